import { zipSync } from 'fflate';
import type { ReportFile } from '../../shared/report-request.ts';
import { bytesOf, fileName } from './save-file.ts';

/** The first day that a ZIP can tell: the same files are the same ZIP. */
const DAY = new Date(1980, 0, 1);

/** A folder of files as one ZIP. @param folder that the files lie in when they are unpacked */
export function zipOf(folder: string, files: readonly ReportFile[]): Uint8Array<ArrayBuffer> {
  return zipSync(Object.fromEntries(files.map((file) => [`${fileName(folder)}/${file.name}`, bytesOf(file)])), { mtime: DAY });
}
