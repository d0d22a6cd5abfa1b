import { readAmount } from '../../../../i18n/read-amount.js';
import type { Command } from '../command.js';
import type { CommandField } from '../command-field.js';

/** One row of a field of rows, as typed. */
export type DraftRow = Readonly<Record<string, string>>;

/** What was typed into a form so far; several choices of one field stand in one text, apart by commas. */
export interface Draft {
  readonly texts: Readonly<Record<string, string>>;
  readonly rows: Readonly<Record<string, readonly DraftRow[]>>;
  /** `all`: the whole case; `others`: every item on its way but those ticked (law 27). */
  readonly scope: 'all' | 'these' | 'others';
  readonly items: readonly string[];
}

/** What a draft says to the server, and what it lacks: names of fields that are missing, or hold no value of their shape. */
export interface ReadDraft {
  readonly body: Readonly<Record<string, unknown>>;
  readonly missing: readonly string[];
  readonly wrong: readonly string[];
}

/** A form as it is opened: about the items named, else the whole case where the command can be. */
export function newDraft(command: Command, items: readonly string[], of: Readonly<Record<string, string>>): Draft {
  const rows = command.fields.filter(({ shape, isNeeded }) => shape === 'rows' && isNeeded).map(({ name }) => [name, [{}]] as const);
  return {
    texts: { ...command.given, ...of },
    rows: Object.fromEntries(rows),
    scope: command.about === 'any' && items.length === 0 ? 'all' : 'these',
    items,
  };
}

/** The names ticked in a field of several choices. */
export function listOf(text: string | undefined): string[] {
  return (text ?? '').split(',').filter((part) => part !== '');
}

const WHOLE_NUMBER = /^[0-9]{1,9}$/;

/** One text as the value its field stands for; undefined: empty, null: not of that shape. */
function valueOf({ shape, name }: CommandField, typed: string | undefined, currency: string): unknown {
  const text = (typed ?? '').trim();
  if (text === '') return undefined;
  if (shape === 'amount') return readAmount(text, currency) ?? null;
  if (shape === 'count') return WHOLE_NUMBER.test(text) ? Number(text) : null;
  if (shape === 'yesNo') return text === 'true';
  if (shape === 'several' || shape === 'ticked') return listOf(text);
  return name === '' ? null : text;
}

/** A choice between yes and no that is needed must be made; others are said only when ticked. */
function readField(field: CommandField, draft: Draft, currency: string): unknown {
  if (field.shape !== 'rows') return valueOf(field, draft.texts[field.name], currency);
  const rows = (draft.rows[field.name] ?? []).filter((row) => Object.values(row).some((text) => text.trim() !== ''));
  if (rows.length === 0) return undefined;
  const read = rows.map((row) => (field.row ?? []).map((part) => [part, valueOf(part, row[part.name], currency)] as const));
  if (read.some((parts) => parts.some(([part, value]) => value === null || (part.isNeeded && value === undefined)))) return null;
  return read.map((parts) => Object.fromEntries(parts.flatMap(([{ name }, value]) => (value === undefined ? [] : [[name, value]]))));
}

function scopeOf({ about }: Command, { scope, items }: Draft): Record<string, readonly string[]> {
  if (about === 'none' || scope === 'all' || items.length === 0) return {};
  return scope === 'these' ? { items } : { allBut: items };
}

/** Reads a draft: amounts in minor units of `currency`, which goes with them; empty fields are left out. */
export function readDraft(command: Command, draft: Draft, currency: string): ReadDraft {
  const body: Record<string, unknown> = { ...scopeOf(command, draft) };
  const missing: string[] = [];
  const wrong: string[] = [];
  for (const field of command.fields) {
    const value = readField(field, draft, currency);
    if (value === null) wrong.push(field.name);
    else if (value !== undefined) body[field.name] = value;
    else if (field.isNeeded) missing.push(field.name);
  }
  if (body['cents'] !== undefined) body['currency'] = currency;
  if (command.about !== 'none' && draft.scope !== 'all' && draft.items.length === 0) missing.push('items');
  return { body, missing, wrong };
}
