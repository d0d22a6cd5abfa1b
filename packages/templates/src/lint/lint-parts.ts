import { messageParts, plainSignsOf } from '@relance/domain/message-parts';
import type { Template, TemplateFault } from '@relance/schemas';
import { renderMessage } from '../render-message.js';
import { sampleMessageData } from '../sample-message-data.js';
import { isPlainText } from '../template/compile-template.js';
import { isMissingFacts } from '../write-template.js';

/** A reminder that needs more is a letter. */
const mostParts = 2;

/** What the channel adds where the text does not print its reference: a line of its own with eight signs. */
const markLength = 14;

/**
 * Warns of a message of plain text that leaves in many parts, filled with sample data, and of what is written in it that makes each of them short. Signs
 * of typesetting are made plain when it leaves and are nothing to warn of. Only for a template that compiles.
 */
export function lintParts(template: Template): TemplateFault[] {
  if (!isPlainText(template)) return [];
  const issue = (code: TemplateFault['code'], params: Record<string, string>): TemplateFault => {
    return { code, severity: 'warning', templateId: template.id, locale: template.locale, part: 'body', params };
  };
  const written = plainSignsOf(template.body.replace(/\{\{.*?\}\}/gsu, ''));
  const { outside } = messageParts(written);
  const filled = renderMessage({ template, data: sampleMessageData(template.locale) });
  const text = isMissingFacts(filled) ? written : plainSignsOf(filled.text);
  const whole = template.body.includes('{{reference}}') ? text : text + 'x'.repeat(markLength);
  const { parts } = messageParts(whole);
  return [
    ...(outside.length === 0 ? [] : [issue('shortParts', { signs: outside.join(' ') })]),
    ...(parts <= mostParts ? [] : [issue('manyParts', { parts: String(parts), characters: String(whole.length) })]),
  ];
}
