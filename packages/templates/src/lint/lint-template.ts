import type { Template } from '@relance/schemas';
import { compileTemplate, partsOf, type CompiledTemplate } from '../template/compile-template.js';
import type { TemplateIssue } from '../template/template-issue.js';
import { forbiddenWords } from './forbidden-words.js';
import { lintParts } from './lint-parts.js';

const activeContent = /<\s*(script|iframe|form|object|embed|link|style|img|svg|base|meta)\b|\bon\w+\s*=|javascript:|data:text/i;

/** Sector and legal words that are written in capitals without shouting. */
const usualCapitals = new Set(['SIREN', 'SIRET', 'IBAN', 'SEPA', 'SWIFT', 'EORI', 'HTML']);

/**
 * Checks one template: syntax, allow-list and known variables, content that has no place in an e-mail, words that accuse or threaten,
 * capitals, exclamation marks; of plain text the parts it is cut into. Number, date, due date and amount of every invoice are there by the layout. Empty = fit to publish.
 */
export function lintTemplate(template: Template): TemplateIssue[] {
  const compiled = compileTemplate(template);
  const style = [...lintPart(template, 'subject'), ...lintPart(template, 'body')];
  return 'issues' in compiled ? [...compiled.issues, ...style] : [...style, ...lintParts(template)];
}

function lintPart(template: Template, part: 'subject' | 'body'): TemplateIssue[] {
  const issue = (code: TemplateIssue['code'], severity: TemplateIssue['severity'], params: Record<string, string>): TemplateIssue => {
    return { code, severity, templateId: template.id, locale: template.locale, part, params };
  };
  const source = template[part] ?? '';
  const active = activeContent.exec(source);
  const prose = source.replace(/\{\{.*?\}\}/gs, ' ').replace(/<[^>]*>/g, ' ');
  const plain = folded(prose);
  const words = forbiddenWords[template.locale].filter((word) => plain.includes(word));
  const capitals = (prose.match(/(?<![\p{L}\d])\p{Lu}{4,}(?![\p{L}\d])/gu) ?? []).filter((word) => !usualCapitals.has(word));
  return [
    ...(active === null ? [] : [issue('activeContent', 'error', { what: active[0] })]),
    ...words.map((word) => issue('forbiddenWord', 'error', { word })),
    ...capitals.map((word) => issue('capitals', 'warning', { word })),
    ...(prose.includes('!') ? [issue('exclamation', 'warning', {})] : []),
  ];
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[\s\u00a0\u202f]+/g, ' ');
}

/** What a set of templates is used for: which steps ask for payment with a deadline, by template id. */
export interface LintOptions {
  /** Templates of steps that grant a deadline: their text must print it as a date (law 10). */
  granting?: readonly string[];
}

/**
 * Checks the templates of a scenario together: each on its own, both languages present (law 27), the same facts in both languages, and a
 * printed date wherever the step grants a deadline.
 */
export function lintTemplates(templates: readonly Template[], { granting = [] }: LintOptions = {}): TemplateIssue[] {
  const ids = [...new Set(templates.map(({ id }) => id))];
  return [...templates.flatMap(lintTemplate), ...ids.flatMap((id) => lintPair(id, templates, granting.includes(id)))];
}

function lintPair(id: string, templates: readonly Template[], grantsDeadline: boolean): TemplateIssue[] {
  const ofLocale = (locale: 'fr' | 'en'): Template | undefined =>
    templates.find((template) => template.id === id && template.locale === locale);
  const [french, english] = [ofLocale('fr'), ofLocale('en')];
  const issue = (code: TemplateIssue['code'], locale: 'fr' | 'en', params: Record<string, string>): TemplateIssue => {
    return { code, severity: 'error', templateId: id, locale, part: 'body', params };
  };
  if (french === undefined) return [issue('missingLocale', 'en', { missing: 'fr' })];
  if (english === undefined) return [issue('missingLocale', 'fr', { missing: 'en' })];
  const facts = { fr: factsOf(french), en: factsOf(english) };
  const oneSided = (here: 'fr' | 'en', there: 'fr' | 'en'): TemplateIssue[] =>
    [...facts[here]].filter((name) => !facts[there].has(name)).map((name) => issue('differentFacts', here, { name }));
  const dateless = (['fr', 'en'] as const).filter((locale) => grantsDeadline && !facts[locale].has('deadlineOn'));
  return [...oneSided('fr', 'en'), ...oneSided('en', 'fr'), ...dateless.map((locale) => issue('noDate', locale, {}))];
}

function factsOf(template: Template): Set<string> {
  const compiled = compileTemplate(template);
  return 'issues' in compiled ? new Set() : readsOf(compiled.template);
}

/** Every path a template reads in either part, whatever the branch. */
export function readsOf(template: CompiledTemplate): Set<string> {
  return new Set(partsOf(template).flatMap(({ inspection }) => inspection.reads.map(({ name }) => name)));
}
