/** What decides the last bits of a training: the processor, by which TensorFlow chooses its instructions, and its version. */
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { loadBinding } from '../../electron/engine/tasks/network/training/native/binding.ts';

export interface Machine {
  readonly processor: string;
  readonly tensorflow: string;
}

export function thisMachine(): Machine {
  return { processor: processor(), tensorflow: loadBinding().TF_Version };
}

/** Its name, and where the system tells them family and model: clouds sell several generations under one name. */
function processor(): string {
  const name = cpus()[0]?.model.trim() ?? 'unknown';
  const file = '/proc/cpuinfo';
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const details = ['cpu family', 'model'].flatMap((key) => {
    const value = new RegExp(`^${key}\\s*: (\\d+)$`, 'm').exec(text)?.[1];
    return value === undefined ? [] : `${key} ${value}`;
  });
  return [name, ...details].join(', ');
}
