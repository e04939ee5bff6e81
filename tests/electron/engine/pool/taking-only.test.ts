import { expect, test } from 'vitest';
import { takingOnly } from '../../../../electron/engine/pool/taking-only.ts';
import { formulaTools } from '../../../support/formula-trainer.ts';
import { GENERATED_TASK } from '../../../../bench/app/generated-study.ts';

test('a trial of another kind fails with how to start the worker for it', async () => {
  const { trainer } = takingOnly(
    'program',
    formulaTools(() => new Promise(() => {})),
  );
  const job = { task: GENERATED_TASK } as Parameters<typeof trainer.train>[0];
  await expect(trainer.train(job, () => 'continue')).rejects.toThrow('Let the command start: trialdeck worker --task network');
});
