/** `trialdeck confirm`: the winners of a study, trained again with fresh model seeds. */
import { againWarning, USUAL_CANDIDATES, USUAL_SEEDS, type ConfirmationDetail } from '../../../shared/confirmation.ts';
import type { StudyOverview } from '../../../shared/contract/studies.ts';
import { confirmationPowerText, UNKNOWN_NOISE } from '../../../shared/confirmation-power.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { objectiveOf, type Judged } from '../../../shared/measure.ts';
import { parseConfirmationRequest } from '../../../shared/parse/confirmation.ts';
import { candidatesSection, earlierSections } from '../../../shared/report/confirmation/candidates.ts';
import { vaultSections } from '../../../shared/report/confirmation/vault.ts';
import { trainingEffortText } from '../../../shared/training-effort.ts';
import { readingsText, worthOfReadings } from '../../../shared/vault.ts';
import { numberOption } from '../arguments.ts';
import { EXIT } from '../exit-codes.ts';
import { followJob } from '../follow-job.ts';
import { openHost } from '../host.ts';
import { sectionText } from '../report-text.ts';
import type { Terminal } from '../terminal.ts';

export interface ConfirmOptions {
  readonly top?: string;
  readonly seeds?: string;
  readonly workers?: string;
  /** Only what it can show. */
  readonly plan?: boolean;
  /** Only what is known already. */
  readonly show?: boolean;
  /** Although the study is confirmed, or has read its vault. */
  readonly again?: boolean;
  readonly json?: boolean;
}

export async function confirm(study: string, options: ConfirmOptions, terminal: Terminal): Promise<number> {
  const request = parseConfirmationRequest({
    studyId: numberOption('study', study),
    top: numberOption('top', options.top),
    seeds: numberOption('seeds', options.seeds),
    workers: numberOption('workers', options.workers),
  });
  const host = await openHost();
  try {
    const { api } = host;
    const { studyId, top = USUAL_CANDIDATES } = request;
    if (options.show) {
      const known = await api.confirmation(studyId);
      const judged = await api.study(studyId);
      terminal.print(options.json ? JSON.stringify(known, null, 1) : confirmationText(known, judged, terminal.width));
      return EXIT.done;
    }
    const first = await api.confirmationPower({ studyId, top, seeds: request.seeds ?? USUAL_SEEDS });
    const seeds = request.seeds ?? first?.advised.seeds ?? USUAL_SEEDS;
    const power = first && seeds !== first.seeds ? await api.confirmationPower({ studyId, top, seeds }) : first;
    const planned = await api.study(studyId);
    const shows = power ? confirmationPowerText(power, objectiveOf(planned)) : UNKNOWN_NOISE;
    const plan = `${shows} ${trainingEffortText((power?.configurations ?? top) * seeds, 'run', planned)}`;
    if (options.plan) {
      terminal.print(options.json ? JSON.stringify(power, null, 1) : plan);
      return EXIT.done;
    }
    if (!options.again) refuseUnmeant(await api.confirmation(studyId));
    terminal.say(plan);
    const { id } = await api.startJob({ kind: 'confirmation', request: { ...request, seeds } });
    const job = await followJob(host, id, terminal, 'pauseJob');
    const detail = await api.confirmation(request.studyId);
    const study = await api.study(request.studyId);
    terminal.print(options.json ? JSON.stringify(detail, null, 1) : confirmationText(detail, study, terminal.width));
    if (job.reason !== null) terminal.say(job.reason);
    if (job.state === 'paused') terminal.say(`Go on with: trialdeck resume ${id}`);
    if (job.state === 'failed') return EXIT.failure;
    return job.state === 'paused' || job.stopped ? EXIT.interrupted : EXIT.done;
  } finally {
    await host.close();
  }
}

/** @throws TrialdeckError usage, field `again`, where the study is confirmed, or has read its vault */
function refuseUnmeant({ readings, whySealed }: ConfirmationDetail): void {
  if (readings.own === 0 && whySealed !== null) return;
  const known = 'What is known is shown by --show. To confirm again all the same, say so: --again.';
  throw new TrialdeckError('usage', `${againWarning(readings.own > 0)} ${known}`, 'again');
}

/** The confirmation with its numbers, and what the vault has said. */
export function confirmationText(
  detail: ConfirmationDetail,
  study: Pick<StudyOverview, 'about' | keyof Judged>,
  width: number,
): string {
  const objective = objectiveOf(study);
  const { confirmation, evidence, readings, whySealed } = detail;
  if (confirmation === null || evidence === null) return `Nothing can be said yet. ${readingsText(readings)}`;
  const sections = [
    candidatesSection(confirmation, evidence, objective),
    ...vaultSections(detail, study),
    ...earlierSections(detail.earlier, objective),
  ];
  const sealed = whySealed ?? `The vault can be opened for its leader with: trialdeck vault ${confirmation.studyId}`;
  const next =
    detail.vault.length === 0 ? ['', readingsText(readings), sealed] : worthOfReadings(readings).flatMap((worth) => ['', worth]);
  return [...sections.flatMap((section) => ['', sectionText(section, width)]).slice(1), ...next].join('\n');
}
