/** Runs the product's own terminal command, with everything on, in a data folder of its own. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Epoch, Params, TrialState } from '../shared/model.ts';
import { PROJECT } from './circumstances.ts';
import { runCommand } from './command.ts';

export interface TrainedTrial {
  readonly number: number;
  readonly params: Params;
  readonly state: TrialState;
  readonly value: number | null;
  readonly epochs: readonly Epoch[];
}

export interface Trained {
  readonly trials: readonly TrainedTrial[];
  /** What the command itself says it took to train. */
  readonly seconds: number;
  /** From the start of the process to its end. */
  readonly commandSeconds: number;
}

const PROGRAM = path.join(PROJECT, 'bin', 'start.mjs');

export interface TrainOptions {
  readonly epochs: number;
  readonly rows: number;
  readonly workers: number;
}

/** @throws Error, where a trial did not train to its end: its time would say nothing. */
export async function train(configurations: readonly Params[], options: TrainOptions, folder: string): Promise<Trained> {
  const file = path.join(folder, 'configurations.json');
  writeFileSync(file, JSON.stringify(configurations));
  const trained = await runTerminal(['train', '--configs', file, ...flags(options)], folder);
  if (trained.trials.length !== configurations.length || trained.trials.some(({ epochs }) => epochs.length !== options.epochs))
    throw new Error(`Not every one of ${configurations.length} trials trained ${options.epochs} epochs.`);
  return trained;
}

/** Any command that trains and answers with `--json`. */
export async function runTerminal(args: readonly string[], folder: string): Promise<Trained> {
  mkdirSync(folder, { recursive: true });
  const { output, seconds } = await runCommand(process.execPath, [PROGRAM, ...args, '--json'], {
    TRIALDECK_HOME: mkdtempSync(path.join(folder, 'home-')),
  });
  return { ...(JSON.parse(output) as Omit<Trained, 'commandSeconds'>), commandSeconds: seconds };
}

export function flags(options: Readonly<Record<string, string | number>> | TrainOptions): string[] {
  return Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
}
