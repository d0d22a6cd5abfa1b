import type { Template } from '@relance/schemas';
import { messageDataSchema } from './message-data.js';
import { compileTemplate, partsOf } from './template/compile-template.js';
import { uncertainFacts } from './template/uncertain-facts.js';

/**
 * What the compiler of scenarios asks of a text: the paths it names that no message has, and those it prints without making sure that they are there.
 * Undefined for a template with other faults, which has its own issues (`lintTemplate`).
 */
export function readTemplate(template: Template): { unknown: string[]; uncertain: string[] } | undefined {
  const compiled = compileTemplate(template);
  if ('issues' in compiled) {
    const unknown = compiled.issues.filter(({ code }) => code === 'unknownVariable').map(({ params }) => params['name'] ?? '');
    return unknown.length === 0 ? undefined : { unknown: [...new Set(unknown)].sort(), uncertain: [] };
  }
  const uncertain = partsOf(compiled.template).flatMap(({ program }) => uncertainFacts(program, messageDataSchema));
  return { unknown: [], uncertain: [...new Set(uncertain)].sort() };
}
