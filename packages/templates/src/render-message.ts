import type { Template } from '@relance/schemas';
import juice from 'juice';
import { bankDetails } from './layout/bank-details.js';
import { layout } from './layout/layout.js';
import { plainText } from './layout/plain-text.js';
import { salutation } from './layout/salutation.js';
import { statement } from './layout/statement.js';
import type { MessageData } from './message-data.js';
import { largestMessage } from './template/print-helpers.js';
import { TemplateError } from './template/template-error.js';
import { isMissingFacts, writeTemplate, type MissingFacts } from './write-template.js';

/** A message ready to leave: one line of subject, HTML with inlined styles, and the same as text; of plain text, the text alone. */
export interface RenderedMessage {
  subject: string;
  html: string;
  text: string;
}

/**
 * Renders a template with the facts of one contact (DESIGN §5, step 3). Refuses with the names of what is missing instead of leaving a
 * blank. Pure: the same template and data give the same bytes. Throws TemplateError for a template with faults (publishing refuses it) or
 * a message beyond 256 KB, and RangeError for an amount or a date that is none: programmer faults, never retried.
 */
export function renderMessage({ template, data }: { template: Template; data: MessageData }): RenderedMessage | MissingFacts {
  const placed = { statement: false, bankDetails: false };
  const written = writeTemplate(template, data, {
    salutation: () => salutation(data),
    statement: () => {
      placed.statement = true;
      return statement(data);
    },
    bankDetails: () => {
      placed.bankDetails = true;
      return bankDetails(data);
    },
  });
  if (isMissingFacts(written)) return written;
  const { subject, body } = written;
  // nothing but the body, its edges and the blanks before a line end trimmed
  if (subject === undefined) return { subject: '', html: '', text: body.replace(/[^\S\n]+$/gmu, '').trim() };
  const html = juice(layout(data, { html: body, subject, statementPlaced: placed.statement, bankDetailsPlaced: placed.bankDetails }), {
    removeStyleTags: true,
    preserveMediaQueries: false,
    applyWidthAttributes: false,
  });
  if (html.length > largestMessage) throw new TemplateError('tooLarge', `${String(html.length)} characters`);
  return { subject, html, text: plainText(html) };
}
