import { expect, test } from 'vitest';
import { programTask } from '../../../../../electron/engine/tasks/program/program-task.ts';

test('of epochs that came out differently both causes are said: chance, and what depends on how many are asked for', () => {
  for (const place of ['{seed}', '{epochs}', '{max_epochs}']) expect(programTask.differing).toContain(place);
});
