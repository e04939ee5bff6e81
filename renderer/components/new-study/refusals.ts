import { inject, provide, type InjectionKey } from 'vue';
import type { TrialdeckError } from '../../../shared/errors.ts';

/** The sentence to show at a field of the request, or '' where it is well. */
export type RefusalAt = (...fields: readonly string[]) => string;

const key: InjectionKey<RefusalAt> = Symbol('refusal');

/** Lets the fields of the form find the refusal that is about them. */
export function provideRefusal(current: () => TrialdeckError | null): RefusalAt {
  const at: RefusalAt = (...fields) => {
    const refusal = current();
    return refusal?.field !== undefined && fields.includes(refusal.field) ? refusal.message : '';
  };
  provide(key, at);
  return at;
}

export function useRefusal(): RefusalAt {
  return inject(key, () => '');
}
