/** Every kind of job there is. */
import { TrialdeckError } from '../../../shared/errors.ts';
import type { JobKind, JobRequests } from '../../../shared/job.ts';
import { anyOf } from '../../../shared/parse/check.ts';
import type { StoredJob } from '../../../db/store/jobs.ts';
import type { Task } from '../../../shared/task.ts';
import type { Kind } from './job.ts';
import type { KindParts } from './kind-parts.ts';
import * as creators from './kinds.ts';

export type Kinds = { readonly [Name in JobKind]: Kind<Name> };

/** Searches are made before the others, which ask them. */
const CREATORS: { readonly [Name in Exclude<JobKind, 'search'>]: (parts: KindParts) => Kind<Name> } = creators;

export function createKinds(parts: KindParts): Kinds {
  const others = Object.entries(CREATORS).map(([name, create]) => [name, create(parts)]);
  // One of each name, which the type of entries does not show.
  return { search: parts.searches, ...Object.fromEntries(others) } as Kinds;
}

/** The task whose rows the job refuses to begin without; null where it needs none. @throws TrialdeckError, where what is asked for is wrong */
export function trainsOn<Name extends JobKind>(kinds: Kinds, name: Name, request: JobRequests[Name]): Task | null {
  refuseUnknown(kinds, name);
  const kind: Kind<Name> = kinds[name];
  return kind.trainsOn?.(kind.parse(request)) ?? null;
}

/** The job that is asked for, in line. @throws TrialdeckError, and nothing is written then */
export function begunBy<Name extends JobKind>(kinds: Kinds, name: Name, request: JobRequests[Name]): StoredJob {
  refuseUnknown(kinds, name);
  const kind: Kind<Name> = kinds[name];
  return kind.begin(kind.parse(request));
}

/** @throws TrialdeckError usage, where there is no such kind. */
function refuseUnknown(kinds: Kinds, kind: string): void {
  if (Object.hasOwn(kinds, kind)) return;
  const text = `kind is ${JSON.stringify(kind)}; allowed is ${anyOf(Object.keys(kinds))}.`;
  throw new TrialdeckError('usage', text, 'kind');
}
