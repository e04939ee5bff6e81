/** A process in the place of a trial worker that tries what it is told to, and answers how that went. */
import { spawnSync } from 'node:child_process';
import { fstatSync, linkSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as sqlite from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import type * as tfjs from '@tensorflow/tfjs-node';
import { mapTensor, openGraph } from '../../electron/engine/tasks/network/training/native/session.ts';
import { loadBinding } from '../../electron/engine/tasks/network/training/native/binding.ts';
import { TYPE } from '../../electron/engine/tasks/network/training/native/graph.ts';
import { bytesField, textField } from '../../electron/engine/tasks/network/training/native/protobuf.ts';

const require = createRequire(import.meta.url);

export type Attempt =
  | { readonly read: string }
  | { readonly write: string }
  | { readonly link: string; readonly to: string }
  | { readonly symlink: string; readonly to: string }
  /** A program that would read the file. */
  | { readonly run: string }
  /** A database, opened by SQLite. */
  | { readonly sqlite: string }
  /** A file, read by an operation of TensorFlow. */
  | { readonly operation: string }
  /** A file whose first bytes become a tensor. */
  | { readonly map: string }
  /** An operation in a graph, put down in a folder for a moment. */
  | { readonly graphWith: string; readonly in: string }
  /** A thread of its own. */
  | { readonly thread: string }
  /** Answered by the files behind all descriptors that it has, each as its device and number. */
  | { readonly descriptors: number };

process.on('message', (message: Attempt | { readonly kind: 'grant' }) => {
  if (!('kind' in message)) process.send!({ answer: outcome(message) });
});
process.on('disconnect', () => process.exit(0));

function outcome(attempt: Attempt): unknown {
  try {
    return tried(attempt) ?? 'done';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

function tried(attempt: Attempt): unknown {
  if ('read' in attempt) return void readFileSync(attempt.read);
  if ('write' in attempt) return writeFileSync(attempt.write, 'x');
  if ('link' in attempt) return linkSync(attempt.link, attempt.to);
  if ('symlink' in attempt) return symlinkSync(attempt.symlink, attempt.to);
  if ('sqlite' in attempt) {
    const { DatabaseSync } = require('node:sqlite') as typeof sqlite;
    return void new DatabaseSync(attempt.sqlite, { readOnly: true }).prepare('PRAGMA user_version').get();
  }
  if ('operation' in attempt) return readByOperation(attempt.operation);
  if ('map' in attempt) return void mapTensor(loadBinding(), TYPE.uint8, [8], attempt.map);
  if ('graphWith' in attempt) return void openGraph(loadBinding(), modelWith(attempt.graphWith), attempt.in);
  if ('thread' in attempt) return void new Worker(attempt.thread, { eval: true });
  if ('descriptors' in attempt) return Array.from({ length: attempt.descriptors }, (_, at) => fileBehind(at)).filter(Boolean);
  const { error } = spawnSync('cat', [attempt.run]);
  if (error) throw error;
  return undefined;
}

/** How many bytes it has read. */
function readByOperation(file: string): number {
  const tf = require('@tensorflow/tfjs-node') as typeof tfjs;
  const backend = tf.backend() as unknown as {
    executeSingleOutput(name: string, options: readonly unknown[], inputs: readonly unknown[]): { readonly dataId: object };
    readSync(dataId: object): readonly Uint8Array[];
  };
  const read = backend.executeSingleOutput('ReadFile', [], [tf.tensor(file, [], 'string')]);
  const [content] = backend.readSync(read.dataId);
  return content!.length;
}

/** A saved model of one node without inputs. */
function modelWith(operation: string): Uint8Array {
  const graph = bytesField(1, textField(1, 'node'), textField(2, operation));
  return bytesField(2, bytesField(1, textField(4, 'serve')), bytesField(2, graph));
}

function fileBehind(descriptor: number): string | null {
  try {
    const { dev, ino } = fstatSync(descriptor);
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}
