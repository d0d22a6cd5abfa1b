import { traitsOf, type Template, type TemplateFault } from '@relance/schemas';
import Handlebars from 'handlebars';
import { messageDataSchema } from '../message-data.js';
import { inspectProgram, letterParts, placeHelpers, valueHelpers, type Inspection } from './allow-list.js';
import { pathKind } from './known-paths.js';
import { excessOf } from './tag-limits.js';

/** A part of a template ready to render: its syntax tree, what it reads and calls, and the function that prints it. */
export interface CompiledPart {
  program: hbs.AST.Program;
  inspection: Inspection;
  print: (data: object, helpers: Record<string, Handlebars.HelperDelegate>) => string;
}

/** A template whose parts passed the allow-list; one of plain text has no subject. */
export interface CompiledTemplate {
  subject: CompiledPart | undefined;
  body: CompiledPart;
}

/** The parts of a template that were written. */
export function partsOf({ subject, body }: CompiledTemplate): CompiledPart[] {
  return subject === undefined ? [body] : [subject, body];
}

/** Whether the body is the whole message, without a subject and without the letter around it. */
export function isPlainText({ channel }: Template): boolean {
  return traitsOf(channel)?.isPlainText === true;
}

const longest = { subject: 300, body: 65_536 } as const;

/** Ours alone: nothing is ever registered in it, so that no other code of the process can lend a template its functions. */
const environment = Handlebars.create();

/** Our own functions and no other: `log`, `lookup` and `with` are not known, and the allow-list refuses them before. */
const knownHelpers: Record<string, boolean> = {
  ...Object.fromEntries([...valueHelpers, ...placeHelpers, 'if', 'unless', 'each'].map((name) => [name, true])),
  helperMissing: false,
  blockHelperMissing: false,
  log: false,
  lookup: false,
  with: false,
};

type Compiled = { template: CompiledTemplate } | { issues: TemplateFault[] };

/** A template is compiled once for as long as somebody holds it; its text never changes under its version. */
const compiledTemplates = new WeakMap<Template, Compiled>();

/**
 * Compiles a template in its own Handlebars environment: strict, known helpers only, allow-listed syntax only, known variables only, text
 * input only. Gives every fault at once as data; a template with none is safe to render on hostile data.
 */
export function compileTemplate(template: Template): Compiled {
  const compiled = compiledTemplates.get(template) ?? compileParts(template);
  compiledTemplates.set(template, compiled);
  return compiled;
}

function compileParts(template: Template): Compiled {
  const body = compilePart(template, 'body');
  if (isPlainText(template)) return 'part' in body ? { template: { subject: undefined, body: body.part } } : body;
  const subject = compilePart(template, 'subject');
  if ('part' in subject && 'part' in body) return { template: { subject: subject.part, body: body.part } };
  return { issues: [...('issues' in subject ? subject.issues : []), ...('issues' in body ? body.issues : [])] };
}

function compilePart(template: Template, part: 'subject' | 'body'): { part: CompiledPart } | { issues: TemplateFault[] } {
  const issue = (code: TemplateFault['code'], params: Record<string, string>): TemplateFault => {
    return { code, severity: 'error', templateId: template.id, locale: template.locale, part, params };
  };
  // a syntax tree handed in as data would be compiled without passing the parser: only text is a template
  const source: unknown = template[part];
  if (typeof source !== 'string') return { issues: [issue('syntax', { problem: typeof source })] };
  if (source.length > longest[part]) return { issues: [issue('tooLong', { limit: String(longest[part]) })] };
  const isText = part === 'subject' || isPlainText(template);
  const excess = excessOf(source);
  if (excess !== undefined) return { issues: [issue(excess.code, excess.params)] };
  const parsed = parse(source);
  if ('problem' in parsed) return { issues: [issue('syntax', { problem: parsed.problem })] };
  const inspection = inspectProgram(parsed.program);
  const issues = [
    ...inspection.faults.map(({ code, params }) => issue(code, params)),
    ...(isText ? partsOfLetter(inspection).map((name) => issue('unknownHelper', { name })) : []),
    ...inspection.reads.flatMap(({ name, printed }) => {
      const found = pathKind(messageDataSchema, name);
      if (found === undefined) return [issue('unknownVariable', { name })];
      return printed && found === 'group' ? [issue('notAValue', { name })] : [];
    }),
  ];
  if (issues.length > 0) return { issues };
  const print = environment.compile<object>(source, { strict: true, knownHelpers, knownHelpersOnly: true, noEscape: isText });
  return { part: { program: parsed.program, inspection, print: (data, helpers) => print(data, { helpers }) } };
}

/** The calls that place a part of the letter, which is HTML. */
function partsOfLetter({ calls }: Inspection): string[] {
  return calls.filter((name) => letterParts.some((part) => part === name));
}

function parse(source: string): { program: hbs.AST.Program } | { problem: string } {
  try {
    return { program: environment.parse(source) };
  } catch (error) {
    // the parser's complaint is the author's to read: a fault of the template, not of the program
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
