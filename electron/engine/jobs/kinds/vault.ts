/**
 * A reading of the vault: the leader of a finished confirmation, by its run of median value on *confirm*. Nothing is trained on more
 * rows for it. The weights must give on *confirm* what was recorded before the vault opens; predictions are made in a thread that is
 * handed inputs alone, and held against the labels here.
 */
import type { ConfirmationEvidence, VaultAnswer } from '../../../../shared/confirmation.ts';
import { TrialdeckError } from '../../../../shared/errors.ts';
import { countText, countedText } from '../../../../shared/format/count.ts';
import type { JobProgress } from '../../../../shared/job.ts';
import type { Study, Trial } from '../../../../shared/model.ts';
import { networkOf } from '../../../../shared/network/task.ts';
import { parseVaultRequest } from '../../../../shared/parse/confirmation.ts';
import { candidateName } from '../../../../shared/report/confirmation/candidates.ts';
import type { StoredJob } from '../../../../db/store/jobs.ts';
import { vaultReadingsOf, whySealed } from '../../confirmation/reader.ts';
import { refuseOthers, vaultShares } from '../../confirmation/vault-value.ts';
import { kindOf } from '../../tasks/catalogue.ts';
import { openPartitionFile } from '../../tasks/network/data/open-partition-file.ts';
import { readPartition } from '../../tasks/network/data/partition-rows.ts';
import { standardisationBy } from '../../tasks/network/data/standardisation.ts';
import { partitionsOf } from '../../tasks/network/data/study-partitions.ts';
import { readVault, refuseUnmeant } from '../../tasks/network/data/vault.ts';
import type { ToPredict } from '../../tasks/network/predicted-classes.ts';
import { readCheckpoint } from '../../tasks/network/training/checkpoint.ts';
import { denseLayers } from '../../tasks/network/training/dense-layers.ts';
import type { JobContext, JobRun, Kind } from '../job.ts';
import type { KindParts } from '../kind-parts.ts';
import { runTask } from '../one-task.ts';
import { sameStudyJob } from '../same-job.ts';

const PIXEL_SCALE = 255;

export function createVaultKind({ host, inspector, confirmations, announce }: KindParts): Kind<'vault'> {
  const { store, folders, partitions, thinking, clock, withRows } = host;

  /** The leader, once its confirmation is over. @throws TrialdeckError unavailable until then */
  const winnerOf = async (studyId: number): Promise<Winner> => {
    refuseSealed(studyId);
    const confirmation = store.latestConfirmation(studyId)!;
    const evidence = await confirmations.evidence(confirmation);
    if (evidence === null)
      throw new TrialdeckError('unavailable', 'Too few runs of the confirmation came to their end: no winner is settled.');
    const name = candidateName(confirmation.candidates[evidence.leader]!);
    return { run: store.trial(evidence.medianRun.trialId), why: whyOf(name, evidence) };
  };

  const refuseSealed = (studyId: number): void => {
    const why = whySealed(store.study(studyId).task, store.latestConfirmation(studyId));
    if (why !== null) throw new TrialdeckError('unavailable', why);
  };

  const predict = (asked: ToPredict, signal: AbortSignal): Promise<Uint8Array> =>
    thinking.think('predicted classes', asked, null, signal);

  /** The model that was confirmed, seen to answer on *confirm* as it did then. */
  const modelOf = async (
    study: Study,
    { id, bestEpoch }: Trial,
    signal: AbortSignal,
    onEpoch: OnEpoch,
  ): Promise<Omit<ToPredict, 'inputs'>> => {
    const { dataset, split } = networkOf(study.task);
    const checkpoint = await inspector.recordedWeights(id, signal, onEpoch, readCheckpoint);
    const opened = await withRows(study.task, () => openPartitionFile(partitions.fileOf(partitionsOf(dataset, split))));
    const confirm = readPartition(opened, 'confirm')!;
    const model = {
      layers: denseLayers(checkpoint, dataset.features, dataset.classes.length),
      standardisation: standardisationBy(opened.statistics, PIXEL_SCALE),
    };
    const recorded = store.epochs(id).find(({ epoch }) => epoch === bestEpoch)!.confirm!;
    const predicted = await predict({ ...model, inputs: confirm.inputs }, signal);
    refuseOthers(predicted, confirm.targets[0]!, recorded[kindOf(study.task).about(study.task).hits!]!);
    return model;
  };

  const read = async (studyId: number, again: boolean, signal: AbortSignal, report: Report): Promise<VaultAnswer> => {
    const study = store.study(studyId);
    const { dataset } = networkOf(study.task);
    const { run, why } = await winnerOf(studyId);
    const model = await modelOf(study, run, signal, (epoch, of) => report(trainedAgain(epoch, of)));
    const readings = vaultReadingsOf(store, studyId, study.task);
    const at = clock.now();
    const write = (): void => {
      store.recordVaultReading(studyId, { why, trialId: run.id, datasetHash: dataset.hash });
      announce('study', { studyId });
    };
    const { inputs, labels } = readVault(dataset.name, folders, { readings, write }, again);
    const predicted = await predict({ ...model, inputs: new Uint8Array(inputs) }, signal);
    const { params, modelSeed } = run;
    const { all, classes } = vaultShares(predicted, labels, dataset.classes);
    return { at, reading: readings.own + 1, params, modelSeed, share: all, classes };
  };

  return {
    name: 'vault',
    word: 'Vault reading',
    pauses: false,
    keeps: null,
    parse: parseVaultRequest,
    begin: ({ studyId, again = false }) => {
      const study = store.study(studyId);
      refuseSealed(studyId);
      refuseUnmeant({ readings: vaultReadingsOf(store, studyId, study.task) }, again);
      return (
        sameStudyJob(store, 'vault', studyId) ??
        store.createJob({ kind: 'vault', studyId, parent: null, about: { again }, cores: 'one' })
      );
    },
    title: () => 'Reading of the vault',
    move: null,
    check: () => {},
    start: ({ studyId, about }: StoredJob, context: JobContext): JobRun =>
      runTask(context, (signal, report) => read(studyId!, about.again === true, signal, report)),
    parts: () => [],
    settle: ({ progress }) => progress,
    lostBy: () => null,
    mayBeDeleted: ({ result }) => result === undefined,
    announce: ({ state, studyId }) => {
      if (state === 'finished') announce('study', { studyId: studyId! });
    },
  };
}

interface Winner {
  readonly run: Trial;
  /** For the log of readings. */
  readonly why: string;
}

type OnEpoch = (epoch: number, epochs: number) => void;
type Report = (progress: JobProgress) => void;

function whyOf(name: string, { seeds }: ConfirmationEvidence): string {
  return `The value of the winner, ${name}, confirmed with ${countedText(seeds, 'model seed')}.`;
}

function trainedAgain(epoch: number, epochs: number): JobProgress {
  const text = `Its run is trained again: ${countText(epoch)} of ${countedText(epochs, 'epoch')}`;
  return { done: epoch, of: epochs, share: epoch / epochs, remainingMs: null, text };
}
