import { isPath, segmentsOf } from './allow-list.js';
import { TemplateError } from './template-error.js';

/** Values by the first word of a path: the data itself and the names of loops. */
type Values = ReadonlyMap<string, unknown>;

/**
 * The paths a template would print from these data but that hold nothing (absent, null or empty text): the branches that apply are
 * followed, so an absent date inside its own `if` is not missing. Empty = the message can be rendered without a blank. Throws TemplateError
 * beyond 100,000 statements: loops within loops over long lists are no message.
 */
export function missingFacts(program: hbs.AST.Program, data: object): string[] {
  const walk: Walk = { missing: new Set(), statements: 0 };
  follow(program, new Map(Object.entries(data)), walk);
  return [...walk.missing];
}

const mostStatements = 100_000;

interface Walk {
  missing: Set<string>;
  statements: number;
}

function follow(program: hbs.AST.Program, values: Values, walk: Walk): void {
  walk.statements += 1 + program.body.length;
  if (walk.statements > mostStatements) throw new TemplateError('tooLarge', `more than ${String(mostStatements)} statements`);
  for (const statement of program.body) {
    if (statement.type === 'MustacheStatement') {
      const { path, params } = statement as hbs.AST.MustacheStatement;
      const printed = params.length === 0 ? [path] : params;
      for (const expression of printed) if (isPath(expression)) require(expression, values, walk);
    } else if (statement.type === 'BlockStatement') followBlock(statement as hbs.AST.BlockStatement, values, walk);
  }
}

/** Words of the language that are no fact. */
const words: readonly string[] = ['salutation', 'statement', 'bankDetails'];

function require(path: hbs.AST.PathExpression, values: Values, walk: Walk): void {
  if (path.data || words.includes(path.original)) return;
  const value = valueAt(path, values);
  if (value === undefined || value === null || value === '') walk.missing.add(path.original);
}

function valueAt(path: hbs.AST.PathExpression, values: Values): unknown {
  const [first = '', ...rest] = segmentsOf(path);
  return rest.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined,
    values.get(first),
  );
}

function followBlock(statement: hbs.AST.BlockStatement, values: Values, walk: Walk): void {
  const [subject] = statement.params;
  if (subject === undefined || !isPath(subject)) return;
  const value = valueAt(subject, values);
  const body = statement.program as hbs.AST.Program | undefined;
  const inverse = statement.inverse as hbs.AST.Program | undefined;
  const holds = Array.isArray(value) ? value.length > 0 : Boolean(value);
  const taken = holds === (statement.path.original !== 'unless') ? body : inverse;
  if (taken === undefined) return;
  if (statement.path.original !== 'each' || !Array.isArray(value) || taken !== body) {
    follow(taken, values, walk);
    return;
  }
  const name = taken.blockParams[0] ?? '';
  for (const element of value) follow(taken, new Map([...values, [name, element]]), walk);
}
