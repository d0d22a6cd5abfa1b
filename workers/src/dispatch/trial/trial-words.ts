/** What a message of a trial says of itself. */
export interface TrialWords {
  mark: string;
  stamp: (insteadOf: string) => string;
  doNotPost: string;
  textMessage: string;
  letterAttached: string;
}

/** The words of trials, in the language of the message. */
export const trialWords: Readonly<Record<'fr' | 'en', TrialWords>> = {
  fr: {
    mark: 'ESSAI',
    stamp: (insteadOf) => `ESSAI. Ce message n’a pas été adressé au client. Destinataire réel : ${insteadOf}.`,
    doNotPost: 'NE PAS POSTER',
    textMessage: 'SMS',
    letterAttached: 'Le courrier qui serait posté est joint.',
  },
  en: {
    mark: 'TRIAL',
    stamp: (insteadOf) => `TRIAL. This message did not go to the customer. Real recipient: ${insteadOf}.`,
    doNotPost: 'DO NOT POST',
    textMessage: 'Text message',
    letterAttached: 'The letter that would be posted is attached.',
  },
};
