import { formatMoney, type Locale } from '@relance/domain';
import type { Fault, FaultCode } from './fault.js';
import { englishTexts } from './texts-en.js';
import { frenchTexts } from './texts-fr.js';

/** What is wrong and how to mend it; `{value}`, `{expected}`, `{column}` and `{line}` stand for what the fault carries. */
export type FaultTexts = Readonly<Record<FaultCode, readonly [what: string, mend: string]>>;

const CATALOGUES: Readonly<Record<Locale, FaultTexts>> = { fr: frenchTexts, en: englishTexts };

/** The longest cell shown in full. */
const LONGEST_VALUE = 60;

function shown(value: string | undefined): string {
  const text = (value ?? '').replace(/\s+/g, ' ').trim();
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

function filled(template: string, fault: Fault, locale: Locale): string {
  const { sums } = fault;
  const parts: Readonly<Record<string, string>> = {
    value: sums === undefined ? shown(fault.value) : formatMoney(sums.valueCents, sums.currency, locale),
    expected: sums === undefined ? (fault.expected ?? '') : formatMoney(sums.expectedCents, sums.currency, locale),
    column: fault.column ?? '',
    line: fault.line === undefined ? '' : String(fault.line),
  };
  return template.replace(/\{(value|expected|column|line)\}/g, (_whole, name: string) => parts[name] ?? '');
}

function placeOf(fault: Fault, locale: Locale): string {
  const column = fault.column ?? '';
  const words = [
    ...(fault.line === undefined ? [] : [locale === 'fr' ? `ligne ${fault.line}` : `line ${fault.line}`]),
    ...(column === '' ? [] : [locale === 'fr' ? `colonne « ${column} »` : `column “${column}”`]),
  ].join(', ');
  if (words === '') return '';
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${locale === 'fr' ? ' : ' : ': '}`;
}

/** What one fault says to the user, in French or English: where it is, what was found, what was expected, how to mend it. One line of text. */
export function faultText(fault: Fault, locale: Locale): string {
  const [what, mend] = CATALOGUES[locale][fault.code];
  return `${placeOf(fault, locale)}${filled(what, fault, locale)} ${filled(mend, fault, locale)}`.trim();
}

/** The same without the line, for a place that already shows it: the reason column of the file of rejected rows. */
export function faultReason(fault: Fault, locale: Locale): string {
  const { code, column, value, expected } = fault;
  return faultText(
    {
      code,
      ...(column === undefined ? {} : { column }),
      ...(value === undefined ? {} : { value }),
      ...(expected === undefined ? {} : { expected }),
    },
    locale,
  );
}
