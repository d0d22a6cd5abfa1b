import { channelNames } from '@relance/schemas';
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

/** The scenarios of the demonstration as far as the channels of this house carry them. */
export const demoDrawings: readonly Drawing[] = [sme, keyAccount, publicBody, risky, sixtyDays].map((drawing) =>
  asFarAs(channelNames, drawing),
);
