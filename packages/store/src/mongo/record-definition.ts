/** How a top-level field is kept; what is inside an array or an object is checked at the border by its JSON Schema. */
export type FieldKind = 'string' | 'number' | 'boolean' | 'array' | 'object';

/** An index as MongoDB builds it; the embedded server only knows `_id`. Unique keys are always written in full. */
export interface IndexDeclaration {
  name: string;
  keys: Readonly<Record<string, 1 | -1>>;
  unique?: boolean;
}

/** One collection: its fields and the indexes its repository reads by. */
export interface RecordDefinition {
  collection: string;
  fields: Readonly<Record<string, FieldKind>>;
  indexes: readonly IndexDeclaration[];
}

/** By which index each method of a repository reads: `_id`, or one of the declared ones. A method left out is a type error. */
export type AccessTable<Repository, Indexes extends readonly IndexDeclaration[]> = Readonly<
  Record<keyof Repository, '_id' | Indexes[number]['name']>
>;

interface ObjectSchema {
  properties: Readonly<Record<string, { readonly type?: unknown; readonly enum?: unknown }>>;
}

function kindOf(field: string, type: unknown, isEnum: boolean): FieldKind {
  if (isEnum) return 'string';
  if (type === 'integer') return 'number';
  if (type === 'string' || type === 'number' || type === 'boolean' || type === 'array' || type === 'object') return type;
  throw new TypeError(`the schema of ${field} names no type the store can keep`);
}

/** The top-level fields of a record's JSON Schema, the one source of its shape. Throws TypeError for a property without a plain type. */
export function fieldsOf(schema: ObjectSchema): Record<string, FieldKind> {
  return Object.fromEntries(
    Object.entries(schema.properties).map(([field, property]) => [field, kindOf(field, property.type, property.enum !== undefined)]),
  );
}
