import { isPath, segmentsOf } from './allow-list.js';

/** As much of a JSON Schema as obligations need. */
interface ObligingSchema {
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, ObligingSchema>>;
  readonly items?: ObligingSchema;
}

interface Reading {
  schema: ObligingSchema;
  uncertain: Set<string>;
}

/** Where the walk stands: names of loops with the list they walk, and what is known to be there. */
interface Place {
  lists: ReadonlyMap<string, string>;
  known: ReadonlySet<string>;
}

/**
 * The paths a template prints that not every message has and that no condition around them makes sure of: `deadlineOn` outside its own `if`. A message
 * that lacks one is refused when it is rendered.
 */
export function uncertainFacts(program: hbs.AST.Program, schema: ObligingSchema): string[] {
  const reading: Reading = { schema, uncertain: new Set() };
  walk(program, { lists: new Map(), known: new Set() }, reading);
  return [...reading.uncertain].sort();
}

/** Words that place a part of the letter, which sees to itself. */
const words: readonly string[] = ['salutation', 'statement', 'bankDetails'];

function walk(program: hbs.AST.Program | undefined, place: Place, reading: Reading): void {
  for (const statement of program?.body ?? []) {
    if (statement.type === 'MustacheStatement') {
      const { path, params } = statement as hbs.AST.MustacheStatement;
      const printed = params.length === 0 ? [path] : params;
      for (const expression of printed) if (isPath(expression)) print(expression, place, reading);
    } else if (statement.type === 'BlockStatement') walkBlock(statement as hbs.AST.BlockStatement, place, reading);
  }
}

function print(path: hbs.AST.PathExpression, place: Place, reading: Reading): void {
  if (path.data || words.includes(path.original)) return;
  const name = fullName(path, place);
  if (optionalParts(name, reading.schema).some((part) => !place.known.has(part))) reading.uncertain.add(name);
}

function walkBlock(statement: hbs.AST.BlockStatement, place: Place, reading: Reading): void {
  const [subject] = statement.params;
  // the types promise both branches, the parser leaves out what is not written
  const body = statement.program as hbs.AST.Program | undefined;
  const inverse = statement.inverse as hbs.AST.Program | undefined;
  if (subject === undefined || !isPath(subject)) return;
  const name = fullName(subject, place);
  const sure: Place = { ...place, known: new Set([...place.known, ...optionalParts(name, reading.schema)]) };
  if (statement.path.original === 'unless') {
    walk(body, place, reading);
    walk(inverse, sure, reading);
    return;
  }
  const loop = statement.path.original === 'each' ? body?.blockParams[0] : undefined;
  walk(body, loop === undefined ? sure : { ...sure, lists: new Map([...place.lists, [loop, `${name}[]`]]) }, reading);
  walk(inverse, place, reading);
}

/** A path from the root of the data, with the list a name of a loop stands for: `items[].number`. */
function fullName(path: hbs.AST.PathExpression, { lists }: Place): string {
  const [first = '', ...rest] = segmentsOf(path);
  return [lists.get(first) ?? first, ...rest].join('.');
}

/** The parts of a path that a message may lack: `paidSince` and `paidSince.lastOn` of `paidSince.lastOn`. */
function optionalParts(name: string, root: ObligingSchema): string[] {
  const parts: string[] = [];
  let schema: ObligingSchema | undefined = root;
  let so = '';
  for (const segment of name.split('.')) {
    const member = segment.replace(/(\[\])+$/u, '');
    so = so === '' ? segment : `${so}.${segment}`;
    if (schema?.required?.includes(member) !== true) parts.push(so);
    schema = schema?.properties?.[member];
    if (segment.endsWith('[]')) schema = schema?.items;
  }
  return parts;
}
