import type { Template, TemplateFault } from '@relance/schemas';
import { renderMessage } from '../render-message.js';
import { sampleMessageData } from '../sample-message-data.js';

/**
 * Prints a template that compiles with sample data, with every optional fact and with none: a function given what it cannot print (`{{money entity.name
 * 'EUR'}}`) would stop every message made from it. Facts that are missing are no fault here, the compiler follows the paths (P124).
 */
export function tryPrinting(template: Template): TemplateFault[] {
  const full = sampleMessageData(template.locale);
  const bare = { ...full };
  delete bare.deadlineOn;
  delete bare.previousContactOn;
  delete bare.paidSince;
  delete bare.call;
  delete bare.legal;
  for (const data of [full, bare]) {
    try {
      renderMessage({ template, data });
    } catch (error) {
      // whatever it is, it would be thrown at the moment of sending: the author must see it now
      const problem = error instanceof Error ? error.message : String(error);
      const { id: templateId, locale } = template;
      return [{ code: 'doesNotPrint', severity: 'error', templateId, locale, part: 'body', params: { problem } }];
    }
  }
  return [];
}
