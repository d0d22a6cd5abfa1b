/** Languages of amounts and dates shown to people. */
export type Locale = 'fr' | 'en';

/** ISO 4217 currencies in circulation, grouped by the number of minor digits (list one of the maintenance agency). */
const CODES_BY_EXPONENT: readonly (readonly [exponent: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'],
  [
    2,
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK ' +
      'DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP ' +
      'LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD ' +
      'RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD ' +
      'XCG YER ZAR ZMW ZWG',
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
];

const EXPONENTS: ReadonlyMap<string, number> = new Map(
  CODES_BY_EXPONENT.flatMap(([exponent, codes]) => codes.split(' ').map((code) => [code, exponent] as const)),
);

/** Signs that mean one currency only; all others are shown by their code, so that no dollar is mistaken for another. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['EUR', '€'],
  ['GBP', '£'],
]);

const NO_BREAK_SPACE = '\u00a0';
const NARROW_NO_BREAK_SPACE = '\u202f';
const MINUS = '\u2212';

/** Whether a text is the three capital letters of an ISO 4217 currency in circulation. */
export function isCurrency(code: string): boolean {
  return EXPONENTS.has(code);
}

/** How many minor digits a currency has (ISO 4217): EUR 2, XPF 0, TND 3. Throws RangeError for an unknown code. */
export function currencyExponent(currency: string): number {
  const exponent = EXPONENTS.get(currency);
  if (exponent === undefined) throw new RangeError(`not an ISO 4217 currency: ${currency}`);
  return exponent;
}

function grouped(units: string, separator: string): string {
  return units.replace(/\B(?=(?:\d{3})+$)/g, separator);
}

function assertMinorUnits(cents: number): void {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`not a whole number of minor units: ${cents}`);
}

/**
 * An amount for people, from integer minor units; nothing is rounded. French: `1 872,00 €` with narrow no-break spaces between groups and
 * a no-break space before the sign; English: `€1,872.00`, `CHF 1,872.00`. Negative amounts carry a true minus first. Throws RangeError
 * for a fraction of a minor unit or an unknown currency.
 */
export function formatMoney(cents: number, currency: string, locale: Locale): string {
  assertMinorUnits(cents);
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(cents)).padStart(exponent + 1, '0');
  const units = digits.slice(0, digits.length - exponent);
  const fraction = digits.slice(digits.length - exponent);
  const minus = cents < 0 ? MINUS : '';
  const sign = SIGNS.get(currency);
  if (locale === 'fr') {
    const number = `${grouped(units, NARROW_NO_BREAK_SPACE)}${exponent > 0 ? `,${fraction}` : ''}`;
    return `${minus}${number}${NO_BREAK_SPACE}${sign ?? currency}`;
  }
  const number = `${grouped(units, ',')}${exponent > 0 ? `.${fraction}` : ''}`;
  return `${minus}${sign ?? `${currency}${NO_BREAK_SPACE}`}${number}`;
}

/**
 * An amount as spreadsheets add it up, from integer minor units: no sign of its currency, no groups, a comma in French, `1872,00`. Throws RangeError
 * for a fraction of a minor unit or an unknown currency.
 */
export function formatCellAmount(cents: number, currency: string, locale: Locale): string {
  assertMinorUnits(cents);
  const exponent = currencyExponent(currency);
  const text = (cents / 10 ** exponent).toFixed(exponent);
  return locale === 'fr' ? text.replace('.', ',') : text;
}

/** The total of amounts in integer minor units of one currency; 0 for none. Throws RangeError for a fraction or beyond 2^53. */
export function sum(amounts: Iterable<number>): number {
  let total = 0;
  for (const cents of amounts) {
    assertMinorUnits(cents);
    total += cents;
    assertMinorUnits(total);
  }
  return total;
}
