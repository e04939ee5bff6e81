/** The kinds of pool, by the kind of place where their workers are started: a line each. */
import { commandWords } from '../../../shared/command-words.ts';
import { placeOf, type Place, type Places } from '../../../shared/place.ts';
import { commandPool } from './command.ts';
import { localPool } from './local.ts';
import type { OpenPool } from './pool.ts';
import type { SpawnWorker } from './protocol.ts';

interface PoolKind<At> {
  /** @param spawn starts a process of this machine */
  open(at: At, spawn: SpawnWorker): OpenPool;
  /** The command of a person's that it runs, which must have been given on this machine; null where it runs none. */
  commandOf(at: At): string | null;
}

const KINDS: { readonly [Kind in keyof Places]: PoolKind<Place<Kind>> } = {
  local: { open: (_, spawn) => localPool(spawn), commandOf: () => null },
  command: { open: ({ command }) => commandPool(commandWords(command)), commandOf: ({ command }) => command },
};

/**
 * @param on where workers are started, see `placeOf`
 * @param spawn starts a process of this machine
 * @throws TrialdeckError usage, where it is a command that is none
 */
export function poolOn(on: string | null, spawn: SpawnWorker): OpenPool {
  return openAt(placeOf(on), spawn);
}

/** The command that is run there, which must have been given on this machine; null where none is. */
export function commandOn(on: string | null): string | null {
  return commandAt(placeOf(on));
}

function openAt<Kind extends keyof Places>(place: Place<Kind>, spawn: SpawnWorker): OpenPool {
  return KINDS[place.kind].open(place, spawn);
}

function commandAt<Kind extends keyof Places>(place: Place<Kind>): string | null {
  return KINDS[place.kind].commandOf(place);
}
