import { describe, expect, it } from 'vitest';
import { createClient } from '../../shared/client.ts';
import type { Call } from '../../shared/contract/api.ts';

describe('a client', () => {
  it('sends a call without the arguments that are left out at its end', async () => {
    const sent: Call[] = [];
    const api = createClient(async (call) => {
      sent.push(call);
      return { ok: true, value: 7 };
    });
    expect([await api.dataset('a', undefined), await api.studies()]).toEqual([7, 7]);
    expect(sent).toEqual([
      { method: 'dataset', args: ['a'] },
      { method: 'studies', args: [] },
    ]);
  });

  it('rejects with the error of its reply', async () => {
    const api = createClient(async () => ({ ok: false, error: { code: 'busy', message: 'Not now.', field: 'studyId' } }));
    await expect(api.study(1)).rejects.toMatchObject({ code: 'busy', message: 'Not now.', field: 'studyId' });
  });

  it('is no promise, so that a promise can give it', async () => {
    const api = createClient(async () => ({ ok: true, value: null }));
    expect(await Promise.resolve(api)).toBe(api);
  });
});
