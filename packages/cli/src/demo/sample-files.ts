import { readOpenItems, readPayments, type ItemRow } from '@relance/imports';
import type { Entity } from '@relance/schemas';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readInputFile, type InputFile } from '../simulation/read-input-file.js';
import type { CommandIo } from '../terminal/command-io.js';
import { CommandFault } from '../terminal/command-fault.js';
import { fileMissing, readJsonFile, readTextFile } from '../terminal/read-file.js';
import { readOutcomeChances, type OutcomeChances } from './call-outcomes.js';

/** The payments of one business day as a CSV of their own. */
export interface PaymentDay {
  date: string;
  rows: number;
  csv: string;
}

/** A scenario of the samples with the names its segment may bear. */
export interface SampleScenario {
  scenarioId: string;
  names: string[];
  bundle: unknown;
}

/** Everything the demo loads. */
export interface SampleFiles {
  entity: Entity;
  items: ItemRow[];
  itemsCsv: string;
  contactsCsv: string;
  paymentDays: PaymentDay[];
  /** What dates of the payments file begin with: one day of it alone would not tell. */
  paymentDateOrder: 'day' | 'month';
  /** Bundles in the order of their file names. */
  scenarios: SampleScenario[];
  segments: string[];
  outcomes: OutcomeChances;
  /** First day the samples are made for, where they say so. */
  firstDay: string | undefined;
}

async function readRows<Row>(io: CommandIo, file: string, read: Parameters<typeof readInputFile<Row>>[2]): Promise<InputFile<Row>> {
  const found = await readInputFile(io, file, read);
  const [first] = found.rejected;
  if (first === undefined) return found;
  throw new CommandFault(1, 'RLC_SAMPLES_FAULTY', { fr: `${file} : ${first.fr}`, en: `${file}: ${first.en}` }, found.rejected);
}

/** One CSV per day, with the head of the whole; its rows are one line each. */
async function readPaymentDays(io: CommandIo, file: string): Promise<Pick<SampleFiles, 'paymentDays' | 'paymentDateOrder'>> {
  const [head = '', ...lines] = (await readTextFile(io, file)).split(/\r?\n/).filter((line) => line.trim() !== '');
  const { rows, form } = await readRows(io, file, readPayments);
  if (rows.length !== lines.length) throw new Error(`${file}: ${lines.length} lines, ${rows.length} payments`);
  const days = new Map<string, string[]>();
  for (const [index, { date }] of rows.entries()) days.set(date, [...(days.get(date) ?? []), lines[index] ?? '']);
  const inOrder = [...days].sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    paymentDays: inOrder.map(([date, ofDay]) => ({ date, rows: ofDay.length, csv: `${[head, ...ofDay].join('\n')}\n` })),
    paymentDateOrder: form?.dateOrder === 'monthFirst' ? 'month' : 'day',
  };
}

async function readScenarioFiles(io: CommandIo, folder: string): Promise<SampleFiles['scenarios']> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw fileMissing(folder, error);
  });
  const scenarios: SampleFiles['scenarios'] = [];
  for (const name of names.filter((each) => each.endsWith('.json')).sort()) {
    const bundle = await readJsonFile(io, join(folder, name));
    const { graph } = bundle as { graph?: { scenarioId?: string; name?: Record<string, string> } };
    scenarios.push({ scenarioId: graph?.scenarioId ?? name.replace(/\.json$/, ''), names: Object.values(graph?.name ?? {}), bundle });
  }
  return scenarios;
}

async function readFirstDay(io: CommandIo, file: string): Promise<string | undefined> {
  const { epoch } = (await readJsonFile(io, file)) as { epoch?: string };
  return epoch?.slice(0, 10);
}

/** Reads the samples of a folder. Throws CommandFault when one is missing or faulty. */
export async function readSampleFiles(io: CommandIo, folder: string): Promise<SampleFiles> {
  const path = (name: string): string => join(folder, name);
  const { rows: items } = await readRows(io, path('open-items.csv'), readOpenItems);
  return {
    // the server validates the entity
    entity: (await readJsonFile(io, path('entity.json'))) as Entity,
    items,
    itemsCsv: await readTextFile(io, path('open-items.csv')),
    contactsCsv: await readTextFile(io, path('contacts.csv')),
    ...(await readPaymentDays(io, path('payments.csv'))),
    scenarios: await readScenarioFiles(io, path('scenarios')),
    segments: [...new Set(items.map(({ segment }) => segment ?? 'default'))].sort(),
    outcomes: readOutcomeChances(await readJsonFile(io, path('call-outcomes.json'))),
    firstDay: await readFirstDay(io, path('demo.json')).catch((error: unknown) => {
      // samples need not say when they begin: then the business clock does
      if (error instanceof CommandFault) return undefined;
      throw error;
    }),
  };
}
