import type { Roles } from '../roles.ts';

/** How long is decided on *stop*, which one wins on *select*; *confirm* is measured where it is recorded. */
export function networkRoles(recordConfirm: boolean): Roles {
  return { trains: ['train'], decides: 'stop', values: 'select', records: recordConfirm ? 'confirm' : null };
}
