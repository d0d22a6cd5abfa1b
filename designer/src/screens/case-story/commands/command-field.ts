/** The part of a JSON Schema a form is made from. */
export interface FieldSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly items?: FieldSchema;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
}

/** What a field is chosen from, where that hangs on the account. */
export type FieldSource = 'items' | 'contacts' | 'messages' | 'payments' | 'accounts';

/** One field of a form: how it is asked for, and from what it is chosen. */
export interface CommandField {
  readonly name: string;
  readonly shape: 'day' | 'amount' | 'count' | 'word' | 'words' | 'choice' | 'yesNo' | 'several' | 'ticked' | 'rows';
  readonly isNeeded: boolean;
  readonly choices?: readonly string[];
  readonly source?: FieldSource;
  /** Of rows: the fields of each. */
  readonly row?: readonly CommandField[];
}

const LONG_TEXT = 500;

/** Fields that name something of the account, wherever they stand. */
const sources: Readonly<Record<string, FieldSource>> = {
  contact: 'contacts',
  dispatchId: 'messages',
  namesItem: 'items',
  item: 'items',
  payment: 'payments',
  account: 'accounts',
};

/** Fields nobody types: the name of the command, and the currency, which is that of the case. */
const unasked: ReadonlySet<string> = new Set(['key', 'currency', 'version', 'kind', 'case', 'erase']);

function shapeOf(name: string, schema: FieldSchema): CommandField['shape'] {
  if (schema.enum !== undefined || name in sources) return 'choice';
  if (schema.type === 'boolean') return 'yesNo';
  if (schema.type === 'integer') return name === 'cents' ? 'amount' : 'count';
  if (schema.type === 'array') {
    if (schema.items?.type === 'object') return 'rows';
    return schema.items?.enum === undefined ? 'ticked' : 'several';
  }
  if (schema.pattern?.startsWith('^[0-9]{4}-') === true) return 'day';
  return (schema.maxLength ?? 0) > LONG_TEXT ? 'words' : 'word';
}

function fieldOf(name: string, schema: FieldSchema, isNeeded: boolean): CommandField {
  const choices = schema.enum ?? schema.items?.enum;
  const source = sources[name] ?? (name === 'items' ? 'items' : undefined);
  return {
    name,
    shape: shapeOf(name, schema),
    isNeeded,
    ...(choices === undefined ? {} : { choices }),
    ...(source === undefined ? {} : { source }),
    ...(schema.items?.properties === undefined ? {} : { row: fieldsOf(schema.items.properties, schema.items.required ?? []) }),
  };
}

/** The fields of a form, from the properties of a JSON Schema; those that are needed come first. Keys and currencies are not asked for. */
export function fieldsOf(properties: Readonly<Record<string, FieldSchema>>, needed: readonly string[]): CommandField[] {
  return Object.entries(properties)
    .filter(([name]) => !unasked.has(name))
    .map(([name, schema]) => fieldOf(name, schema, needed.includes(name)))
    .sort((one, other) => Number(other.isNeeded) - Number(one.isNeeded));
}
