import type { Template } from '@relance/schemas';
import juice from 'juice';
import { bankDetails } from './layout/bank-details.js';
import { layout, missingLayoutFacts } from './layout/layout.js';
import { plainText } from './layout/plain-text.js';
import { statement } from './layout/statement.js';
import type { MessageData } from './message-data.js';
import { compileTemplate, partsOf, type CompiledPart } from './template/compile-template.js';
import { missingFacts } from './template/missing-facts.js';
import { largestMessage, printHelpers } from './template/print-helpers.js';
import { TemplateError } from './template/template-issue.js';

/** A message ready to leave: one line of subject, HTML with inlined styles, and the same as text; of plain text, the text alone. */
export interface RenderedMessage {
  subject: string;
  html: string;
  text: string;
}

/** Facts a message would need and does not have; it is refused rather than sent with a blank. */
export interface MissingFacts {
  missing: string[];
}

/** Whether rendering was refused for want of facts. */
export function isMissingFacts(result: RenderedMessage | MissingFacts): result is MissingFacts {
  return 'missing' in result;
}

/** A template is compiled once for as long as somebody holds it; its text never changes under its version. */
const compiledTemplates = new WeakMap<Template, ReturnType<typeof compileTemplate>>();

function compiledOnce(template: Template): ReturnType<typeof compileTemplate> {
  const compiled = compiledTemplates.get(template) ?? compileTemplate(template);
  compiledTemplates.set(template, compiled);
  return compiled;
}

/**
 * Renders a template with the facts of one contact (DESIGN §5, step 3). Refuses with the names of what is missing instead of leaving a
 * blank. Pure: the same template and data give the same bytes. Throws TemplateError for a template with faults (publishing refuses it) or
 * a message beyond 256 KB, and RangeError for an amount or a date that is none: programmer faults, never retried.
 */
export function renderMessage({ template, data }: { template: Template; data: MessageData }): RenderedMessage | MissingFacts {
  const compiled = compiledOnce(template);
  if ('issues' in compiled) {
    throw new TemplateError('invalidTemplate', `${template.id}: ${compiled.issues.map(({ code }) => code).join(', ')}`);
  }
  const { subject, body } = compiled.template;
  const written = partsOf(compiled.template).flatMap(({ program }) => missingFacts(program, data));
  const missing = subject === undefined ? written : [...missingLayoutFacts(data), ...written];
  if (missing.length > 0) return { missing: [...new Set(missing)] };
  return subject === undefined ? renderText(body, data) : render({ subject, body }, data);
}

/** Facts that strict rendering must find, if only to see that they are absent. */
const optionalFacts = { deadlineOn: null, previousContactOn: null, paidSince: null, legal: null } as const;

function factsOf(data: MessageData): object {
  return { ...optionalFacts, ...data, contact: { civility: null, role: null, ...data.contact } };
}

/** Nothing but the body, its edges and the blanks before a line end trimmed. */
function renderText(body: CompiledPart, data: MessageData): RenderedMessage {
  const nowhere = (): string => '';
  const written = body.print(factsOf(data), printHelpers(data, { statement: nowhere, bankDetails: nowhere }));
  return { subject: '', html: '', text: written.replace(/[^\S\n]+$/gmu, '').trim() };
}

/** A template with a letter around it. */
interface TitledTemplate {
  subject: CompiledPart;
  body: CompiledPart;
}

function render({ subject, body }: TitledTemplate, data: MessageData): RenderedMessage {
  const placed = { statement: false, bankDetails: false };
  const helpers = printHelpers(data, {
    statement: () => {
      placed.statement = true;
      return statement(data);
    },
    bankDetails: () => {
      placed.bankDetails = true;
      return bankDetails(data);
    },
  });
  const facts = factsOf(data);
  const title = singleLine(subject.print(facts, helpers));
  const written = body.print(facts, helpers);
  const html = juice(
    layout(data, { html: written, subject: title, statementPlaced: placed.statement, bankDetailsPlaced: placed.bankDetails }),
    { removeStyleTags: true, preserveMediaQueries: false, applyWidthAttributes: false },
  );
  if (html.length > largestMessage) throw new TemplateError('tooLarge', `${String(html.length)} characters`);
  return { subject: title, html, text: plainText(html) };
}

/** A subject is one header line: control characters and runs of blanks become one blank; no-break spaces stay. */
function singleLine(text: string): string {
  // eslint is right that these are control characters: they are what must go
  return text.replace(/[\p{Cc}\u2028\u2029 ]+/gu, ' ').trim();
}
