/** A finished confirmation of two configurations, made by hand. */
import type { ConfirmationDetail, ConfirmationEvidence, VaultValue } from '../../shared/confirmation.ts';

export const EVIDENCE: ConfirmationEvidence = {
  seeds: 10,
  rows: 400,
  candidates: [
    {
      candidate: 0,
      mean: { value: 0.9, interval: { low: 0.88, high: 0.92 } },
      advantage: { value: 0.02, interval: { low: 0, high: 0.03 } },
      leaderWins: null,
      withinNoise: true,
      weights: 5000,
      durationMs: 2000,
    },
    {
      candidate: 1,
      mean: { value: 0.88, interval: { low: 0.86, high: 0.9 } },
      advantage: { value: -0.02, interval: { low: -0.03, high: 0 } },
      leaderWins: { value: 0.95, interval: { low: 0.6, high: 0.99 } },
      withinNoise: false,
      weights: 2000,
      durationMs: 1000,
    },
  ],
  failed: [],
  leader: 0,
  overDefault: { value: 0.02, interval: { low: 0.004, high: 0.036 } },
  suggested: 0,
  medianRun: { trialId: 900, modelSeed: 77, value: 0.9 },
};

export const VAULT_VALUE: VaultValue = {
  at: '2026-03-02T12:00:00.000Z',
  reading: 1,
  winner: { trial: 17, isDefault: false, sameAs: null, confirmation: 1 },
  params: { units: 64 },
  modelSeed: 77,
  share: { right: 445, rows: 500, low: 0.8593, high: 0.916 },
  classes: [{ name: 'circle', right: 230, rows: 250, low: 0.8788, high: 0.9504 }],
};

export function confirmationOf(rest: Partial<ConfirmationDetail> = {}): ConfirmationDetail {
  return {
    confirmation: {
      id: 1,
      number: 1,
      studyId: 1,
      jobId: 31,
      sessionId: 40,
      candidates: [
        { params: { units: 64 }, epochs: 10, trial: 17, select: 0.91, isDefault: false },
        { params: { units: 128 }, epochs: 10, trial: 1, select: 0.89, isDefault: true },
      ],
      modelSeeds: [77, 78],
      workers: 2,
      state: 'finished',
      stopped: false,
      failure: null,
      createdAt: '2026-03-02T10:00:00.000Z',
      finishedAt: '2026-03-02T11:00:00.000Z',
    },
    evidence: EVIDENCE,
    earlier: [],
    vault: [],
    readings: { own: 0, all: 0, rows: 500 },
    whySealed: null,
    ...rest,
  };
}
