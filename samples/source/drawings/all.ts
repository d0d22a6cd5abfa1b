import type { MessageChannel } from '@relance/schemas';
import type { Drawing } from '../draw.js';
import { asFarAs, reachable } from '../reach.js';
import { classicShort, classicWithCall } from './classic.js';
import { consumer } from './consumer.js';
import { keyAccount } from './key-account.js';
import { publicBody } from './public-body.js';
import { rejectedDebit } from './rejected-debit.js';
import { risky } from './risky.js';
import { sixtyDays } from './sixty-days.js';
import { sme } from './sme.js';

/** The default scenarios in full: every channel, approvals, notices, thanks. */
export const completeDrawings: readonly Drawing[] = [
  sme,
  keyAccount,
  publicBody,
  risky,
  sixtyDays,
  rejectedDebit,
  consumer,
  classicShort,
  classicWithCall,
].map((drawing) => ({ ...drawing, cards: reachable(drawing) }));

/** What leaves from a fresh clone without an account at a provider. */
const demonstrated: readonly MessageChannel[] = ['email'];

/** The scenarios of the demonstration as far as its channels carry them. */
export const demoDrawings: readonly Drawing[] = [sme, keyAccount, publicBody, risky, sixtyDays].map((drawing) =>
  asFarAs(demonstrated, drawing),
);
