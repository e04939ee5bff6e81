/** What a backend is given by its host, and how it announces. */
import type { Clock } from '../../shared/clock.ts';
import type { EventName, Events } from '../../shared/contract/api.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Environment } from '../../shared/model.ts';
import type { Store } from '../../db/store.ts';
import type { DatasetOrigins } from './tasks/network/data/fetch/official-origins.ts';
import type { PartitionFiles } from './tasks/partition-files.ts';
import type { Folders } from './folders.ts';
import type { SpawnWorker } from './pool/protocol.ts';
import type { WithRows } from './rows/with-rows.ts';
import type { Thinking } from './thinking/thinking.ts';

export interface BackendParts {
  readonly store: Store;
  readonly folders: Folders;
  /** Where data sets are fetched from, when somebody asks for one. */
  readonly origins: DatasetOrigins;
  readonly spawn: SpawnWorker;
  readonly clock: Clock;
  /** Closed by the backend. */
  readonly thinking: Thinking;
  /** A seed for a search that names none. */
  readonly newSeed: () => number;
  readonly cores: number;
  /** Memory that workers may take. */
  readonly freeBytes: number;
  readonly environment: Omit<Environment, 'engine' | 'tensorflow'>;
  readonly engine: Pick<Environment, 'engine' | 'tensorflow'>;
  readonly versions: Readonly<Record<string, string>>;
}

export interface BackendHost extends BackendParts {
  readonly partitions: PartitionFiles;
  readonly withRows: WithRows;
  settings(): Settings;
}

export type EventListener = <Name extends EventName>(name: Name, data: Events[Name]) => void;
