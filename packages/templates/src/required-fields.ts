import type { Template } from '@relance/schemas';
import { readsOf } from './lint/lint-template.js';
import { compileTemplate } from './template/compile-template.js';

/** Every fact a template may print, sorted: `deadlineOn`, `items[].number`; what the layout prints is not among them. Empty for a template with faults. */
export function requiredFields(template: Template): string[] {
  const compiled = compileTemplate(template);
  return 'issues' in compiled ? [] : [...readsOf(compiled.template)].sort();
}
