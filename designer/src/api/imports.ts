import {
  ApiProblem,
  contractPath,
  contracts,
  readProblem,
  type ContactsImport,
  type Contract,
  type ImportInspection,
  type ImportKind,
  type ImportProgress,
  type ItemsImport,
  type PaymentsImport,
  type Problem,
} from '@relance/schemas';
import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { api, csrfHeader } from './client.js';

/** What an import of any kind did. */
export type ImportResult = ItemsImport | PaymentsImport | ContactsImport;

/** How a file is to be read: which header is which column, and what it leaves open. */
export interface ImportMapping {
  columns: Readonly<Record<string, string>>;
  ignored?: readonly string[];
  dateOrder?: 'dayFirst' | 'monthFirst';
  decimal?: ',' | '.';
  sign?: 'debitPositive' | 'creditPositive';
}

/** What is asked of the server about a file. */
export interface ImportRequest {
  kind: ImportKind;
  file: File;
  /** Undefined: as its headers say. */
  mapping: ImportMapping | undefined;
  dryRun: boolean;
  /** Items alone: the file is complete, what it no longer lists is closed. */
  full: boolean;
}

interface LastLine {
  result?: ImportResult;
  problem?: Problem;
}

const importOf = { items: contracts.importItems, payments: contracts.importPayments, contacts: contracts.importContacts } as const;

async function sendFile(contract: Contract, querystring: Record<string, unknown>, file: File, accept: string): Promise<Response> {
  const body = new FormData();
  body.append('file', file);
  const path = contractPath(contract, { querystring });
  const headers = { accept, 'accept-language': i18next.language, ...csrfHeader() };
  const response = await fetch(path, { method: contract.method, credentials: 'same-origin', headers, body });
  if (!response.ok) throw new ApiProblem(readProblem(response.status, await response.text()));
  return response;
}

async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let read = await reader?.read(); read?.done === false; read = await reader?.read()) {
    const lines = (rest + read.value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest.trim() !== '') yield rest;
}

/** Looks at a file before it is read in. Throws ApiProblem when it is refused. */
export async function inspectFile(file: File, kind: ImportKind | undefined): Promise<ImportInspection> {
  const response = await sendFile(contracts.inspectImport, kind === undefined ? {} : { kind }, file, 'application/json');
  return (await response.json()) as ImportInspection;
}

/** Reads a file in, or only says what it would do; `onProgress` hears how many rows are done. Throws ApiProblem when it is refused. */
export async function importFile(request: ImportRequest, onProgress: (progress: ImportProgress) => void): Promise<ImportResult> {
  const { kind, file, mapping, dryRun, full } = request;
  const query = {
    dryRun,
    ...(mapping === undefined ? {} : { mapping: JSON.stringify(mapping) }),
    // how many would be closed stood on the button
    ...(kind === 'items' && full ? { full, confirmFull: true } : {}),
  };
  const response = await sendFile(importOf[kind], query, file, 'application/x-ndjson');
  for await (const line of linesOf(response)) {
    const told = JSON.parse(line) as ImportProgress | LastLine;
    if ('phase' in told) onProgress(told);
    else if (told.problem !== undefined) throw new ApiProblem(told.problem);
    else if (told.result !== undefined) return told.result;
  }
  throw new TypeError('the import ended without a result');
}

/** What was imported, newest first. */
export function useImports() {
  return useQuery({ queryKey: ['imports'], queryFn: () => api.call(contracts.listImports, { querystring: { limit: 50 } }) });
}
