/** Run as a process of its own: writes epochs until it is killed, and says each one that is committed. */
import { writeSync } from 'node:fs';
import { openStore } from '../../db/open-store.ts';
import { GENERATED_ENVIRONMENT } from '../../bench/app/generated-study.ts';
import { measuredEpoch, newTrial } from './small-study.ts';

const store = openStore(process.argv[2]!);
for (;;) {
  const { id } = store.addTrial(newTrial(1));
  store.startTrial(id, 0, GENERATED_ENVIRONMENT);
  for (let epoch = 1; epoch <= 10; epoch++) {
    store.recordEpoch(id, measuredEpoch(epoch, epoch / 10));
    writeSync(1, `${id} ${epoch}\n`);
  }
  store.finishTrial(id, { state: 'completed', failure: null });
}
