import type { LetterEvent, LetterProof } from '@relance/schemas';
import type { LookUpResult, SendResult } from '../channel.js';

/** How a letter goes: on paper, registered on paper, or as registered e-mail. */
export type Delivery = 'letter' | 'registered' | 'registeredEmail';

/** What a provider is told beside the PDF of a letter. */
export interface PostEnvelope {
  delivery: Delivery;
  /** The lines of the window, addressee first, town last. */
  addressee: string[];
  /** ISO 3166 code of the country it goes to. */
  country: string;
  pages: number;
}

/** A letter as it is handed to a provider; under the same dispatch id it is posted once. */
export interface LetterToPost extends PostEnvelope {
  dispatchId: string;
  pdf: Uint8Array;
  /** Who sends it, as the provider prints it for what comes back. */
  sender: string;
  /** Of a registered e-mail: where it goes. */
  email?: string;
}

/** What a provider may say of a letter: what the post says, or that it never left. */
export type PostEvent = LetterEvent | 'notSent';

/** Everything a provider knows of one letter by now: told anew in full each time, so that nothing depends on the order of its calls. */
export interface LetterNews {
  dispatchId: string;
  providerId: string;
  /** The number of the post. */
  number?: string;
  /** What happened, civil dates. */
  events: { event: PostEvent; on: string }[];
  /** The documents it has of it. */
  proofs: LetterProof['kind'][];
}

/** A call of the provider as it came in. */
export interface IncomingCall {
  rawBody: string;
  signature: unknown;
  /** Real time, epoch milliseconds. */
  nowMs: number;
}

/** A question that found no clear answer. */
export interface NoAnswer {
  problem: string;
}

/** A provider of post. Nothing throws for what the other side does. Another provider is another implementation of this. */
export interface PostProvider {
  /** Hands a letter over once; again under the same id nothing is posted twice. */
  hand(letter: LetterToPost): Promise<SendResult>;
  lookUp(dispatchId: string): Promise<LookUpResult>;
  /** The letters of which there is news since an instant, epoch milliseconds. */
  changedSince(since: number): Promise<LetterNews[] | NoAnswer>;
  proof(providerId: string, kind: LetterProof['kind']): Promise<Uint8Array | NoAnswer>;
  /** What a call says; undefined for one the provider did not sign, or that is no such call. */
  readCall(call: IncomingCall): LetterNews | undefined;
}
