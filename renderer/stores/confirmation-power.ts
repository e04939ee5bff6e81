import type { ConfirmationPower, PlannedConfirmation } from '../../shared/confirmation-power.ts';
import { parsePlannedConfirmation } from '../../shared/parse/confirmation.ts';
import { useBackend } from '../transports/backend.ts';
import { useLivePower, type LivePower } from './live-power.ts';

type Entered = { readonly [Name in keyof PlannedConfirmation]: PlannedConfirmation[Name] | undefined };

/** What a planned confirmation finds. */
export function useConfirmationPower(entered: () => Entered): LivePower<PlannedConfirmation, ConfirmationPower | null> {
  const { api } = useBackend();
  return useLivePower(entered, parsePlannedConfirmation, (about) => api.confirmationPower(about));
}
