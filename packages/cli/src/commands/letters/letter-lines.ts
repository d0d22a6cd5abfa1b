import { formatMoney, formatShortDate, isCivilDate, type Locale } from '@relance/domain';
import { traitsOf, type LetterBatchRow, type LetterBatchView, type LetterView, type Localized } from '@relance/schemas';

const batchStates: Readonly<Record<LetterBatchRow['state'], Localized>> = {
  open: { fr: 'ouvert', en: 'open' },
  printed: { fr: 'imprimé', en: 'printed' },
  posted: { fr: 'posté', en: 'posted' },
};

const letterStates: Readonly<Record<LetterView['state'], Localized>> = {
  waiting: { fr: 'à imprimer', en: 'to be printed' },
  printed: { fr: 'imprimé, à poster', en: 'printed, to be posted' },
  posted: { fr: 'posté', en: 'posted' },
  takenOut: { fr: 'retiré', en: 'taken out' },
  moved: { fr: 'reporté', en: 'put off' },
};

const fates: Readonly<Record<NonNullable<LetterView['fate']>, Localized>> = {
  takenOut: { fr: 'retiré : son dossier décide de nouveau', en: 'taken out: its case decides anew' },
  waits: { fr: 'attend un lot suivant', en: 'waits for a later batch' },
  task: { fr: 'une tâche demande de le retirer de la pile', en: 'a task asks to take it out of the pile' },
};

/** A day as people read it; a dash where there is none. */
export function shortDay(day: string | undefined, locale: Locale): string {
  return isCivilDate(day) ? formatShortDate(day, locale) : '-';
}

/** A batch in one line: name, state, letters, pages, days. */
export function batchLine({ name, state, letters, pages, printedOn, postedOn }: LetterBatchRow, locale: Locale): string {
  const fr = locale === 'fr';
  const counted = fr ? `courriers : ${String(letters)}` : `letters: ${String(letters)}`;
  return [
    name,
    batchStates[state][locale],
    counted,
    ...(pages === undefined ? [] : [`pages${fr ? ' ' : ''}: ${String(pages)}`]),
    ...(printedOn === undefined ? [] : [fr ? `imprimé le ${shortDay(printedOn, locale)}` : `printed on ${shortDay(printedOn, locale)}`]),
    ...(postedOn === undefined ? [] : [fr ? `posté le ${shortDay(postedOn, locale)}` : `posted on ${shortDay(postedOn, locale)}`]),
  ].join('  ');
}

function isRegistered(channel: string): boolean {
  return traitsOf(channel)?.deadlineRunsFrom === 'presentation';
}

function sortOf(channel: string, locale: Locale): string {
  if (isRegistered(channel)) return locale === 'fr' ? 'recommandé' : 'registered';
  return 'simple';
}

function letterLines(letter: LetterView, locale: Locale): string[] {
  const { fromPage, accountCode, accountName, channel, upToGrams, totals, state, movedTo, fate, why } = letter;
  const money = totals.map(({ cents, currency }) => formatMoney(cents, currency, locale)).join(' + ');
  const page = fromPage === undefined ? '' : `p. ${String(fromPage)}`;
  const words = [page, accountCode, accountName, sortOf(channel, locale), upToGrams === undefined ? '' : `${String(upToGrams)} g`, money];
  const stands = movedTo === undefined ? letterStates[state][locale] : `${letterStates[state][locale]} (${movedTo})`;
  const line = `  ${[...words, stands].filter((word) => word !== '').join('  ')}`;
  if (why === undefined) return [line];
  return [line, `      ${why[locale]}${fate === undefined ? '' : ` → ${fates[fate][locale]}`}`];
}

function postageLine({ channel, upToGrams, letters }: LetterBatchView['postage'][number], locale: Locale): string {
  const sort = sortOf(channel, locale);
  return locale === 'fr'
    ? `  Affranchissement jusqu’à ${String(upToGrams)} g, ${sort} : ${String(letters)}`
    : `  Postage up to ${String(upToGrams)} g, ${sort}: ${String(letters)}`;
}

/** A batch with its letters, each with what speaks against it, and what is franked alike. */
export function batchLines({ batch, letters, postage }: LetterBatchView, locale: Locale): string[] {
  return [
    batchLine(batch, locale),
    ...letters.flatMap((letter) => letterLines(letter, locale)),
    ...postage.map((alike) => postageLine(alike, locale)),
  ];
}
