import { flushPromises } from '@vue/test-utils';
import { zlibSync } from 'fflate';
import { defineComponent } from 'vue';
import { expect, test } from 'vitest';
import { useDroppedReport } from '../../../renderer/composables/use-dropped-report.ts';
import { useNotices } from '../../../renderer/stores/notices.ts';
import { openWindow, type Answers } from '../support/window.ts';

const CONTENT = new TextEncoder().encode('A database');

/** As a report has it. */
function pdf(content = CONTENT): Uint8Array<ArrayBuffer> {
  const packed = zlibSync(content);
  const head = `%PDF-1.7\n20 0 obj\n<< /Type /EmbeddedFile /Length ${packed.length} >>\nstream\n`;
  const tail = '\nendstream\n21 0 obj\n<< /Type /Filespec /F (study.db.br) /EF <<\n/F 20 0 R\n>> >>\nendobj';
  return new Uint8Array([...new TextEncoder().encode(head), ...packed, ...new TextEncoder().encode(tail)]);
}

async function dropped(bytes: BlobPart, answers: Answers = {}) {
  const window = openWindow(answers);
  window.show(defineComponent({ setup: () => void useDroppedReport(), render: () => null }));
  const drop = new Event('drop', { cancelable: true });
  Object.assign(drop, { dataTransfer: { files: [new File([bytes], 'told.pdf')] } });
  document.dispatchEvent(drop);
  await flushPromises();
  await new Promise((resolve) => setTimeout(resolve));
  await flushPromises();
  return { window, drop, texts: useNotices().notices.map(({ text }) => text) };
}

test('what lies inside is opened, and the study is shown', async () => {
  const { window, drop, texts } = await dropped(pdf(), { openAttached: () => [7] });
  expect(window.asked('openAttached')).toEqual([[btoa('A database')]]);
  expect(drop.defaultPrevented).toBe(true);
  expect(texts).toEqual([]);
  expect(window.router.currentRoute.value.fullPath).toContain('7');
});

test('what is here already is said to be', async () => {
  const { texts } = await dropped(pdf(), { openAttached: () => [] });
  expect(texts).toEqual(['What lies inside told.pdf is here already.']);
});

test('what is too large for a request is refused before it is sent', async () => {
  const { window, texts } = await dropped(pdf(new Uint8Array(7_000_000)), { openAttached: () => [7] });
  expect(texts).toEqual(['What lies inside is larger than a window may hand over.']);
  expect(window.asked('openAttached')).toEqual([]);
});

test('a file without a study is refused in a sentence, and nothing is asked', async () => {
  const { window, texts } = await dropped('No PDF');
  expect(texts).toEqual(['No study lies inside told.pdf. Drop a report in PDF that Trialdeck has written.']);
  expect(window.asked('openAttached')).toEqual([]);
});
