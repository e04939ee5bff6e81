/** `trialdeck report`: a study told as a whole, in files. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AuthoredChange } from '../../../shared/authored.ts';
import type { AsyncApi } from '../../../shared/contract/api.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { parseReportRequest } from '../../../shared/parse/report-request.ts';
import { REPORT_FORMATS, type ReportFile, type ReportFormat } from '../../../shared/report-request.ts';
import { listed } from '../../../shared/wording.ts';
import { numberOption } from '../arguments.ts';
import { openHost } from '../host.ts';
import type { Terminal } from '../terminal.ts';
import { changeOf, readWords, type WordOptions } from './report-words.ts';

export interface ReportOptions extends WordOptions {
  readonly pdf?: string;
  readonly html?: string;
  readonly md?: string;
  readonly handIn?: string;
  readonly paper: string;
  readonly force?: boolean;
}

interface Wanted {
  readonly format: ReportFormat;
  /** The file, or the folder of several. */
  readonly place: string;
}

/**
 * What its author is given to say is kept with the study first; files are written after that.
 * @throws TrialdeckError usage, before anything is written, where nothing is asked for or something is there already
 */
export async function report(study: string, options: ReportOptions, terminal: Terminal): Promise<void> {
  const wanted = wantedOf(options);
  const words = readWords(options);
  if (wanted.length === 0 && words === null)
    throw new TrialdeckError(
      'usage',
      'Name at least one of --pdf FILE, --html FILE, --md FOLDER and --hand-in FOLDER.',
      'format',
    );
  for (const { place } of wanted) if (!options.force) refuseToReplace(place);
  const studyId = numberOption('study', study)!;
  const requests = wanted.map(({ format, place }) => ({
    place,
    request: parseReportRequest({ studyId, format, paper: options.paper }),
  }));
  const host = await openHost();
  try {
    if (words !== null) {
      const kept = await host.api.authored(studyId);
      const citable = words.cite === null ? [] : (await host.api.studyEvidence(studyId)).citable;
      await keep(host.api, studyId, changeOf(words, kept, citable), terminal);
    }
    for (const { place, request } of requests) {
      write(await host.api.reportFiles(request), request.format, place);
      terminal.print(`Written: ${place}`);
    }
  } finally {
    await host.close();
  }
}

async function keep(api: AsyncApi, studyId: number, change: AuthoredChange, terminal: Terminal): Promise<void> {
  await api.changeAuthored(studyId, change);
  const named = Object.keys(change).map((field) => FIELDS[field as keyof AuthoredChange]);
  terminal.print(`Kept with study ${studyId}: ${listed(named)}.`);
}

const FIELDS: Readonly<Record<keyof AuthoredChange, string>> = {
  template: 'template',
  title: 'title',
  author: 'author',
  course: 'course',
  date: 'date',
  languageModels: 'the note on language models',
  texts: 'texts of chapters',
  answers: 'answers to checklists',
  leftOut: 'the choice of chapters',
  cites: 'the cited comparison',
};

function wantedOf({ pdf, html, md, handIn }: ReportOptions): readonly Wanted[] {
  const places = { pdf, html, markdown: md, 'hand-in': handIn };
  return REPORT_FORMATS.flatMap((format) => {
    const place = places[format];
    return place === undefined ? [] : [{ format, place: path.resolve(place) }];
  });
}

function refuseToReplace(place: string): void {
  if (existsSync(place))
    throw new TrialdeckError('usage', `${place} is there already. Name another place, or say --force.`, 'place');
}

/** @throws TrialdeckError failure, where the files cannot be written */
function write(files: readonly ReportFile[], format: ReportFormat, place: string): void {
  try {
    const isFolder = format === 'markdown' || format === 'hand-in';
    mkdirSync(isFolder ? place : path.dirname(place), { recursive: true });
    for (const { name, content, encoding } of files) writeFileSync(isFolder ? path.join(place, name) : place, content, encoding);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new TrialdeckError('failure', `${place} cannot be written: ${message}.`, 'place');
  }
}
