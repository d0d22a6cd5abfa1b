import type { EventFault } from '@relance/scenario';
import type { Localized } from '@relance/schemas';

/** What a value should be, for people. */
const expectedTexts: Readonly<Record<NonNullable<EventFault['expected']>, Localized>> = {
  day: { fr: 'une date AAAA-MM-JJ qui existe', en: 'a date YYYY-MM-DD that exists' },
  cents: { fr: 'un montant en centimes, entier et supérieur à 0', en: 'an amount in cents, whole and above 0' },
  currency: { fr: 'une devise comme "EUR"', en: 'a currency such as "EUR"' },
  text: { fr: 'un texte', en: 'a text' },
  texts: { fr: 'une liste de numéros comme ["F-1", "F-2"]', en: 'a list of numbers such as ["F-1", "F-2"]' },
  flag: { fr: 'true ou false', en: 'true or false' },
  level: { fr: 'un niveau de 0 à 5', en: 'a level from 0 to 5' },
  instalments: { fr: 'une liste de {number, cents, until}', en: 'a list of {number, cents, until}' },
  word: { fr: 'un de ces mots', en: 'one of these words' },
  object: { fr: 'un objet {…}', en: 'an object {…}' },
};

const factTexts: Readonly<Record<EventFault['code'], Localized>> = {
  eventNoObject: { fr: '{found} n’est pas un événement', en: '{found} is no event' },
  eventTypeUnknown: { fr: 'type d’événement inconnu : {found}', en: 'unknown type of event: {found}' },
  eventMemberUnknown: { fr: 'ce type d’événement ne lit pas ce champ', en: 'this type of event does not read this field' },
  eventMemberMissing: { fr: 'ce champ manque', en: 'this field is missing' },
  eventValueInvalid: { fr: '{found} n’est pas accepté', en: '{found} is not accepted' },
};

/** A path of an event file with the mistake, what is expected and what would do: where, what, how to mend it. */
export function eventFaultText(fault: EventFault, place: { index: number; line: number | undefined }): Localized {
  const { code, member, found, expected, allowed } = fault;
  const path = `[${place.index}]${member === '' ? '' : `.${member}`}`;
  const shown = JSON.stringify(found) as string | undefined;
  const tell = (locale: 'fr' | 'en'): string => {
    const line = place.line === undefined ? '' : locale === 'fr' ? `ligne ${place.line}, ` : `line ${place.line}, `;
    const colon = locale === 'fr' ? ' : ' : ': ';
    const fact = factTexts[code][locale].replace('{found}', shown ?? (locale === 'fr' ? 'rien' : 'nothing'));
    const mend: string[] = [];
    if (expected !== undefined) mend.push(`${locale === 'fr' ? 'attendu' : 'expected'}${colon}${expectedTexts[expected][locale]}`);
    if (allowed !== undefined) mend.push(`${locale === 'fr' ? 'possibles' : 'possible'}${colon}${allowed.join(', ')}`);
    return `${line}${path}${colon}${[fact, ...mend].join(' ; ').replaceAll(' ; ', locale === 'fr' ? ' ; ' : '; ')}.`;
  };
  return { fr: tell('fr'), en: tell('en') };
}
