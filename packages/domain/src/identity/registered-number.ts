/** What a text is as the number of a registered letter: the number without blanks, or why it is none. */
export type RegisteredNumber = { number: string } | { fault: 'form' } | { fault: 'checkDigit'; expected: string };

/** Weights of the eight digits of a number between posts (UPU S10). */
const weights = [8, 6, 4, 2, 3, 5, 9, 7] as const;

/** Registered and insured items between posts: service indicator, eight digits, check digit, country. */
const betweenPosts = /^(?<service>[RV][A-Z])(?<serial>\d{8})(?<check>\d)(?<country>[A-Z]{2})$/;

/** As on the labels of La Poste for letters within France: `1A 123 456 7890 1`. */
const withinFrance = /^\d[A-Z]\d{11}$/;

/** The check digit of eight digits: 11 less their weighted sum modulo 11, where 10 is written 0 and 11 is written 5 (UPU S10). */
function checkDigit(serial: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(serial[index] ?? 0), 0);
  const digit = 11 - (sum % 11);
  return String(digit === 10 ? 0 : digit === 11 ? 5 : digit);
}

/**
 * Reads the number of a registered letter as printed or scanned, blanks, dots and hyphens aside: the thirteen signs of La Poste within France, or those of UPU
 * S10 (`RK 12 345 678 5 FR`) whose check digit is computed. How La Poste makes the last digit of the former is not published: only its form is checked.
 */
export function registeredNumber(text: string): RegisteredNumber {
  const number = text.replace(/[\s.\u00a0\u202f-]/gu, '').toUpperCase();
  if (withinFrance.test(number)) return { number };
  const { serial, check } = betweenPosts.exec(number)?.groups ?? {};
  if (serial === undefined) return { fault: 'form' };
  const expected = checkDigit(serial);
  return check === expected ? { number } : { fault: 'checkDigit', expected };
}
