import type { Locale } from '@relance/domain';
import { faultText, type Fault, type FileForm, type ImportOptions, type ImportSource, type Reading } from '@relance/imports';
import type { SimulateOutput } from '@relance/schemas';
import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import type { CommandIo } from '../terminal/command-io.js';
import { fileMissing, pathOf } from '../terminal/read-file.js';

/** A row or a whole file that could not be read. */
export type RejectedInput = SimulateOutput['rejected'][number];

/** The rows of a file, and what could not be read of it. */
export interface InputFile<Row> {
  rows: Row[];
  rejected: RejectedInput[];
  /** The file as a whole could not be read. */
  unreadable: boolean;
  /** How the whole file writes dates and amounts. */
  form?: FileForm | undefined;
}

/** One fault of a file, told in both languages. */
function rejectedInput(file: string, fault: Fault, line: number | undefined): RejectedInput {
  const text = (locale: Locale): string => faultText(fault, locale);
  return { file, line: line ?? null, code: fault.code, fr: text('fr'), en: text('en') };
}

/** Reads a CSV file with one of the readers of the imports. Throws CommandFault 2 when it is not there. */
export async function readInputFile<Row>(
  io: CommandIo,
  file: string,
  read: (source: ImportSource, options?: ImportOptions) => Promise<Reading<Row>>,
  options: ImportOptions = {},
): Promise<InputFile<Row>> {
  const path = pathOf(io, file);
  await access(path, constants.R_OK).catch((error: unknown) => {
    throw fileMissing(file, error);
  });
  const reading = await read({ open: () => createReadStream(path) }, options);
  const rejected = reading.faults.map((fault) => rejectedInput(file, fault, fault.line));
  const rows: Row[] = [];
  for await (const found of reading.rows) {
    if (found.kind === 'row') rows.push(found.row);
    else rejected.push(...found.rejected.faults.map((fault) => rejectedInput(file, { ...fault, line: found.line }, found.line)));
  }
  return { rows, rejected, unreadable: reading.faults.length > 0, form: reading.form };
}
