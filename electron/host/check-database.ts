/**
 * The entry of a process that lives for one question of main: can the database whose file is given be opened? It reads the
 * whole file, which main never does.
 */
import { checkDatabase } from '../../db/check-database.ts';
import type { DatabaseChecked } from './messages.ts';

const { parentPort } = process as unknown as { parentPort: { postMessage(message: DatabaseChecked): void } };

function refusalOf(file: string): string | null {
  try {
    checkDatabase(file, process.env['TRIALDECK_SQLITE_BINDING']);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

parentPort.postMessage({ refusal: refusalOf(process.argv[2]!) });
