import type { Localized, TemplateFault } from '@relance/schemas';
import { templateFaultCodes, type TemplateFaultCode } from '@relance/schemas';

const fr = 'Modèle « {template} » ({locale}, {partFr})\u00a0:';
const en = 'Template “{template}” ({locale}, {partEn}):';

/** Of each fault one sentence of fact and one of remedy, after the words that say where it is. */
const texts: Readonly<Record<TemplateFaultCode, Localized>> = {
  syntax: {
    fr: 'une balise ne se lit pas ({problem}). Vérifiez que chaque balise et chaque bloc ouverts sont refermés.',
    en: 'a tag cannot be read ({problem}). See that every tag and every block opened is closed.',
  },
  tooLong: { fr: 'plus de {limit} caractères. Raccourcissez-le.', en: 'longer than {limit} characters. Shorten it.' },
  forbiddenSyntax: {
    fr: '« {what} » n’est pas permis dans un modèle. Retirez-le.',
    en: '“{what}” is not allowed in a template. Remove it.',
  },
  unknownHelper: {
    fr: 'la fonction « {name} » n’existe pas ici. Choisissez-en une de la liste.',
    en: 'there is no function “{name}” here. Choose one of the list.',
  },
  unknownVariable: {
    fr: 'Relance ne connaît pas « {name} ». Corrigez ce nom.',
    en: 'Relance does not know “{name}”. Correct that name.',
  },
  notAValue: {
    fr: '« {name} » est un groupe de données, pas une valeur. Nommez l’une de ses données.',
    en: '“{name}” is a group of values, not a value. Name one of its values.',
  },
  tooDeep: {
    fr: 'trop de blocs ou de fonctions les uns dans les autres. Gardez au plus deux listes et dix blocs imbriqués.',
    en: 'too many blocks or functions within one another. Keep at most two lists and ten blocks nested.',
  },
  activeContent: { fr: '« {what} » ne part pas dans un e-mail. Retirez-le.', en: '“{what}” cannot leave in an e-mail. Remove it.' },
  doesNotPrint: {
    fr: 'avec des données d’exemple, il ne s’imprime pas ({problem}). Vérifiez ce que reçoivent ses fonctions.',
    en: 'it does not print with sample data ({problem}). Check what its functions are given.',
  },
  tooManyTags: {
    fr: 'plus de {limit} balises, ou une balise de plus de {longest} signes. Allégez-le.',
    en: 'more than {limit} tags, or a tag of more than {longest} signs. Make it lighter.',
  },
  differentFacts: {
    fr: '« {name} » n’est pas dans l’autre langue. Dites la même chose dans les deux.',
    en: '“{name}” is not in the other language. Say the same in both.',
  },
  noDate: {
    fr: 'l’étape accorde un délai que le texte ne date pas. Ajoutez la donnée « deadlineOn ».',
    en: 'the step grants a deadline that the text does not date. Add the value “deadlineOn”.',
  },
  forbiddenWord: {
    fr: '« {word} » accuse ou menace. Dites le fait et sa date.',
    en: '“{word}” accuses or threatens. State the fact and its date.',
  },
  capitals: { fr: '« {word} » est en capitales. Écrivez-le en minuscules.', en: '“{word}” is in capitals. Write it in small letters.' },
  exclamation: { fr: 'un point d’exclamation. Mettez un point.', en: 'an exclamation mark. Put a full stop.' },
  manyParts: {
    fr: 'avec des données d’exemple, le SMS fait {characters} caractères : il part et se paie en {parts} morceaux. Raccourcissez-le.',
    en: 'with sample data the text message has {characters} characters: it leaves and is paid for in {parts} parts. Shorten it.',
  },
  shortParts: {
    fr: 'à cause de « {signs} », chaque morceau du SMS ne tient plus que 70 caractères au lieu de 160. Écrivez-le autrement.',
    en: 'because of “{signs}” each part of the text message holds 70 characters only instead of 160. Write it otherwise.',
  },
};

/** {@link texts} by the code people see. */
export const templateTexts: Readonly<Record<string, Localized>> = Object.fromEntries(
  Object.entries(texts).map(([fault, told]) => {
    // the keys of `texts` are the faults, one by one
    const code = templateFaultCodes[fault as TemplateFaultCode];
    return [code, { fr: `${fr} ${told.fr}`, en: `${en} ${told.en}` }];
  }),
);

const parts = { subject: { partFr: 'objet', partEn: 'subject' }, body: { partFr: 'texte', partEn: 'text' } } as const;

/** A fault of a template under the code and with the parameters of its text. */
export function templateIssue(fault: TemplateFault): { code: string; severity: 'error' | 'warning'; params: Record<string, string> } {
  const { templateId, locale, part, severity, params } = fault;
  return { code: templateFaultCodes[fault.code], severity, params: { ...params, template: templateId, locale, part, ...parts[part] } };
}
