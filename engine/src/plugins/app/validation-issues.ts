import type { IssueView } from '@relance/schemas';

/** The part of an Ajv error that is told to people. */
export interface ValidationError {
  keyword: string;
  instancePath: string;
  params: Record<string, unknown>;
  message?: string;
}

type Telling = (params: Record<string, unknown>) => { fr: string; en: string };

function shown(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(', ') : String(value);
}

/** What each keyword of our schemas asks for; a keyword that is not here is told in Ajv's own English. */
const tellings: Readonly<Record<string, Telling>> = {
  required: ({ missingProperty }) => ({ fr: `« ${shown(missingProperty)} » manque`, en: `"${shown(missingProperty)}" is missing` }),
  additionalProperties: ({ additionalProperty }) => ({
    fr: `« ${shown(additionalProperty)} » n’est pas attendu ici`,
    en: `"${shown(additionalProperty)}" is not expected here`,
  }),
  type: ({ type }) => ({ fr: `type attendu : ${shown(type)}`, en: `expected type: ${shown(type)}` }),
  enum: ({ allowedValues }) => ({ fr: `valeurs possibles : ${shown(allowedValues)}`, en: `possible values: ${shown(allowedValues)}` }),
  const: ({ allowedValue }) => ({ fr: `valeur attendue : ${shown(allowedValue)}`, en: `expected value: ${shown(allowedValue)}` }),
  pattern: () => ({ fr: 'forme inattendue', en: 'unexpected form' }),
  minLength: ({ limit }) => ({ fr: `au moins ${shown(limit)} caractères`, en: `at least ${shown(limit)} characters` }),
  maxLength: ({ limit }) => ({ fr: `au plus ${shown(limit)} caractères`, en: `at most ${shown(limit)} characters` }),
  minimum: ({ limit }) => ({ fr: `au moins ${shown(limit)}`, en: `at least ${shown(limit)}` }),
  maximum: ({ limit }) => ({ fr: `au plus ${shown(limit)}`, en: `at most ${shown(limit)}` }),
  minItems: ({ limit }) => ({ fr: `au moins ${shown(limit)} éléments`, en: `at least ${shown(limit)} members` }),
  maxItems: ({ limit }) => ({ fr: `au plus ${shown(limit)} éléments`, en: `at most ${shown(limit)} members` }),
};

/** What is wrong with a request, in both languages, each with its path (JSON pointer within `context`: body, params, querystring…). */
export function validationIssues(errors: readonly ValidationError[], context: string): IssueView[] {
  return errors.slice(0, 50).map((error) => {
    const telling = tellings[error.keyword]?.(error.params) ?? { fr: error.message ?? error.keyword, en: error.message ?? error.keyword };
    const path = `${context}${error.instancePath}`;
    return { code: `invalid.${error.keyword}`, severity: 'error', path, fr: `${path} : ${telling.fr}`, en: `${path}: ${telling.en}` };
  });
}
