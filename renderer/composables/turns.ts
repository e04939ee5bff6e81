/** Lets one question be asked at a time: the one that is nearest when its turn comes, of equals the one that waits longest. */
export type Turns = <Value>(ask: () => Promise<Value>, distance?: () => number) => Promise<Value>;

interface Waiting {
  readonly begin: () => Promise<unknown>;
  readonly distance: () => number;
}

/** A question that fails lets the next one come. */
export function createTurns(): Turns {
  const queue: Waiting[] = [];
  let busy = false;

  const serve = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    // What is asked together is chosen from together.
    await Promise.resolve();
    while (queue.length > 0) await takeNearest(queue).begin();
    busy = false;
  };

  return (ask, distance = () => 0) =>
    new Promise((resolve, reject) => {
      const begin = async (): Promise<void> => {
        try {
          resolve(await ask());
        } catch (failure) {
          reject(failure as Error);
        }
      };
      queue.push({ begin, distance });
      void serve();
    });
}

function takeNearest(queue: Waiting[]): Waiting {
  const distances = queue.map(({ distance }) => distance());
  return queue.splice(distances.indexOf(Math.min(...distances)), 1)[0]!;
}
