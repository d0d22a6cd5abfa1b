import { randomInt } from 'node:crypto';
import { hashPassword } from './passwords.js';

/** Letters and digits nobody takes for one another when reading them aloud. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** How long a password made for somebody holds, in real milliseconds: a week. */
const VALID_MS = 7 * 86_400_000;

/** A password made for somebody: to be told once, and how it is kept. */
export interface IssuedPassword {
  /** 20 letters in groups of five: 99 bits. */
  password: string;
  passwordHash: string;
  /** Real instant. */
  until: number;
}

/** Makes a password that holds for a week and must be replaced at the first sign-in (NIST SP 800-63B 5.1.1.2: random, one use). */
export async function issuePassword(realNowMs: number): Promise<IssuedPassword> {
  const letter = (): string => LETTERS.charAt(randomInt(LETTERS.length));
  const group = (): string => Array.from({ length: GROUP_LENGTH }, letter).join('');
  const password = Array.from({ length: GROUPS }, group).join('-');
  return { password, passwordHash: await hashPassword(password), until: realNowMs + VALID_MS };
}
