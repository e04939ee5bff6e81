/** The kinds of pool, by what a session says of where it runs. */
import { commandWords } from '../../../shared/command-words.ts';
import { commandPool } from './command.ts';
import { localPool } from './local.ts';
import type { OpenPool } from './pool.ts';
import type { SpawnWorker } from './protocol.ts';

/**
 * @param on the command that starts workers, or null for processes of this machine
 * @param spawn starts one of those
 * @throws TrialdeckError usage, where the command is none
 */
export function poolOn(on: string | null, spawn: SpawnWorker): OpenPool {
  return on === null ? localPool(spawn) : commandPool(commandWords(on));
}
