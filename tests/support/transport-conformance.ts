/** What every transport of the contract must do. A test file calls `describeTransport` with the way to open its own. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Method } from '../../shared/contract/api.ts';
import { METHODS } from '../../shared/contract/calls.ts';
import { TrialdeckError } from '../../shared/errors.ts';
import { connectClient, type Connection, type Port } from '../../shared/wire.ts';
import { createFormulaBackend, DIFFICULT_TEXT, longText, type FormulaBackend } from './formula-backend.ts';

/** A server that answers for a backend. */
export interface TransportServer {
  /** A new connection, seen from the client. */
  connect(): Promise<Port>;
  /** Closes every connection from the server's side, and the server with it. */
  close(): Promise<void>;
}

const query = { studyId: 3, filter: { text: DIFFICULT_TEXT, ranges: { units: [null, 64] } } };
const request = { name: 'a', space: { units: { type: 'int', low: 8, high: 64 } }, budget: { seconds: 0.1 } };
const random = { name: 'random', options: {} };
/** Legal arguments of every method that answers with what it was asked. */
const ARGUMENTS: Partial<Readonly<Record<Method, readonly unknown[]>>> = {
  system: [],
  choices: [],
  settings: [],
  changeSettings: [{ theme: 'dark' }],
  removePartitions: [],
  studies: [],
  study: [1],
  markStudy: [1, { starred: true, note: DIFFICULT_TEXT }],
  estimate: [request],
  startJob: [{ kind: 'search', request }],
  jobs: [{ states: ['running'], studyId: 1 }],
  job: [2],
  pauseJob: [2],
  resumeJob: [2],
  stopJob: [2],
  deleteJob: [2],
  addBudget: [2, { trials: 5 }],
  setWorkers: [2, 3],
  progress: [2],
  running: [],
  trials: [query],
  annotateTrial: [4, { tags: ['é'] }],
  queueTrial: [{ studyId: 1, params: { units: 64, batch_normalization: true } }],
  plot: [{ studyId: 1, kind: 'history' }],
  dataset: ['fashion-mnist', 1],
  correctedSession: [2],
  compareTrials: [4, 5],
  hardRows: [1],
  seedNoise: [1],
  foreignSearches: [1],
  comparisonPower: [{ arms: 3, pairs: 20, margin: 0.002, spread: null }],
  recordings: [],
  replay: [{ studyId: 1, strategy: random, budget: { epochs: 100 } }],
  experiments: [1],
  experiment: [5],
  experimentRuns: [5],
  confirmation: [1],
  audit: [1],
  overtuning: [1],
  importance: [{ studyId: 1, method: 'fanova', region: 'good' }],
  confirmationPower: [{ studyId: 1, top: 5, seeds: 10 }],
  leakReport: [5],
  studyEvidence: [1],
  authored: [1],
  changeAuthored: [1, { author: DIFFICULT_TEXT, leftOut: ['appendix'] }],
  reportFiles: [{ studyId: 1, format: 'markdown' }],
};
const OTHERS: readonly Method[] = ['renameStudy', 'deleteStudy', 'restoreStudy', 'trial', 'inspection', 'exportTrials'];

export function describeTransport(name: string, open: (backend: FormulaBackend) => Promise<TransportServer>): void {
  describe(`the contract over ${name}`, () => {
    let backend: FormulaBackend;
    let server: TransportServer;
    let connection: Connection;

    beforeEach(async () => {
      backend = createFormulaBackend();
      server = await open(backend);
      connection = connectClient(await server.connect());
      await connection.api.system();
    });
    afterEach(() => server.close());

    it('carries every method with its arguments', async () => {
      expect([...Object.keys(ARGUMENTS), ...OTHERS].sort()).toEqual([...METHODS].sort());
      for (const [method, args] of Object.entries(ARGUMENTS)) {
        const call = connection.api[method as Method] as (...args: readonly unknown[]) => Promise<unknown>;
        expect(await call(...args)).toEqual({ method, args });
      }
    });

    it('leaves out what is left out, and answers nothing with undefined', async () => {
      expect([
        await connection.api.dataset('a'),
        await connection.api.dataset('a', undefined),
        await connection.api.markStudy(1, { starred: undefined, note: 'x' }),
        await connection.api.renameStudy(1, 'a'),
      ]).toEqual([
        { method: 'dataset', args: ['a'] },
        { method: 'dataset', args: ['a'] },
        { method: 'markStudy', args: [1, { note: 'x' }] },
        undefined,
      ]);
    });

    it('carries a failure with code, sentence and field', async () => {
      const failures = await Promise.all([
        failureOf(connection.api.deleteStudy(1)),
        failureOf(connection.api.study(0)),
        failureOf(connection.api.restoreStudy(1)),
      ]);
      expect(failures).toEqual([
        { code: 'busy', message: 'It is running.', field: 'studyId' },
        { code: 'usage', message: 'The number of the study is 0; allowed is a whole number of at least 1.', field: undefined },
        { code: 'failure', message: 'Something went wrong inside Trialdeck: a bug', field: undefined },
      ]);
      expect(backend.bugs).toEqual([new RangeError('a bug')]);
    });

    it('gives every reply to its own call, whatever the order', async () => {
      const answers: unknown[] = [];
      const ask = async (milliseconds: number): Promise<void> => {
        answers.push(await connection.api.inspection(milliseconds));
      };
      await Promise.all([ask(120), ask(60), ask(1)]);
      expect(answers).toEqual([1, 60, 120]);
    });

    it('carries long and difficult texts both ways', async () => {
      const note = longText(20_000);
      expect(await connection.api.markStudy(1, { note })).toEqual({ method: 'markStudy', args: [1, { note }] });
      const text = await connection.api.exportTrials({ studyId: 5 }, 'csv');
      expect(text === longText(5_000_000)).toBe(true);
    });

    it('answers what is no call of the contract with a usage error', async () => {
      const port = await server.connect();
      const replies: unknown[] = [];
      port.onMessage((message) => replies.push(message));
      port.send({ id: 1, call: { method: 'constructor', args: [] } });
      port.send({ id: 2, call: 5 });
      await vi.waitFor(() => expect(replies).toHaveLength(2));
      expect(replies).toEqual([
        { id: 1, reply: { ok: false, error: expect.objectContaining({ code: 'usage', field: 'method' }) } },
        { id: 2, reply: { ok: false, error: { code: 'usage', message: 'The call is 5; allowed is an object.' } } },
      ]);
    });

    it.each([[{ call: { method: 'studies', args: [] } }], [{ id: '1', call: { method: 'studies', args: [] } }], [null], ['x']])(
      'closes a connection that sends %j, which has no id to answer to',
      async (message) => {
        const port = await server.connect();
        const closed = closing(port);
        port.onMessage(() => {});
        port.send(message);
        await closed;
        expect(backend.called).toEqual(['system']);
        expect(await connection.api.studies()).toEqual({ method: 'studies', args: [] });
      },
    );

    it('brings events in order to the listeners of their name, on every connection', async () => {
      const second = connectClient(await server.connect());
      await second.api.system();
      const heard: unknown[] = [];
      const endSecond = second.onEvent('study', (data) => heard.push(['second', data]));
      connection.onEvent('notice', (data) => heard.push(['first', data]));
      for (const studyId of [1, 2, 3]) backend.announce('study', { studyId });
      await second.api.system();
      endSecond();
      backend.announce('study', { studyId: 4 });
      backend.announce('notice', { level: 'info', text: DIFFICULT_TEXT, jobId: 2, studyId: null });
      await Promise.all([connection.api.system(), second.api.system()]);
      expect(heard).toEqual([
        ['second', { studyId: 1 }],
        ['second', { studyId: 2 }],
        ['second', { studyId: 3 }],
        ['first', { level: 'info', text: DIFFICULT_TEXT, jobId: 2, studyId: null }],
      ]);
    });

    it('rejects open and later calls as unavailable when the server closes', async () => {
      const closed = closing(connection);
      const pending = failureOf(connection.api.trial(1));
      await vi.waitFor(() => expect(backend.called).toContain('trial'));
      await server.close();
      await closed;
      expect([(await pending).code, (await failureOf(connection.api.studies())).code]).toEqual(['unavailable', 'unavailable']);
      await closing(connection);
    });

    it('ends the subscription when the client closes, and leaves the others alone', async () => {
      const second = connectClient(await server.connect());
      await second.api.system();
      const before = backend.subscribers();
      const pending = failureOf(second.api.trial(1));
      await vi.waitFor(() => expect(backend.called).toContain('trial'));
      second.close();
      expect((await pending).code).toBe('unavailable');
      await vi.waitFor(() => expect([before, backend.subscribers()]).toEqual([2, 1]));
      backend.announce('study', { studyId: 1 });
      expect(await connection.api.studies()).toEqual({ method: 'studies', args: [] });
    });
  });
}

function closing(end: Pick<Port, 'onClose'>): Promise<void> {
  return new Promise((resolve) => end.onClose(resolve));
}

async function failureOf(call: Promise<unknown>): Promise<Pick<TrialdeckError, 'code' | 'message' | 'field'>> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof TrialdeckError)) throw error;
    return { code: error.code, message: error.message, field: error.field };
  }
  throw new Error('The call did not fail.');
}
