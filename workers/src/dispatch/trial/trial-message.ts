import type { BuiltMessage, Channel, Failed } from '@relance/channels';
import { traitsOf, type LetterDocument, type OutgoingMessage, type Trial } from '@relance/schemas';
import { escapedText, stampedHtml } from '@relance/templates';
import type { WorkerDependencies } from '../../dependencies.js';
import { channelNamed } from '../channel-named.js';
import { trialWords, type TrialWords } from './trial-words.js';

/** A message as it leaves: by which channel, and its bytes. */
export interface Leaving {
  channel: Channel;
  built: BuiltMessage | Failed;
  /** Of a trial: to whom it would have gone. */
  insteadOf?: string;
}

function stampedLetter(letter: LetterDocument, words: TrialWords, stamp: string): LetterDocument {
  const notice = { kind: 'heading' as const, runs: [{ text: `${words.doNotPost}. ${stamp}`, strong: true }] };
  return { ...letter, subject: `[${words.mark}] ${letter.subject}`, blocks: [notice, ...letter.blocks] };
}

/** An e-mail to the house in the place of the message: without copies, answers come back to the house alone, and no thread of the customer's is joined. */
function toTheHouse(message: OutgoingMessage, trial: Trial, words: TrialWords, stamp: string): OutgoingMessage {
  const house = { name: words.mark, address: trial.email };
  const { dispatchId, from, sentAt, headers = {}, attachments = [] } = message;
  const subject = message.subject === '' ? words.textMessage : message.subject;
  const html = message.html === '' ? `<p>${escapedText(message.text).replaceAll('\n', '<br>')}</p>` : message.html;
  return {
    dispatchId,
    from,
    sentAt,
    attachments,
    replyTo: house,
    to: house,
    subject: `[${words.mark}] ${subject}`.slice(0, 380),
    html: stampedHtml(html, stamp),
    text: `${stamp}\n\n${message.text}`,
    headers: { ...headers, 'X-Relance-Trial': trial._id },
  };
}

function letterAsMail(message: OutgoingMessage, pdf: Uint8Array, words: TrialWords): OutgoingMessage {
  const attachment = { fileName: `${message.dispatchId.slice(0, 12)}.pdf`, contentType: 'application/pdf', bytes: pdf };
  const text = `${words.letterAttached}\n\n${message.subject}`;
  return { ...message, html: '', text, attachments: [...(message.attachments ?? []), attachment] };
}

/**
 * A message under a trial: it goes to the one address or number of the house, stamped with the customer it would have reached, and to nobody else. An e-mail and a text
 * message go as they are, a letter as the PDF it would be, stamped not to be posted, attached to an e-mail: no print batch ever holds it.
 */
async function underTrial(
  dependencies: WorkerDependencies,
  channel: Channel,
  message: OutgoingMessage,
  trial: Trial,
  locale: 'fr' | 'en',
): Promise<Leaving> {
  const words = trialWords[locale];
  const address = message.to.address.replaceAll('\n', ', ');
  const insteadOf = address.startsWith(message.to.name) ? address : `${message.to.name}, ${address}`;
  const stamp = words.stamp(insteadOf);
  const email = channelNamed(dependencies, 'email');
  if (traitsOf(channel.name)?.isPosted === true && message.letter !== undefined) {
    const paper = await channel.build({ ...message, letter: stampedLetter(message.letter, words, stamp) });
    if (paper.outcome === 'failed') return { channel, built: paper, insteadOf };
    const built = await email.build(toTheHouse(letterAsMail(message, paper.bytes, words), trial, words, stamp));
    return { channel: email, built, insteadOf };
  }
  if (traitsOf(channel.name)?.isPlainText === true && trial.mobile !== undefined) {
    const to = { name: words.mark, address: trial.mobile };
    return { channel, built: await channel.build({ ...message, to, text: `${stamp}\n${message.text}` }), insteadOf };
  }
  return { channel: email, built: await email.build(toTheHouse(message, trial, words, stamp)), insteadOf };
}

/** The bytes of a message and the channel it leaves by: its own, or under a trial that of the house. */
export async function leavingAs(
  dependencies: WorkerDependencies,
  channel: Channel,
  message: OutgoingMessage,
  { trial, locale }: { trial: Trial | undefined; locale: 'fr' | 'en' },
): Promise<Leaving> {
  if (trial === undefined) return { channel, built: await channel.build(message) };
  return underTrial(dependencies, channel, message, trial, locale);
}
