import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { ref } from 'vue';
import { useStudyAnswer } from '../../../renderer/stores/study-answer.ts';
import { useStudy } from '../../../renderer/stores/study.ts';
import { overviewOf, progressOf } from '../../support/window-data.ts';
import { openWindow, pending } from '../support/window.ts';

async function asking() {
  const window = openWindow({
    studies: () => [overviewOf(), overviewOf({ id: 2 })],
    study: (id) => overviewOf({ id }),
    running: () => [],
    progress: () => progressOf(),
  });
  const study = useStudy();
  study.open(1);
  await flushPromises();
  const choice = ref('a');
  const answers: PromiseWithResolvers<string>[] = [];
  const { got } = window.use(() =>
    useStudyAnswer(
      async (studyId) => {
        const words = `${choice.value} of ${studyId}`;
        const answer = pending<string>();
        answers.push(answer);
        return `${words}: ${await answer.promise}`;
      },
      () => choice.value,
    ),
  );
  const reply = async (at: number, words: string): Promise<void> => {
    answers[at]!.resolve(words);
    await flushPromises();
  };
  return { study, choice, answers, reply, answer: got };
}

test('it is asked again when trials of the study have changed, or what it depends on', async () => {
  const { study, choice, answers, reply, answer } = await asking();
  await reply(0, 'first');
  study.revision++;
  await flushPromises();
  expect(answer.data.value).toBe('a of 1: first');
  await reply(1, 'second');
  choice.value = 'b';
  await flushPromises();
  await reply(2, 'third');
  expect([answer.data.value, answers.length]).toEqual(['b of 1: third', 3]);
});

test('what is about a study that has been left is never told of the next one', async () => {
  const { study, reply, answer } = await asking();
  await reply(0, 'first');
  study.revision++;
  await flushPromises();
  study.open(2);
  expect(answer.data.value).toBeNull();
  await flushPromises();
  await reply(1, 'late');
  expect(answer.data.value).toBeNull();
  await reply(2, 'its own');
  expect(answer.data.value).toBe('a of 2: its own');
});
