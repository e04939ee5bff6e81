/** The trainer of this machine. */
import { TrialdeckError } from '../../../../../shared/errors.ts';
import { createNativeTrainer } from './native/trainer.ts';
import type { NetworkTrainer, TrainerOptions } from './network-trainer.ts';

/**
 * The native trainer where its library loads, else the reference trainer, which trains the same networks many times slower:
 * `engine` says which, and the caller tells the person.
 */
export async function createTrainer(options: TrainerOptions = {}): Promise<NetworkTrainer> {
  try {
    return createNativeTrainer(options);
  } catch (error) {
    if (!(error instanceof TrialdeckError && error.code === 'unavailable')) throw error;
    // Loaded only here: a worker with native TensorFlow need not wait for the JavaScript of tfjs.
    const { createReferenceTrainer } = await import('./reference/trainer.ts');
    return createReferenceTrainer(options);
  }
}
