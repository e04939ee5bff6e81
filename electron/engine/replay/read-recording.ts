import type { Store } from '../../../db/store.ts';
import type { Study } from '../../../shared/model.ts';
import { createRecent } from '../thinking/recent.ts';
import { recordingOf, type Recording } from './recording.ts';

export type ReadRecording = (study: Study) => Recording;

/** A large one is some megabytes. */
const MOST_KEPT = 4;

/** Reads each recording once for as long as nothing is added to it, and it is among those that were asked for last. */
export function createRecordingReader(store: Store): ReadRecording {
  const known = createRecent<number, { readonly state: string; readonly recording: Recording }>(MOST_KEPT);
  return (study) => {
    const state = JSON.stringify(store.recordedTotals(study.id));
    const last = known.get(study.id);
    if (last?.state === state) return last.recording;
    const recording = recordingOf(study, store.recordedTrials(study.id));
    known.set(study.id, { state, recording });
    return recording;
  };
}
