import { expect, test } from 'vitest';
import { THREE_PICTURES, writtenPartitions } from '../../../../../support/partition-content.ts';

test('a file without rows of train is refused', () => {
  const { select } = THREE_PICTURES.partitions;
  expect(() => writtenPartitions({ ...THREE_PICTURES, partitions: { select: select! } })).toThrow('A study needs rows of train.');
});
