import { useRouter } from 'vue-router';
import { useNotices } from '../stores/notices.ts';
import { useTrialPlaces } from '../stores/trial-records.ts';

/** Opens the page of a trial, whose address has its number. @returns whether that is done; a refusal is told as a notice */
export function useTrialPages(): (trialId: number) => Promise<boolean> {
  const router = useRouter();
  const notices = useNotices();
  const placeOf = useTrialPlaces();
  return (trialId) => notices.attempt(async () => router.push({ name: 'trial', params: await placeOf(trialId) }));
}
