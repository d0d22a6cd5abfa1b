import type { Random } from './random.js';

/** A SIREN with a valid check digit (Luhn), beginning as given; it belongs to nobody on purpose. */
export function inventSiren(random: Random, beginning: string): string {
  let body = beginning;
  while (body.length < 8) body += String(random.between(0, 9));
  return `${body}${String(luhnDigit(body))}`;
}

/** The digit that makes a number pass the check of Luhn. */
export function luhnDigit(body: string): number {
  let sum = 0;
  for (const [index, digit] of Array.from(body).reverse().entries()) {
    const weighed = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return (10 - (sum % 10)) % 10;
}
