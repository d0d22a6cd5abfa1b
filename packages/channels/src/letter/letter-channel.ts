import type { Account, AccountContact, ChannelName, LetterDocument, OutgoingMessage } from '@relance/schemas';
import { traitsOf } from '@relance/schemas';
import type { BuiltMessage, Channel, ChannelSettings, Failed, LetterRegister } from '../channel.js';
import { httpPost, usualLongestMs } from '../post/http-post.js';
import type { PostProvider } from '../post/post-provider.js';
import type { PostSettings } from '../post/post-settings.js';
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

/** How a letter goes where a provider posts it; an address of e-mail is that of a registered e-mail. */
function deliveryTo(address: string, registered: boolean): 'letter' | 'registered' | 'registeredEmail' {
  if (!registered) return 'letter';
  return address.includes('@') ? 'registeredEmail' : 'registered';
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
  const country = to.address.split('\n').at(-1) ?? '';
  const delivery = deliveryTo(to.address, registered);
  const post = { delivery, addressee: letter.addressee, country: delivery === 'registeredEmail' ? '' : country, pages };
  const envelope = { from: from.name, to: to.address };
  return { outcome: 'built', dispatchId, messageId: dispatchId, envelope, bytes: pdf, post, described };
}

/** A letter put into the print batch of the day, to be posted by a person (law 22). */
function byBatch(letters: LetterRegister | undefined): Pick<Channel, 'longestSendMs' | 'send' | 'lookUp'> {
  return {
    longestSendMs: LONGEST_PUT_MS,
    send: async ({ messageId }) => {
      if (letters === undefined) return refused('noBatches', 'this process keeps no print batches');
      try {
        return { outcome: 'accepted', providerId: await letters.put(messageId), isBatch: true };
      } catch (error) {
        // the write may have been done: the register is asked before it is tried again
        return { outcome: 'unknown', text: error instanceof Error ? error.message : String(error) };
      }
    },
    lookUp: async ({ messageId }) => {
      try {
        const batchId = await letters?.find(messageId);
        return batchId === undefined ? { outcome: 'notFound' } : { outcome: 'found', providerId: batchId, isBatch: true };
      } catch (error) {
        return { outcome: 'cannotTell', text: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

/** A letter handed to a provider, which tells later that it was posted and what became of it (law 22). */
function byProvider(provider: PostProvider, { longestMs }: PostSettings): Pick<Channel, 'longestSendMs' | 'send' | 'lookUp'> {
  return {
    longestSendMs: longestMs ?? usualLongestMs,
    send: async ({ dispatchId, bytes, envelope: { from: sender, to }, post }) => {
      if (post === undefined) return refused('notALetter', 'the message was not built as a letter');
      const email = post.delivery === 'registeredEmail' ? { email: to } : {};
      return provider.hand({ ...post, ...email, dispatchId, pdf: bytes, sender });
    },
    lookUp: ({ messageId }) => provider.lookUp(messageId),
  };
}

/** Where registered e-mail goes: to whoever may get it without having agreed to it, which a consumer may not (L. 100 CPCE); else the postal address. */
function registeredAddress(account: Account, contact: AccountContact): string | undefined {
  return account.debtorClass === 'consumer' ? postalAddress(account) : (contact.email ?? postalAddress(account));
}

/**
 * Post, simple or registered: a PDF/A handed to the provider where one is set for the channel, else put into the print batch of the day, to be posted
 * by a person (law 22).
 */
export function letterChannel(name: ChannelName): (settings: ChannelSettings) => Channel {
  const registered = traitsOf(name)?.deadlineRunsFrom === 'presentation';
  return ({ letters, post }) => {
    const isCarried = post?.channels.includes(name) === true;
    const byEmail = isCarried && registered && post.registeredBy === 'email';
    return {
      name,
      addressOf: byEmail ? registeredAddress : postalAddress,
      build: (message) => build(message, registered),
      ...(isCarried ? byProvider(httpPost(post), post) : byBatch(letters)),
    };
  };
}
