/** The rows of a study looked at for its audit: copies, classes, the split, and the inputs of the vault without their labels. */
import * as z from 'zod';
import { TrialdeckError } from '../../../../shared/errors.ts';
import { countText } from '../../../../shared/format/count.ts';
import { check } from '../../../../shared/parse/check.ts';
import { id } from '../../../../shared/parse/scalar.ts';
import { networkOf } from '../../../../shared/network/task.ts';
import { rowsName } from '../../audit/rows-name.ts';
import { kindOf } from '../../tasks/catalogue.ts';
import { lookAtRows } from '../../tasks/network/audit/look-at-rows.ts';
import { datasetFolder, datasetSource } from '../../tasks/network/data/dataset.ts';
import { partitionsOf } from '../../tasks/network/data/study-partitions.ts';
import { readVaultInputs } from '../../tasks/network/data/vault-inputs.ts';
import type { Kind } from '../job.ts';
import type { KindParts } from '../kind-parts.ts';
import { runTask } from '../one-task.ts';
import { sameStudyJob } from '../same-job.ts';

/** What was found is kept apart from its job. */
const KEPT = 1;

const request = z.strictObject({ studyId: id });

export function createAuditKind({ host, announce }: KindParts): Kind<'audit'> {
  const { store, folders, partitions, thinking, withRows } = host;

  /** @throws TrialdeckError unavailable, where the rows are not on this machine */
  const refuseWithoutRows = (studyId: number): void => {
    const { task } = store.study(studyId);
    const { whyNoOthers } = kindOf(task).audited;
    if (rowsName(task) === null) throw new TrialdeckError('unavailable', whyNoOthers!);
    datasetFolder(datasetSource(networkOf(task).dataset.name), folders);
  };

  return {
    name: 'audit',
    word: 'Audit of rows',
    pauses: false,
    keeps: KEPT,
    parse: (value) => check(request, value, 'The request'),
    begin: ({ studyId }) => {
      refuseWithoutRows(studyId);
      return (
        sameStudyJob(store, 'audit', studyId) ??
        store.createJob({ kind: 'audit', studyId, parent: null, about: {}, cores: 'one' })
      );
    },
    title: () => 'Audit of the rows',
    move: null,
    check: ({ studyId }) => refuseWithoutRows(studyId!),
    start: ({ studyId }, context) =>
      runTask(context, async (signal, report) => {
        const task = networkOf(store.study(studyId!).task);
        const { dataset, split } = task;
        const rows = {
          task,
          partitionFile: await withRows(task, () => partitions.fileOf(partitionsOf(dataset, split))),
          folders,
          vault: new Uint8Array(readVaultInputs(dataset.name, folders)),
        };
        const findings = await lookAtRows(rows, thinking, signal, (next, done, of) => {
          const text = `${countText(done)} of ${countText(of)} done${next === null ? '' : `: ${next}`}`;
          report({ done, of, share: done / of, remainingMs: null, text });
        });
        store.keepRowFindings(rowsName(task)!, findings);
        announce('study', { studyId: studyId! });
        return null;
      }),
    parts: () => [],
    settle: ({ progress }) => progress,
    lostBy: () => null,
    mayBeDeleted: () => true,
    announce: () => {},
  };
}
