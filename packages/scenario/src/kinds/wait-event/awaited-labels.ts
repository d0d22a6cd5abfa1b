import type { Localized } from '@relance/schemas';
import type { AwaitedEvent } from '../../plan.js';

/** What each awaited event is called on the card. */
export const awaitedLabels: Readonly<Record<AwaitedEvent, Localized>> = {
  partPayment: { fr: 'paiement partiel', en: 'part payment' },
  paymentAnnounced: { fr: 'règlement annoncé', en: 'payment announced' },
  promise: { fr: 'promesse', en: 'promise' },
  promiseBroken: { fr: 'promesse non tenue', en: 'promise broken' },
  dispute: { fr: 'litige ouvert', en: 'dispute opened' },
  disputeLifted: { fr: 'litige levé', en: 'dispute lifted' },
  reply: { fr: 'réponse', en: 'reply' },
  contactMade: { fr: 'contact établi', en: 'contact made' },
  bounce: { fr: 'message revenu', en: 'message came back' },
  letterReceived: { fr: 'recommandé reçu', en: 'registered letter received' },
  letterRefused: { fr: 'recommandé refusé', en: 'registered letter refused' },
  letterUnclaimed: { fr: 'recommandé non réclamé', en: 'registered letter unclaimed' },
  letterUnknownAddress: { fr: 'destinataire inconnu', en: 'unknown at the address' },
};
