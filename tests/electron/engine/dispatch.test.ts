import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { BackendApi } from '../../../shared/contract/api.ts';
import { METHODS } from '../../../shared/contract/calls.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { dispatch } from '../../../electron/engine/dispatch.ts';
import { createFormulaBackend } from '../../support/formula-backend.ts';

const noBug = (error: unknown): never => {
  throw error;
};
const usage = (message: string, field?: string) => ({
  ok: false,
  error: { code: 'usage', message, ...(field !== undefined && { field }) },
});

it('hands over the arguments as they were checked', async () => {
  const { api } = createFormulaBackend();
  const args = [7, '  a name  '];
  expect([
    await dispatch(api, { method: 'renameStudy', args }, noBug),
    await dispatch(api, { method: 'dataset', args: ['  mnist '] }, noBug),
    args,
  ]).toEqual([{ ok: true, value: undefined }, { ok: true, value: { method: 'dataset', args: ['mnist'] } }, [7, '  a name  ']]);
});

it('keeps the backend as `this`', async () => {
  const own = {
    studies(): unknown {
      return this;
    },
  };
  const reply = await dispatch(own as unknown as BackendApi, { method: 'studies', args: [] }, noBug);
  expect(reply.ok && reply.value).toBe(own);
});

it.each([
  [5, usage('The call is 5; allowed is an object.')],
  [undefined, usage('The call is missing; allowed is an object.')],
  [{ method: 'studies' }, usage('args is missing; allowed is a list.', 'args')],
  [{ method: 5, args: [] }, usage('method is 5; allowed is a text.', 'method')],
  [{ method: 'study', args: [1], id: 2 }, usage('The call has an unknown field id. Known are method, args.', 'id')],
  [
    { method: 'Studies', args: [] },
    usage(`Unknown method Studies. Did you mean studies? Known are ${METHODS.join(', ')}.`, 'method'),
  ],
  [{ method: 'toString', args: [] }, usage(`Unknown method toString. Known are ${METHODS.join(', ')}.`, 'method')],
  [{ method: 'studies', args: [1] }, usage('The number of arguments of studies is 1; allowed is none.', 'args')],
  [{ method: 'study', args: [1, 2] }, usage('The number of arguments of study is 2; allowed is at most 1.', 'args')],
  [{ method: 'study', args: [] }, usage('The number of the study is missing; allowed is a whole number of at least 1.')],
  [{ method: 'study', args: [10n] }, usage('The number of the study is bigint; allowed is a whole number of at least 1.')],
  [{ method: 'dataset', args: ['a', null] }, usage('The number of the study is null; allowed is a whole number of at least 1.')],
])('answers %o with a usage error', async (call, reply) => {
  const { api, called } = createFormulaBackend();
  expect([await dispatch(api, call, noBug), called]).toEqual([reply, []]);
});

it.each(METHODS)('refuses a wrong argument of %s before the backend sees it', async (method) => {
  const { api, called } = createFormulaBackend();
  const reply = await dispatch(api, { method, args: [Symbol.iterator, Symbol.iterator, Symbol.iterator] }, noBug);
  expect([reply, called]).toEqual([{ ok: false, error: expect.objectContaining({ code: 'usage' }) }, []]);
});

it.each([
  [() => Promise.reject(new TrialdeckError('not-found', 'No study 9.')), { code: 'not-found', message: 'No study 9.' }],
  [
    () => {
      throw new TrialdeckError('busy', 'Later.', 'studyId');
    },
    { code: 'busy', message: 'Later.', field: 'studyId' },
  ],
])('turns an expected failure into its plain data: %#', async (study, error) => {
  const api = { study } as unknown as BackendApi;
  expect(await dispatch(api, { method: 'study', args: [9] }, noBug)).toStrictEqual({ ok: false, error });
});

it.each([
  [new RangeError('out of range'), 'out of range'],
  [new TypeError('no function'), 'no function'],
])('reports the bug %o and answers with its sentence alone', async (bug: Error, why: string) => {
  const studies = (): never => {
    throw bug;
  };
  const api = { studies } as unknown as BackendApi;
  const bugs: unknown[] = [];
  const reply = await dispatch(api, { method: 'studies', args: [] }, (error) => bugs.push(error));
  await setImmediate();
  expect([reply, bugs]).toEqual([
    { ok: false, error: { code: 'failure', message: `Something went wrong inside Trialdeck: ${why}` } },
    [bug],
  ]);
});
