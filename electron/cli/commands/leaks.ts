/** `trialdeck leaks`: what each leak would add to the reported value, measured. */
import { isUnfinished } from '../../../shared/job-state.ts';
import type { Job } from '../../../shared/job.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { LabReport } from '../../../shared/leaks/lab.ts';
import { LEAK_NAMES, type LeakName } from '../../../shared/leaks/leak.ts';
import { suggestion } from '../../../shared/parse/check.ts';
import { parseLabRequest } from '../../../shared/parse/lab.ts';
import { droppedText } from '../../../shared/report/leaks/dropped.ts';
import { leakChapter } from '../../../shared/report/leaks/chapter.ts';
import { markdownSection } from '../../../shared/report/markdown-section.ts';
import type { Section } from '../../../shared/report/report.ts';
import { numberOption } from '../arguments.ts';
import { EXIT } from '../exit-codes.ts';
import { followJob } from '../follow-job.ts';
import { openHost, type Host } from '../host.ts';
import { sectionText } from '../report-text.ts';
import type { Terminal } from '../terminal.ts';

export interface LeaksOptions {
  readonly quick?: boolean;
  readonly kind?: string;
  readonly dataset?: string;
  readonly repetitions?: string;
  readonly seed?: string;
  readonly job?: string;
  readonly markdown?: boolean;
  readonly json?: boolean;
}

/** Runs the lab, or goes on with one, and shows what was measured; Ctrl-C pauses it. */
export async function leaks(options: LeaksOptions, terminal: Terminal): Promise<number> {
  const host = await openHost();
  try {
    const { id } = await begun(options, host);
    const { state, stopped, reason } = await followJob(host, id, terminal, 'pauseJob');
    const report = await host.api.leakReport(id);
    if (options.json) terminal.print(JSON.stringify(report, null, 1));
    else
      terminal.print(chapterText(report, options.markdown ? markdownSection : (section) => sectionText(section, terminal.width)));
    const dropped = droppedText(report, { state, stopped });
    if (dropped !== '') terminal.say(dropped);
    if (reason !== null) terminal.say(reason);
    if (state === 'paused') terminal.say(`Go on with: trialdeck leaks --job ${id}`);
    if (state === 'failed') return EXIT.failure;
    return state === 'finished' && !stopped ? EXIT.done : EXIT.interrupted;
  } finally {
    await host.close();
  }
}

/** The leaks that the lab was asked for. */
function chapterText(report: LabReport, textOf: (section: Section) => string): string {
  const { sizes, leaks } = leakChapter(report, report.plan.leaks);
  return [...(sizes === null ? [] : [sizes]), ...leaks].map(textOf).join('\n\n');
}

/** One that has ended is only shown. */
async function begun({ job, ...options }: LeaksOptions, { api }: Host): Promise<Job> {
  if (job === undefined) return api.startJob({ kind: 'leaks', request: requestOf(options) });
  const id = numberOption('job', job)!;
  const { job: known } = await api.job(id);
  if (known.kind === 'leaks' && !isUnfinished(known.state) && known.actions.includes('resume')) await api.resumeJob(id);
  return known;
}

/** @throws TrialdeckError usage, where there is no leak of that name */
function leakOption(name: string): LeakName {
  const known = LEAK_NAMES.find((leak) => leak === name);
  if (known) return known;
  throw new TrialdeckError('usage', `--kind is ${JSON.stringify(name)}. ${suggestion(name, LEAK_NAMES)}`, 'kind');
}

/** Without `--quick` in full. */
function requestOf({ quick, kind, dataset, repetitions, seed }: Omit<LeaksOptions, 'job'>) {
  return parseLabRequest({
    scale: quick ? 'quick' : 'full',
    leaks: kind?.split(',').map((name) => leakOption(name.trim())),
    dataset,
    repetitions: numberOption('repetitions', repetitions),
    seed: numberOption('seed', seed),
  });
}
