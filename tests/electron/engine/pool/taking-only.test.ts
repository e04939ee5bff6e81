import { expect, test } from 'vitest';
import { faultOf } from '../../../../electron/engine/fault.ts';
import { takingOnly } from '../../../../electron/engine/pool/taking-only.ts';
import { formulaTools } from '../../../support/formula-trainer.ts';
import { GENERATED_TASK } from '../../../../bench/app/generated-study.ts';
import type { Task } from '../../../../shared/task.ts';

test('a trial of another kind is refused with how to start the worker for it, and is not to blame', async () => {
  const { trainer } = takingOnly(
    'program',
    formulaTools(() => new Promise(() => {})),
  );
  const task: Task = GENERATED_TASK;
  const job = { task } as Parameters<typeof trainer.train>[0];
  const train = async (): Promise<unknown> => trainer.train(job, () => 'continue');
  const refusal = await train().catch((error: unknown) => error);
  expect(refusal).toMatchObject({ message: expect.stringContaining('Let the command start: trialdeck worker --task network') });
  expect(faultOf(refusal)).toBe('machine');
});
