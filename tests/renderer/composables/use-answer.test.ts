import { flushPromises } from '@vue/test-utils';
import { expect, test, vi } from 'vitest';
import { ref, watch } from 'vue';
import { useAnswer } from '../../../renderer/composables/use-answer.ts';
import { openWindow, pending, refusal } from '../support/window.ts';

/** A question about a subject in a version; the test answers each time that it is asked. */
async function asking() {
  const [subject, version] = [ref('one'), ref(1)];
  const asked: (PromiseWithResolvers<string> & { readonly of: string })[] = [];
  const window = openWindow();
  const ask = vi.fn(() => {
    const answer = { ...pending<string>(), of: `${subject.value} ${version.value}` };
    asked.push(answer);
    return answer.promise;
  });
  const { got, leave } = window.use(() =>
    useAnswer(ask, { about: () => subject.value, revised: () => [Math.floor(version.value)] }),
  );
  await flushPromises();
  const reply = async (at: number): Promise<void> => {
    asked[at]!.resolve(asked[at]!.of);
    await flushPromises();
  };
  return { ...window, subject, version, asked, reply, answer: got, leave };
}

test('an answer that is old stays until the new one is there', async () => {
  const { version, asked, reply, answer } = await asking();
  expect([answer.data.value, answer.loading.value]).toEqual([null, true]);
  await reply(0);
  version.value = 2;
  await flushPromises();
  expect([answer.data.value, answer.loading.value, asked.length]).toEqual(['one 1', true, 2]);
  await reply(1);
  expect([answer.data.value, answer.loading.value]).toEqual(['one 2', false]);
});

test('what reads differently and comes to the same is not asked again', async () => {
  const { version, asked } = await asking();
  version.value = 1.5;
  await flushPromises();
  expect(asked).toHaveLength(1);
});

test('of overlapping questions the last one counts', async () => {
  const { version, reply, answer } = await asking();
  version.value = 2;
  await flushPromises();
  await reply(1);
  await reply(0);
  expect(answer.data.value).toBe('one 2');
});

test('the refusal of a question that another has overtaken says nothing, and the last is still awaited', async () => {
  const { version, asked, reply, answer } = await asking();
  version.value = 2;
  await flushPromises();
  asked[0]!.reject(refusal('The database is locked.', 'unavailable'));
  await flushPromises();
  expect([answer.error.value, answer.loading.value]).toEqual([null, true]);
  await reply(1);
  expect([answer.data.value, answer.error.value, answer.loading.value]).toEqual(['one 2', null, false]);
});

test('what comes once nobody looks is not kept', async () => {
  const { reply, answer, leave } = await asking();
  leave();
  await reply(0);
  expect([answer.data.value, answer.loading.value]).toEqual([null, true]);
});

test('what was known of one subject is gone before anything can be drawn of the next', async () => {
  const { subject, reply, answer } = await asking();
  await reply(0);
  const drawn: unknown[] = [];
  watch(answer.data, (data) => drawn.push([subject.value, data]), { flush: 'sync' });
  subject.value = 'two';
  expect(answer.data.value).toBeNull();
  await flushPromises();
  await reply(1);
  expect(drawn).toEqual([
    ['two', null],
    ['two', 'two 1'],
  ]);
});

test('an answer that comes late, or a refusal, says nothing of the next subject', async () => {
  const { subject, asked, reply, answer } = await asking();
  subject.value = 'two';
  await reply(0);
  expect([answer.data.value, answer.loading.value, asked.length]).toEqual([null, true, 2]);
  asked[1]!.reject(refusal('The disk is gone.', 'unavailable'));
  await flushPromises();
  expect(answer.error.value?.message).toBe('The disk is gone.');
  subject.value = 'three';
  expect(answer.error.value).toBeNull();
  await flushPromises();
  await reply(2);
  expect(answer.data.value).toBe('three 1');
});

test('a refusal leaves the answer before it, and the next answer takes it away', async () => {
  const { asked, reply, answer } = await asking();
  await reply(0);
  void answer.reload();
  asked[1]!.reject(refusal('The database is locked.', 'unavailable'));
  await flushPromises();
  expect([answer.data.value, answer.error.value?.message]).toEqual(['one 1', 'The database is locked.']);
  void answer.reload();
  await reply(2);
  expect([answer.data.value, answer.error.value]).toEqual(['one 1', null]);
});

test('it is asked again after a lost connection, and no more once nobody looks', async () => {
  const { connect, version, asked, leave } = await asking();
  connect('lost');
  connect('open');
  await flushPromises();
  expect(asked).toHaveLength(2);
  leave();
  version.value = 2;
  connect('lost');
  connect('open');
  await flushPromises();
  expect(asked).toHaveLength(2);
});
