import type { Finding } from '../../../../shared/audit.ts';

export function passed(text: string): Finding {
  return { outcome: 'passed', text, advice: null };
}

export function warned(text: string, advice: string): Finding {
  return { outcome: 'warned', text, advice };
}

export function failed(text: string, advice: string): Finding {
  return { outcome: 'failed', text, advice };
}

export function notApplicable(text: string): Finding {
  return { outcome: 'not applicable', text, advice: null };
}
