/** How the cells of a field are read; amounts and dates are first judged over their whole column. */
type FieldKind = 'text' | 'amount' | 'date';

/** One thing a format can know about a row, and the headers under which software exports it, the most telling first. */
export interface Field {
  readonly kind: FieldKind;
  readonly headers: readonly string[];
}

/** The fields of a format. */
export type FieldTable<Name extends string = string> = Readonly<Record<Name, Field>>;

function headersOf(lists: readonly string[]): string[] {
  return lists.flatMap((list) => list.split(' | '));
}

/** A field of plain text; each list holds headers separated by ` | `. */
export function textField(...lists: string[]): Field {
  return { kind: 'text', headers: headersOf(lists) };
}

/** A field of amounts; lists as for `textField`. */
export function amountField(...lists: string[]): Field {
  return { kind: 'amount', headers: headersOf(lists) };
}

/** A field of dates; lists as for `textField`. */
export function dateField(...lists: string[]): Field {
  return { kind: 'date', headers: headersOf(lists) };
}
