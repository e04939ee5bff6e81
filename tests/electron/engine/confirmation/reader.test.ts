import { expect, test } from 'vitest';
import { generatedStudy } from '../../../../bench/app/generated-study.ts';
import { vaultReadingsOf } from '../../../../electron/engine/confirmation/reader.ts';
import { datasetSource } from '../../../../electron/engine/tasks/network/data/dataset.ts';
import { refuseUnmeant } from '../../../../electron/engine/tasks/network/data/vault.ts';
import { networkOf, type NetworkTask } from '../../../../shared/network/task.ts';
import { refusalOf } from '../../../support/refusal.ts';

test('a reading that the log has lost counts, and another one is refused unless it is meant', () => {
  const { name, hash } = datasetSource('generated').summary;
  const network = networkOf(generatedStudy('Read', 10).task);
  const task: NetworkTask = { ...network, dataset: { ...network.dataset, name, hash } };
  const lost = { studyId: 1, studyName: 'Read', datasetHash: hash, at: '', why: '', trialId: null, lost: true } as const;
  const readings = vaultReadingsOf({ vaultReadings: () => [lost] }, 1, task);
  expect(readings).toMatchObject({ own: 1, all: 1, lost: 1 });
  expect(refusalOf(() => refuseUnmeant({ readings }, false))).toMatchObject({
    field: 'again',
    message: expect.stringContaining('its log is damaged: 1 reading left no entry') as string,
  });
});
