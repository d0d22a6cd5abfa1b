/** Whether digits pass the Luhn check of SIREN and SIRET numbers; La Poste's establishments pass when their digits add up to a multiple of 5. */
function passesLuhn(digits: string): boolean {
  let total = 0;
  let plain = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    plain += digit;
    total += index % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
  }
  return total % 10 === 0 || (digits.startsWith('356000000') && plain % 5 === 0);
}

/** An identifier of `length` digits without its blanks, with the leading zeros a spreadsheet took away; undefined when it is none. */
function identifier(text: string, length: number): string | undefined {
  const digits = text.replace(/[\s\u00a0\u202f.]/g, '');
  if (!/^\d+$/.test(digits) || digits.length > length || digits.length < length - 3) return undefined;
  const padded = digits.padStart(length, '0');
  return passesLuhn(padded) && !/^0+$/.test(padded) ? padded : undefined;
}

/** A SIREN (nine digits, Luhn) out of a cell; up to three lost leading zeros are restored; undefined when it is none. */
export function readSiren(text: string): string | undefined {
  return identifier(text, 9);
}

/** A SIRET (fourteen digits, Luhn) out of a cell; up to three lost leading zeros are restored; undefined when it is none. */
export function readSiret(text: string): string | undefined {
  return identifier(text, 14);
}

/** Whether a spreadsheet wrote the number as `7.87E+13`, which has lost digits for good. */
export function isScientific(text: string): boolean {
  return /E/i.test(text) && /^\d+(?:[.,]\d+)?E[+-]?\d+$/i.test(text);
}

const EMAIL = /^[^\s@"<>()[\]\\;,/]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** The e-mail addresses of a cell that may hold several, separated by `;`, `,`, `/` or blanks, in lower case, each once. */
export function readEmails(text: string): { emails: string[]; refused: string[] } {
  if (EMAIL.test(text)) return { emails: [text.toLowerCase()], refused: [] };
  const found = { emails: new Set<string>(), refused: [] as string[] };
  for (const part of text.split(/[;,/\s]+/)) {
    const email = part.replace(/^<|>$/g, '').replace(/^mailto:/i, '');
    if (email === '') continue;
    if (EMAIL.test(email)) found.emails.add(email.toLowerCase());
    else found.refused.push(email);
  }
  return { emails: [...found.emails], refused: found.refused };
}

/** A telephone number as written, blanks evened; a French number of nine digits gets back the zero a spreadsheet took away. */
export function readPhone(text: string): { phone: string; zeroRestored: boolean } {
  const evened = text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  const digits = evened.replace(/[\s.-]/g, '');
  return /^[1-9]\d{8}$/.test(digits) ? { phone: `0${digits}`, zeroRestored: true } : { phone: evened, zeroRestored: false };
}
