import { unzlibSync } from 'fflate';
import { ATTACHED_DATABASES } from '../../shared/report/attached-names.ts';

/** How a file inside is described, and where its content stands: as reports are written here, and no other PDF need be. */
const NAMED = /\/Type \/Filespec\b[^>]*?\/F \(([^()]+)\)\s*\/EF <<\s*\/F (\d+) 0 R/g;
const LENGTH = /\/Length (\d+)/;
const STREAM = 'stream\n';

/** The databases that lie inside a report in PDF, as they lie there, the study of the report first; none in any other file. */
export function databasesInPdf(file: Uint8Array): readonly Uint8Array[] {
  const text = new TextDecoder('latin1').decode(file);
  const places = new Map([...text.matchAll(NAMED)].map(([, name, object]) => [name!, Number(object)]));
  return ATTACHED_DATABASES.flatMap((name) => {
    const object = places.get(name);
    return object === undefined ? [] : (contentOf(object, text, file) ?? []);
  });
}

/** Null where it is not to be had. */
function contentOf(object: number, text: string, file: Uint8Array): Uint8Array | null {
  const begin = text.indexOf(`\n${object} 0 obj`);
  const stream = text.indexOf(STREAM, begin);
  const length = LENGTH.exec(text.slice(begin, stream));
  if (begin < 0 || stream < 0 || length === null) return null;
  const at = stream + STREAM.length;
  try {
    return unzlibSync(file.subarray(at, at + Number(length[1])));
  } catch {
    return null;
  }
}
