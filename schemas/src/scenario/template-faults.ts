/**
 * Everything that can be wrong with a template, and the code under which people are told (`docs/reference/scenario-issues.md`). `M`: what keeps it from being
 * read or printed, always an error; `W`: how it is worded, which an admin may weigh.
 */
export const templateFaultCodes = {
  syntax: 'M601',
  tooLong: 'M602',
  forbiddenSyntax: 'M603',
  unknownHelper: 'M604',
  unknownVariable: 'M605',
  notAValue: 'M606',
  tooDeep: 'M607',
  activeContent: 'M608',
  doesNotPrint: 'M609',
  differentFacts: 'M610',
  tooManyTags: 'M611',
  noDate: 'W701',
  forbiddenWord: 'W702',
  capitals: 'W703',
  exclamation: 'W704',
  manyParts: 'W705',
  shortParts: 'W706',
} as const;

/** One thing that can be wrong with a template. */
export type TemplateFaultCode = keyof typeof templateFaultCodes;

/** One fault of a template: `part` is where, `params` fill the text. */
export interface TemplateFault {
  code: TemplateFaultCode;
  severity: 'error' | 'warning';
  templateId: string;
  locale: 'fr' | 'en';
  part: 'subject' | 'body';
  params: Record<string, string>;
}
