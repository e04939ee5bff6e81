import { expect, test } from 'vitest';
import { drawingOf, PICTURE } from '../../../../../electron/engine/report/drawing/draw.ts';
import { ON_PAPER, svgOf } from '../../../../../electron/engine/report/drawing/svg.ts';
import { createType } from '../../../../../electron/engine/report/drawing/type.ts';
import { NOTHING_AUTHORED } from '../../../../../shared/authored.ts';
import { isDrawn, numberedBlocks } from '../../../../../shared/report/numbered.ts';
import { studyReport } from '../../../../../shared/report/study/report.ts';
import { studyEvidenceOf } from '../../../../support/study-evidence.ts';

const type = createType();
const drawn = [...numberedBlocks(studyReport(studyEvidenceOf(), NOTHING_AUTHORED)).keys()].filter(isDrawn);

test.each(drawn.map((block) => [block.title, block] as const))(
  '%s is drawn within its picture, with its words',
  (_title, block) => {
    const { marks } = drawingOf(block, type);
    const words = marks.filter((mark) => mark.kind === 'text');
    expect(words.length).toBeGreaterThan(4);
    for (const { text, x, y, size, bold, degrees } of words) {
      const length = degrees === 0 ? type.widthOf(text, size, bold) : 0;
      expect([x >= 0, x + length <= PICTURE.width + 1, y >= 0, y <= PICTURE.height], text).toEqual([true, true, true, true]);
    }
    expect(marks.length).toBeGreaterThan(words.length);
  },
);

test('a picture of a file is XML with its alternative, and escapes what words it has', () => {
  const svg = svgOf({ width: 10, height: 10, marks: [] }, 'Fewer < more & "so"', ON_PAPER);
  expect(svg).toContain('<title>Fewer &lt; more &amp; &quot;so&quot;</title>');
});
