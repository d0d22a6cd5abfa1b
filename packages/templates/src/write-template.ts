import type { Template } from '@relance/schemas';
import { missingLayoutFacts } from './layout/layout.js';
import type { MessageData } from './message-data.js';
import { boundMarkup } from './template/bound-markup.js';
import { compileTemplate, partsOf } from './template/compile-template.js';
import { missingFacts } from './template/missing-facts.js';
import { printHelpers, type Places } from './template/print-helpers.js';
import { TemplateError } from './template/template-error.js';

/** Facts a message would need and does not have; it is refused rather than sent with a blank. */
export interface MissingFacts {
  missing: string[];
}

/** Whether rendering was refused for want of facts. */
export function isMissingFacts(result: object): result is MissingFacts {
  return 'missing' in result;
}

/** A template printed on facts, as HTML; one of plain text has no subject and is no HTML. */
export interface WrittenTemplate {
  subject: string | undefined;
  body: string;
}

/** Facts that strict rendering must find, if only to see that they are absent. */
const optionalFacts = { deadlineOn: null, previousContactOn: null, paidSince: null, call: null, legal: null } as const;

/**
 * Prints a template on the facts of one contact, the parts it may place given by whoever makes the sheet around it. Refuses with the names of what is
 * missing instead of leaving a blank. Pure. Throws TemplateError for a template with faults or a message too large, and RangeError for an amount or a
 * date that is none: programmer faults, never retried.
 */
export function writeTemplate(template: Template, data: MessageData, places: Places): WrittenTemplate | MissingFacts {
  const compiled = compileTemplate(template);
  if ('issues' in compiled) {
    throw new TemplateError('invalidTemplate', `${template.id}: ${compiled.issues.map(({ code }) => code).join(', ')}`);
  }
  const { subject, body } = compiled.template;
  const unwritten = partsOf(compiled.template).flatMap(({ program }) => missingFacts(program, data));
  const missing = subject === undefined ? unwritten : [...missingLayoutFacts(data), ...unwritten];
  if (missing.length > 0) return { missing: [...new Set(missing)] };
  const helpers = printHelpers(data, places);
  const facts = { ...optionalFacts, ...data, contact: { civility: null, role: null, ...data.contact } };
  const printed = boundMarkup(body.print(facts, helpers));
  return { subject: subject === undefined ? undefined : singleLine(subject.print(facts, helpers)), body: printed };
}

/** A subject is one header line: control characters and runs of blanks become one blank; no-break spaces stay. */
function singleLine(text: string): string {
  // eslint is right that these are control characters: they are what must go
  return text.replace(/[\p{Cc}\u2028\u2029 ]+/gu, ' ').trim();
}
