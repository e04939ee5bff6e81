import { TrialdeckError } from '../../../shared/errors.ts';
import type { WorkerTools } from './worker.ts';

/** @param scratch folder for short-lived files */
type LoadTools = (scratch: string) => WorkerTools | Promise<WorkerTools>;

/** What trains trials of each kind of task, a line each: a worker loads that of its own kind alone. */
const KINDS: Readonly<Record<string, () => Promise<{ readonly loadTools: LoadTools }>>> = {
  network: () => import('../tasks/network/training/tools.ts'),
  program: () => import('../tasks/program/tools.ts'),
};

/** Loads what trains trials of the kind. @param scratch folder for short-lived files */
export async function loadTools(kind: string, scratch: string): Promise<WorkerTools> {
  const load = KINDS[kind];
  if (load === undefined) throw new TrialdeckError('unavailable', `This worker trains no trials of the kind ${kind}.`);
  const tools = await load();
  return tools.loadTools(scratch);
}
