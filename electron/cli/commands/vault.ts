/** `trialdeck vault`: the value of a confirmed winner on the rows that nobody has seen; afterwards what was read, without reading again. */
import type { ConfirmationDetail } from '../../../shared/confirmation.ts';
import type { StudyOverview } from '../../../shared/contract/studies.ts';
import { parseVaultRequest } from '../../../shared/parse/confirmation.ts';
import { vaultSections } from '../../../shared/report/confirmation/vault.ts';
import { worthOfReadings } from '../../../shared/vault.ts';
import { numberOption } from '../arguments.ts';
import { EXIT } from '../exit-codes.ts';
import { followJob } from '../follow-job.ts';
import { openHost } from '../host.ts';
import { sectionText } from '../report-text.ts';
import type { Terminal } from '../terminal.ts';
import { confirmationText } from './confirm.ts';

export interface VaultOptions {
  readonly again?: boolean;
  readonly json?: boolean;
}

export async function readVault(study: string, { again = false, json }: VaultOptions, terminal: Terminal): Promise<number> {
  const request = parseVaultRequest({ studyId: numberOption('study', study), again });
  const host = await openHost();
  try {
    const { api } = host;
    const known = await api.confirmation(request.studyId);
    if (!again && known.vault.length > 0) {
      const judged = await api.study(request.studyId);
      terminal.print(json ? JSON.stringify(known, null, 1) : knownText(known, judged, terminal.width));
      return EXIT.done;
    }
    const { id } = await api.startJob({ kind: 'vault', request });
    const job = await followJob(host, id, terminal);
    if (job.state !== 'finished' || job.stopped) {
      terminal.say(job.reason ?? 'Stopped: its log says whether the vault was opened.');
      return job.state === 'failed' ? EXIT.failure : EXIT.interrupted;
    }
    const detail = await api.confirmation(request.studyId);
    const study = await api.study(request.studyId);
    terminal.print(json ? JSON.stringify(detail, null, 1) : confirmationText(detail, study, terminal.width));
    return EXIT.done;
  } finally {
    await host.close();
  }
}

/** What the vault has said, and how another reading is asked for. */
function knownText(detail: ConfirmationDetail, study: StudyOverview, width: number): string {
  const sections = vaultSections(detail, study).flatMap((section) => [sectionText(section, width), '']);
  return [...sections, ...worthOfReadings(detail.readings), AGAIN].join('\n');
}

const AGAIN = 'It was not read now. Another reading, which makes all of them worth less, needs --again.';
