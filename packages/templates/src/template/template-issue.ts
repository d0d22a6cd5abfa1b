/** Everything that can be wrong with a template, as data; the texts are in {@link templateIssueText}. */
export type TemplateIssueCode =
  | 'syntax'
  | 'tooLong'
  | 'forbiddenSyntax'
  | 'unknownHelper'
  | 'unknownVariable'
  | 'notAValue'
  | 'tooDeep'
  | 'activeContent'
  | 'missingLocale'
  | 'differentFacts'
  | 'forbiddenWord'
  | 'capitals'
  | 'exclamation'
  | 'noDate'
  | 'manyParts'
  | 'shortParts';

/** One fault of a template: `part` is where, `params` fill the text. */
export interface TemplateIssue {
  code: TemplateIssueCode;
  severity: 'error' | 'warning';
  templateId: string;
  locale: 'fr' | 'en';
  part: 'subject' | 'body';
  params: Record<string, string>;
}

/** A template that should never have reached rendering, or a message too large to leave: a terminal failure, never retried. */
export class TemplateError extends Error {
  readonly code: 'invalidTemplate' | 'tooLarge';

  constructor(code: 'invalidTemplate' | 'tooLarge', message: string) {
    super(message);
    this.name = 'TemplateError';
    this.code = code;
  }
}

const texts: Record<TemplateIssueCode, { fr: string; en: string }> = {
  syntax: { fr: 'Le modèle ne se lit pas : {problem}', en: 'The template cannot be read: {problem}' },
  tooLong: { fr: 'Le modèle dépasse {limit} caractères.', en: 'The template is longer than {limit} characters.' },
  forbiddenSyntax: { fr: '« {what} » n’est pas permis dans un modèle.', en: '“{what}” is not allowed in a template.' },
  unknownHelper: { fr: 'La fonction « {name} » n’existe pas.', en: 'There is no function “{name}”.' },
  unknownVariable: { fr: 'La donnée « {name} » n’existe pas.', en: 'There is no value “{name}”.' },
  notAValue: { fr: '« {name} » est un groupe de données, pas une valeur.', en: '“{name}” is a group of values, not a value.' },
  tooDeep: { fr: 'Une liste ne peut contenir qu’une seule autre liste.', en: 'A list may hold one other list only.' },
  activeContent: { fr: '« {what} » ne part pas dans un e-mail.', en: '“{what}” cannot leave in an e-mail.' },
  missingLocale: { fr: 'La version « {missing} » du modèle manque.', en: 'The “{missing}” version of the template is missing.' },
  differentFacts: {
    fr: '« {name} » n’est pas dans l’autre langue du modèle.',
    en: '“{name}” is not in the other language of the template.',
  },
  forbiddenWord: {
    fr: '« {word} » accuse ou menace ; dites le fait et sa date.',
    en: '“{word}” accuses or threatens; state the fact and its date.',
  },
  capitals: { fr: '« {word} » est en capitales.', en: '“{word}” is in capitals.' },
  exclamation: { fr: 'Pas de point d’exclamation dans une relance.', en: 'No exclamation mark in a reminder.' },
  noDate: {
    fr: 'La demande n’a pas de date : ajoutez le délai accordé.',
    en: 'The request has no date: add the deadline granted.',
  },
  manyParts: {
    fr: 'Avec des données d’exemple, le SMS fait {characters} caractères : il part et se paie en {parts} morceaux.',
    en: 'With sample data the text message has {characters} characters: it leaves and is paid for in {parts} parts.',
  },
  shortParts: {
    fr: 'À cause de « {signs} », chaque morceau du SMS ne tient plus que 70 caractères au lieu de 160 : écrivez-le autrement.',
    en: 'Because of “{signs}” each part of the text message holds 70 characters only instead of 160: write it otherwise.',
  },
};

/** The text of an issue for people, with its params filled in. */
export function templateIssueText({ code, params }: TemplateIssue, locale: 'fr' | 'en'): string {
  return texts[code][locale].replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
}
