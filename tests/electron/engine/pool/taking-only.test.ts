import { expect, test } from 'vitest';
import { takingOnly } from '../../../../electron/engine/pool/taking-only.ts';
import { formulaTools } from '../../../support/formula-trainer.ts';
import { GENERATED_TASK } from '../../../../bench/app/generated-study.ts';
import type { Task } from '../../../../shared/task.ts';

test('a trial of another kind fails with how to start the worker for it', async () => {
  const { trainer } = takingOnly(
    'program',
    formulaTools(() => new Promise(() => {})),
  );
  const task: Task = GENERATED_TASK;
  const job = { task } as Parameters<typeof trainer.train>[0];
  await expect(trainer.train(job, () => 'continue')).rejects.toThrow('Let the command start: trialdeck worker --task network');
});
