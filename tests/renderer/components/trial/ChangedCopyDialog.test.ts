import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import ChangedCopyDialog from '../../../../renderer/components/trial/ChangedCopyDialog.vue';
import { openWindow, refusal, type Answers } from '../../support/window.ts';
import { detailOf, SESSION_ID, SPACE, STUDY_ID, trialOf } from '../../../support/window-data.ts';

async function shown(answers: Answers = { queueTrial: () => ({ sessionId: SESSION_ID }) }) {
  const window = openWindow(answers);
  window.show(ChangedCopyDialog, { open: true, detail: detailOf(), space: SPACE });
  await flushPromises();
  const dialog = document.querySelector<HTMLElement>('[role="dialog"]')!;
  const field = (name: string): HTMLInputElement => {
    const label = [...dialog.querySelectorAll('label')].find((element) => element.textContent === name)!;
    return dialog.querySelector(`#${label.htmlFor}`)!;
  };
  const write = async (name: string, text: string): Promise<void> => {
    const input = field(name);
    input.value = text;
    input.dispatchEvent(new Event('input'));
    await flushPromises();
  };
  const queue = [...dialog.querySelectorAll('button')].find(({ textContent }) => textContent?.includes('Queue'))!;
  const submit = async (): Promise<void> => {
    dialog.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    await flushPromises();
  };
  return { ...window, dialog, field, write, queue, submit };
}

test('an unchanged copy is not queued', async () => {
  const { dialog, queue, submit, asked } = await shown();
  expect([queue.disabled, dialog.textContent.includes('Nothing is changed yet.')]).toEqual([true, true]);
  await submit();
  expect(asked('queueTrial')).toEqual([]);
});

test('a bad value is refused at its field, with the rule', async () => {
  const { dialog, field, write, queue, submit, asked } = await shown();
  await write('units', '20');
  expect(field('units').getAttribute('aria-invalid')).toBe('true');
  expect(dialog.querySelector('[role="alert"]')!.textContent).toBe(
    'units is 20; the space allows a whole number from 32 to 512.',
  );
  expect(queue.disabled).toBe(true);
  await submit();
  expect(asked('queueTrial')).toEqual([]);
});

test('a changed copy is queued with everything else as it was', async () => {
  const { write, submit, asked } = await shown();
  await write('units', '128');
  await submit();
  const { params } = trialOf();
  expect(asked('queueTrial')).toEqual([[{ studyId: STUDY_ID, params: { ...params, units: 128 }, epochs: 10 }]]);
});

test('what the backend refuses is told in the form', async () => {
  const { dialog, write, submit } = await shown({ queueTrial: () => Promise.reject(refusal('A search is running.', 'busy')) });
  await write('units', '128');
  await submit();
  expect(dialog.querySelector('[role="alert"]')!.textContent).toBe('A search is running.');
});
