import type { Template, TemplateFault } from '@relance/schemas';
import { compileTemplate, partsOf, type CompiledTemplate } from '../template/compile-template.js';
import { forbiddenWords } from './forbidden-words.js';
import { lintParts } from './lint-parts.js';
import { tryPrinting } from './try-printing.js';

const activeContent = /<\s*(script|iframe|form|object|embed|link|style|img|svg|base|meta)\b|\bon\w+\s*=|javascript:|data:text/i;

/** Sector and legal words that are written in capitals without shouting. */
const usualCapitals = new Set(['SIREN', 'SIRET', 'IBAN', 'SEPA', 'SWIFT', 'EORI', 'HTML']);

/**
 * Checks one template: syntax, allow-list and known variables, content that has no place in an e-mail, words that accuse or threaten,
 * capitals, exclamation marks, whether it prints; of plain text the parts it is cut into. Number, date, due date and amount of every invoice are there by the layout. Empty = fit to publish.
 */
export function lintTemplate(template: Template): TemplateFault[] {
  const compiled = compileTemplate(template);
  const style = [...lintPart(template, 'subject'), ...lintPart(template, 'body')];
  if ('issues' in compiled) return [...compiled.issues, ...style];
  const unprintable = tryPrinting(template);
  return unprintable.length > 0 ? [...style, ...unprintable] : [...style, ...lintParts(template)];
}

function lintPart(template: Template, part: 'subject' | 'body'): TemplateFault[] {
  const issue = (code: TemplateFault['code'], severity: TemplateFault['severity'], params: Record<string, string>): TemplateFault => {
    return { code, severity, templateId: template.id, locale: template.locale, part, params };
  };
  const source = template[part] ?? '';
  const active = activeContent.exec(source);
  const prose = source.replace(/\{\{.*?\}\}/gs, ' ').replace(/<[^>]*>/g, ' ');
  const plain = folded(prose);
  const words = forbiddenWords[template.locale].filter((word) => wholeWords(word).test(plain));
  const capitals = (prose.match(/(?<![\p{L}\d])\p{Lu}{4,}(?![\p{L}\d])/gu) ?? []).filter((word) => !usualCapitals.has(word));
  return [
    ...(active === null ? [] : [issue('activeContent', 'error', { what: active[0] })]),
    ...words.map((word) => issue('forbiddenWord', 'error', { word })),
    ...capitals.map((word) => issue('capitals', 'warning', { word })),
    ...(prose.includes('!') ? [issue('exclamation', 'warning', {})] : []),
  ];
}

/** A phrase as whole words, the last of them in the plural or the feminine too: “or else”, not “for elsewhere”. */
function wholeWords(phrase: string): RegExp {
  return new RegExp(`(?<![a-z0-9])${phrase}(?:e|s|es)?(?![a-z0-9])`, 'u');
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[\s\u00a0\u202f]+/g, ' ');
}

/** What a set of templates is used for: which steps ask for payment with a deadline, by template id. */
interface LintOptions {
  /** Templates of steps that grant a deadline: their text must print it as a date (law 10). */
  granting?: readonly string[];
}

/**
 * Checks the templates of a scenario together: each on its own, the same facts in both languages, and a printed date wherever the step grants
 * a deadline. Whether it is written in the languages of the house is the compiler's to say (P114, law 27).
 */
export function lintTemplates(templates: readonly Template[], { granting = [] }: LintOptions = {}): TemplateFault[] {
  const ids = [...new Set(templates.map(({ id }) => id))];
  return [...templates.flatMap(lintTemplate), ...ids.flatMap((id) => lintPair(id, templates, granting.includes(id)))];
}

function lintPair(id: string, templates: readonly Template[], grantsDeadline: boolean): TemplateFault[] {
  const written = templates.filter((template) => template.id === id).map((template) => ({ ...template, facts: factsOf(template) }));
  return written.flatMap(({ locale, facts }) => {
    if (facts === undefined) return [];
    const issue = (code: TemplateFault['code'], params: Record<string, string>): TemplateFault => {
      return { code, severity: 'error', templateId: id, locale, part: 'body', params };
    };
    const lacking = written.filter((other) => other.facts !== undefined && other.locale !== locale);
    const oneSided = [...facts].filter((name) => lacking.some((other) => other.facts?.has(name) === false));
    return [
      ...oneSided.map((name) => issue('differentFacts', { name })),
      ...(grantsDeadline && !facts.has('deadlineOn') ? [issue('noDate', {})] : []),
    ];
  });
}

/** What a template reads; undefined for one that has faults of its own to tell first. */
function factsOf(template: Template): Set<string> | undefined {
  const compiled = compileTemplate(template);
  return 'issues' in compiled ? undefined : readsOf(compiled.template);
}

/** Every path a template reads in either part, whatever the branch. */
export function readsOf(template: CompiledTemplate): Set<string> {
  return new Set(partsOf(template).flatMap(({ inspection }) => inspection.reads.map(({ name }) => name)));
}
