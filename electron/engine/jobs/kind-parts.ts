import type { Inspector } from '../api/inspection.ts';
import type { BackendHost, EventListener } from '../backend-host.ts';
import type { ConfirmationReader } from '../confirmation/reader.ts';
import type { ReadRecording } from '../replay/read-recording.ts';
import type { SearchKind } from './kinds/search.ts';

/** What kinds of job are made from. */
export interface KindParts {
  readonly host: BackendHost;
  readonly searches: SearchKind;
  readonly inspector: Inspector;
  readonly confirmations: ConfirmationReader;
  readonly readRecording: ReadRecording;
  readonly announce: EventListener;
}
