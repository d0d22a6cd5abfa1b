import type { InterruptName, Localized } from '@relance/schemas';

/** What the user calls the events that interrupt an item (DESIGN §4). */
const interruptLabels: Readonly<Record<InterruptName, Localized>> = {
  paid: { fr: 'payée', en: 'paid' },
  partlyPaid: { fr: 'payée en partie', en: 'partly paid' },
  debitRejected: { fr: 'prélèvement rejeté', en: 'debit rejected' },
  disputed: { fr: 'en litige', en: 'disputed' },
  promised: { fr: 'promesse de paiement', en: 'promised' },
  paymentAnnounced: { fr: 'paiement annoncé', en: 'payment announced' },
  replied: { fr: 'réponse reçue', en: 'replied' },
  instalmentPlan: { fr: 'échéancier', en: 'instalment plan' },
  held: { fr: 'relance arrêtée', en: 'held' },
  insolvent: { fr: 'procédure collective', en: 'insolvent' },
  channelRefused: { fr: 'canal refusé', en: 'channel refused' },
};

/** The parameters by which an issue names an interrupt. */
export function labelled(interrupt: InterruptName): { interrupt: InterruptName; interruptFr: string; interruptEn: string } {
  const { fr, en } = interruptLabels[interrupt];
  return { interrupt, interruptFr: fr, interruptEn: en };
}
