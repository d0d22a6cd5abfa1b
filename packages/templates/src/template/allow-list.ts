import type { TemplateFaultCode } from '@relance/schemas';
import { deepestBlock } from './tag-limits.js';

/** Functions a template may call with a value. */
export const valueHelpers = ['money', 'longDate', 'shortDate', 'plainDate', 'percent', 'plural', 'count', 'oneOrMany'] as const;

/** Functions that place a part of the letter around the body, which only a letter has. */
export const letterParts = ['statement', 'bankDetails'] as const;

/** Functions that place something of its own; without arguments. */
export const placeHelpers = ['salutation', ...letterParts] as const;

const blockHelpers: readonly string[] = ['if', 'unless', 'each'];
/** Functions that take a list as well as a number. */
const countingHelpers: readonly string[] = ['count', 'plural'];
const loopWords: readonly string[] = ['@index', '@first', '@last'];
const deepestLoop = 2;

/** A fault found in the syntax tree. */
export interface SyntaxFault {
  code: TemplateFaultCode;
  params: Record<string, string>;
}

/** A path a template reads, from the root of the data: `items[].number`; `printed` paths must be plain values. */
export interface ReadPath {
  name: string;
  printed: boolean;
}

/** What the syntax tree of one part does: its faults, the paths it reads and the functions it calls. */
export interface Inspection {
  faults: SyntaxFault[];
  reads: ReadPath[];
  calls: string[];
}

/** Names bound by `each … as |name|`, to the path of the list they walk. */
type Scope = ReadonlyMap<string, string>;

/** Whether a node is a path such as `entity.name`. */
export function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === 'PathExpression';
}

/** The segments of a path; the parser's own escapes such as `[0]` are plain text here. */
export function segmentsOf(path: hbs.AST.PathExpression): string[] {
  return path.original.split('.');
}

/**
 * Walks a syntax tree and reports all that is not on the list (reliability register 10, 11): only `if`, `unless`, `each … as |name|`, at
 * most two loops and ten blocks deep, our own functions with plain paths and literals; no partial, decorator, raw block, triple-stash, `lookup`, `this`,
 * `..`, no sub-expression, no prototype word. Anything this walk does not know is refused.
 */
export function inspectProgram(program: hbs.AST.Program): Inspection {
  const inspection: Inspection = { faults: [], reads: [], calls: [] };
  walk(program, { scope: new Map(), loops: 0, blocks: 0 }, inspection);
  return inspection;
}

interface Use {
  scope: Scope;
  printed: boolean;
}

interface Place {
  scope: Scope;
  loops: number;
  blocks: number;
}

function walk(program: hbs.AST.Program, place: Place, found: Inspection): void {
  for (const statement of program.body) {
    if (statement.type === 'ContentStatement' || statement.type === 'CommentStatement') continue;
    if (statement.type === 'MustacheStatement') mustache(statement as hbs.AST.MustacheStatement, place, found);
    else if (statement.type === 'BlockStatement') block(statement as hbs.AST.BlockStatement, place, found);
    else forbid(found, statement.type);
  }
}

function forbid(found: Inspection, what: string): void {
  found.faults.push({ code: 'forbiddenSyntax', params: { what } });
}

function mustache(statement: hbs.AST.MustacheStatement, place: Place, found: Inspection): void {
  const raw = !statement.escaped;
  if (raw) forbid(found, '{{{ }}}');
  if (!isPath(statement.path)) {
    forbid(found, statement.path.type);
    return;
  }
  const name = statement.path.original;
  const helper = [...valueHelpers, ...placeHelpers].find((known) => known === name);
  if (helper === undefined && statement.params.length === 0 && !hasHash(statement)) {
    read(statement.path, { scope: place.scope, printed: true }, found);
    return;
  }
  if (helper === undefined) found.faults.push({ code: 'unknownHelper', params: { name } });
  else found.calls.push(helper);
  if (hasHash(statement)) forbid(found, `${name} =`);
  const printed = !countingHelpers.includes(name);
  for (const parameter of statement.params) argument(parameter, { scope: place.scope, printed }, found);
}

/** The parser leaves `hash` out where the type says it is always there. */
function hasHash(statement: { hash?: hbs.AST.Hash }): boolean {
  return statement.hash !== undefined && statement.hash.pairs.length > 0;
}

function argument(node: hbs.AST.Expression, use: Use, found: Inspection): void {
  if (isPath(node)) read(node, use, found);
  else if (!['StringLiteral', 'NumberLiteral'].includes(node.type)) forbid(found, node.type);
}

function read(path: hbs.AST.PathExpression, { scope, printed }: Use, found: Inspection): void {
  if (loopWords.includes(path.original)) return;
  const [first = '', ...rest] = segmentsOf(path);
  const prototype = [first, ...rest].find((word) => /^(__.*__|constructor|prototype)$/.test(word));
  if (path.data || path.depth > 0 || first === 'this' || first === '' || prototype !== undefined || /[^\w.]/.test(path.original)) {
    forbid(found, path.original);
    return;
  }
  const list = scope.get(first);
  found.reads.push({ name: list === undefined ? path.original : [`${list}[]`, ...rest].join('.'), printed });
}

function block(statement: hbs.AST.BlockStatement, place: Place, found: Inspection): void {
  if (place.blocks >= deepestBlock) {
    found.faults.push({ code: 'tooDeep', params: {} });
    return;
  }
  const name = statement.path.original;
  const [subject] = statement.params;
  if (!blockHelpers.includes(name)) {
    forbid(found, `#${name}`);
    return;
  }
  if (subject === undefined || !isPath(subject) || statement.params.length !== 1 || hasHash(statement)) {
    forbid(found, `#${name}`);
    return;
  }
  read(subject, { scope: place.scope, printed: false }, found);
  // the types promise a body, the parser leaves it out of `{{^if x}}…{{/if}}`
  const body = statement.program as hbs.AST.Program | undefined;
  const within = { ...place, blocks: place.blocks + 1 };
  const inner = name === 'each' ? insideLoop(statement, subject, within, found) : within;
  if (body !== undefined) walk(body, inner, found);
  const inverse = statement.inverse as hbs.AST.Program | undefined;
  if (inverse !== undefined) walk(inverse, within, found);
}

function insideLoop(statement: hbs.AST.BlockStatement, subject: hbs.AST.PathExpression, place: Place, found: Inspection): Place {
  const body = statement.program as hbs.AST.Program | undefined;
  const [name, ...others] = (body?.blockParams ?? []) as (string | undefined)[];
  if (name === undefined || others.length > 0) forbid(found, '#each … as |name|');
  if (place.loops >= deepestLoop) found.faults.push({ code: 'tooDeep', params: {} });
  const [first = '', ...rest] = segmentsOf(subject);
  const outer = place.scope.get(first);
  const list = outer === undefined ? subject.original : [`${outer}[]`, ...rest].join('.');
  return { ...place, scope: new Map([...place.scope, [name ?? '', list]]), loops: place.loops + 1 };
}
