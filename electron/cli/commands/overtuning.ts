/** `trialdeck overtuning`: what a study's search gave away again, measured on *confirm*. */
import { objectiveOf } from '../../../shared/measure.ts';
import { parseOvertuningRequest } from '../../../shared/parse/overtuning.ts';
import { overtuningSection } from '../../../shared/report/overtuning.ts';
import { numberOption } from '../arguments.ts';
import { EXIT } from '../exit-codes.ts';
import { followJob } from '../follow-job.ts';
import { openHost } from '../host.ts';
import { sectionText } from '../report-text.ts';
import type { Terminal } from '../terminal.ts';
import { strategyEntry } from '../../engine/search/elsewhere.ts';

export async function overtuning(study: string, options: { readonly json?: boolean }, terminal: Terminal): Promise<number> {
  const { studyId } = parseOvertuningRequest({ studyId: numberOption('study', study) });
  const host = await openHost();
  try {
    const { api } = host;
    const { incumbents, whyNot } = await api.overtuning(studyId);
    const isMissing = whyNot === null && incumbents.some(({ confirm }) => confirm === null);
    const started = isMissing ? await api.startJob({ kind: 'overtuning', request: { studyId } }) : null;
    const job = started && (await followJob(host, started.id, terminal, 'pauseJob'));
    const detail = await api.overtuning(studyId);
    const section = overtuningSection(detail, objectiveOf(await api.study(studyId)), (name) => strategyEntry(name).title);
    terminal.print(options.json ? JSON.stringify(detail, null, 1) : sectionText(section, terminal.width));
    if (job === null) return EXIT.done;
    if (job.reason !== null) terminal.say(job.reason);
    if (job.state === 'paused') terminal.say(`Go on with: trialdeck resume ${job.id}`);
    if (job.state === 'failed') return EXIT.failure;
    return job.state === 'paused' || job.stopped ? EXIT.interrupted : EXIT.done;
  } finally {
    await host.close();
  }
}
