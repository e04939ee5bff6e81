/** Lets one question be asked at a time, in the order in which they come; one that fails lets the next one come. */
export type Turns = <Value>(ask: () => Promise<Value>) => Promise<Value>;

export function createTurns(): Turns {
  let before: Promise<unknown> = Promise.resolve();
  return (ask) => {
    const mine = before.then(ask);
    before = mine.catch(() => {});
    return mine;
  };
}
