/** The kinds of job, a line each; the name is the one that the kind is asked for by. */
export { createAuditKind as audit } from './kinds/audit.ts';
export { createBackupKind as backup } from './kinds/backup.ts';
export { createConfirmationKind as confirmation } from './kinds/confirmation.ts';
export { createExperimentKind as experiment } from './kinds/experiment.ts';
export { createFetchKind as fetch } from './kinds/fetch.ts';
export { createImportKind as import } from './kinds/import.ts';
export { createInspectionKind as inspection } from './kinds/inspection.ts';
export { createLeaksKind as leaks } from './kinds/leaks.ts';
export { createOvertuningKind as overtuning } from './kinds/overtuning.ts';
export { createSpeedKind as speed } from './kinds/speed.ts';
export { createVaultKind as vault } from './kinds/vault.ts';
