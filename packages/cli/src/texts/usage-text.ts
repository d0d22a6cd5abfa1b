import type { Localized } from '@relance/schemas';

/** What is wrong with a command line, by the code of the parser; `{}` stands for what the parser quotes. */
const TEXTS: Readonly<Record<string, Localized>> = {
  'commander.unknownCommand': { fr: 'Commande inconnue : {}.', en: 'Unknown command: {}.' },
  'commander.unknownOption': { fr: 'Option inconnue : {}.', en: 'Unknown option: {}.' },
  'commander.missingArgument': { fr: 'Il manque l’argument {}.', en: 'The argument {} is missing.' },
  'commander.missingMandatoryOptionValue': { fr: 'Il manque l’option {}.', en: 'The option {} is missing.' },
  'commander.optionMissingArgument': { fr: 'L’option {} attend une valeur.', en: 'The option {} needs a value.' },
  'commander.excessArguments': { fr: 'Trop d’arguments.', en: 'Too many arguments.' },
  'commander.invalidArgument': { fr: 'Valeur refusée : {}.', en: 'Value refused: {}.' },
};

const HINT: Localized = { fr: 'Voir --help.', en: 'See --help.' };

/** Tells a mistake of usage in both languages; what the parser says in English is kept where it is not foreseen. */
export function usageText(code: string, message: string): Localized {
  const plain = message.replace(/^error: /, '');
  const text = TEXTS[code] ?? { fr: '{}', en: '{}' };
  const quoted = code === 'commander.invalidArgument' || TEXTS[code] === undefined ? plain : (/'([^']+)'/.exec(plain)?.[1] ?? plain);
  const fill = (template: string): string => template.replace('{}', () => quoted);
  return { fr: `${fill(text.fr)} ${HINT.fr}`, en: `${fill(text.en)} ${HINT.en}` };
}
