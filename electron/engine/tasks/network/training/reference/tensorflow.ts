/** TensorFlow.js in plain JavaScript: slow, and wherever Node runs. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';

/** Kept in checkpoints: numbers of another version, or of native TensorFlow, could differ. */
export const TENSORFLOW_VERSION = `tfjs ${tf.version_core}`;

/** Chooses the plain backend, and keeps it from advising on the console to install another. */
export function usePlainTensorflow(): void {
  tf.enableProdMode();
  void tf.setBackend('cpu');
}
