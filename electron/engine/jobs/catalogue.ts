/** Every kind of job there is: a kind is a file in `kinds/` and a line here. */
import type { JobKind } from '../../../shared/job.ts';
import type { Inspector } from '../api/inspection.ts';
import type { BackendHost, EventListener } from '../backend-host.ts';
import type { ReadRecording } from '../replay/read-recording.ts';
import type { Kind } from './job.ts';
import { createBackupKind } from './kinds/backup.ts';
import { createExperimentKind } from './kinds/experiment.ts';
import { createFetchKind } from './kinds/fetch.ts';
import { createImportKind } from './kinds/import.ts';
import { createInspectionKind } from './kinds/inspection.ts';
import type { SearchKind } from './kinds/search.ts';
import { createSpeedKind } from './kinds/speed.ts';

export type Kinds = { readonly [Name in JobKind]: Kind<Name> };

export interface KindParts {
  readonly host: BackendHost;
  readonly searches: SearchKind;
  readonly inspector: Inspector;
  readonly readRecording: ReadRecording;
  readonly announce: EventListener;
}

export function createKinds({ host, searches, inspector, readRecording, announce }: KindParts): Kinds {
  return {
    search: searches,
    experiment: createExperimentKind(host, searches, readRecording, announce),
    inspection: createInspectionKind(host.store, inspector),
    fetch: createFetchKind(host),
    speed: createSpeedKind(host),
    backup: createBackupKind(host),
    import: createImportKind(host),
  };
}
