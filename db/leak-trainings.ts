/** What the leak lab has trained. */
import type { Connection } from './connection.ts';
import type { LeakTraining } from './store/jobs.ts';

/** One that is kept already stays as it is. */
export function keepLeakTraining(connection: Connection, jobId: number, { training, epochs }: LeakTraining): void {
  connection.write(() => {
    connection.run('INSERT OR IGNORE INTO leak_trainings (job_id, training, epochs) VALUES (?, ?, ?)', [
      jobId,
      training,
      JSON.stringify(epochs),
    ]);
  });
}

/** Of the job, in no order. */
export function leakTrainings(connection: Connection, jobId: number): readonly LeakTraining[] {
  return connection
    .all<{ training: string; epochs: string }>('SELECT training, epochs FROM leak_trainings WHERE job_id = ?', [jobId])
    .map(({ training, epochs }) => ({ training, epochs: JSON.parse(epochs) as LeakTraining['epochs'] }));
}
