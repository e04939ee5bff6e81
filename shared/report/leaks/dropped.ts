/** What a lab of a former version measured otherwise. */
import { countedText } from '../../format/count.ts';
import type { Job } from '../../job.ts';
import type { LabReport } from '../../leaks/lab.ts';

/** Why a lab that has come to its end lacks trainings, in a sentence; empty where it lacks none. */
export function droppedText(
  { done, of }: Pick<LabReport, 'done' | 'of'>,
  { state, stopped }: Pick<Job, 'state' | 'stopped'>,
): string {
  if (state !== 'finished' || stopped || done === of) return '';
  return `${countedText(of - done, 'training')} of this lab ${of - done === 1 ? 'was' : 'were'} of another version, which measured them otherwise: what they showed is dropped. A new lab measures it.`;
}
