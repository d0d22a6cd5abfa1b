import type { Account, ChannelName, LetterDocument, OutgoingMessage } from '@relance/schemas';
import { traitsOf } from '@relance/schemas';
import type { BuiltMessage, Channel, ChannelSettings, Failed } from '../channel.js';
import { printLetter } from './print-letter.js';

/** Putting a letter into a batch is one write of our own store. */
const LONGEST_PUT_MS = 20_000;
/** Lines that stand in the window of the envelope, and what still can be read of one set smaller. */
const MOST_LINES = 6;
const LONGEST_LINE = 100;

/** The postal address of an account as lines of text; undefined where no letter could arrive. */
function postalAddress({ address }: Account): string | undefined {
  if (address === undefined) return undefined;
  const lines = address.lines.filter((line) => line.trim() !== '');
  if (lines.length === 0 || address.postcode.trim() === '' || address.city.trim() === '') return undefined;
  return [...lines, `${address.postcode} ${address.city}`, address.country].join('\n');
}

function refused(code: string, text: string): Failed {
  return { outcome: 'failed', retryable: false, code, text };
}

function addressFault({ addressee }: LetterDocument): Failed | undefined {
  const long = addressee.length > MOST_LINES || addressee.some((line) => line.length > LONGEST_LINE);
  return long ? refused('addressTooLong', 'the address has more than six lines, or one that does not fit the window') : undefined;
}

async function build(message: OutgoingMessage, registered: boolean): Promise<BuiltMessage | Failed> {
  const { dispatchId, from, to, letter } = message;
  if (letter === undefined) return refused('notALetter', 'the message was not written as a letter');
  const fault = addressFault(letter);
  if (fault !== undefined) return fault;
  const { pdf, pages, postage } = await printLetter(letter, { registered });
  const { upToGrams } = postage;
  if (upToGrams === undefined) return refused('tooHeavy', 'the letter is too heavy for any postage class');
  const described = { contentType: 'application/pdf', pages, upToGrams };
  return { outcome: 'built', dispatchId, messageId: dispatchId, envelope: { from: from.name, to: to.address }, bytes: pdf, described };
}

/** Post, simple or registered: a PDF put into the print batch of the day, to be posted by a person (law 22). */
export function letterChannel(name: ChannelName): (settings: ChannelSettings) => Channel {
  const registered = traitsOf(name)?.deadlineRunsFrom === 'presentation';
  return ({ letters }) => ({
    name,
    longestSendMs: LONGEST_PUT_MS,
    addressOf: postalAddress,
    build: (message) => build(message, registered),
    send: async ({ messageId }) => {
      if (letters === undefined) return refused('noBatches', 'this process keeps no print batches');
      try {
        return { outcome: 'accepted', providerId: await letters.put(messageId) };
      } catch (error) {
        // the write may have been done: the register is asked before it is tried again
        return { outcome: 'unknown', text: error instanceof Error ? error.message : String(error) };
      }
    },
    lookUp: async ({ messageId }) => {
      try {
        const batchId = await letters?.find(messageId);
        return batchId === undefined ? { outcome: 'notFound' } : { outcome: 'found', providerId: batchId };
      } catch (error) {
        return { outcome: 'cannotTell', text: error instanceof Error ? error.message : String(error) };
      }
    },
  });
}
