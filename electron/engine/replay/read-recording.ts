import type { Store } from '../../../db/store.ts';
import type { Study } from '../../../shared/model.ts';
import { recordingOf, type Recording } from './recording.ts';

export type ReadRecording = (study: Study) => Recording;

/** Reads each recording once for as long as nothing is added to it. */
export function createRecordingReader(store: Store): ReadRecording {
  const known = new Map<number, { readonly state: string; readonly recording: Recording }>();
  return (study) => {
    const state = JSON.stringify(store.recordedTotals(study.id));
    const last = known.get(study.id);
    if (last?.state === state) return last.recording;
    const recording = recordingOf(study, store.recordedTrials(study.id));
    known.set(study.id, { state, recording });
    return recording;
  };
}
