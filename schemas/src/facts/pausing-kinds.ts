import { alwaysTaken, type FactKindDefinition } from './fact-kind-definition.js';

/** Why a debtor disputes: what people choose from, and what reports count. */
const disputeReasons = ['price', 'quantity', 'quality', 'notDelivered', 'orderNumberMissing', 'alreadyPaid', 'duplicate', 'other'] as const;

/** Facts that keep items in their place for a time (law 8). */
export const pausingKinds = {
  promise: {
    title: { fr: 'Promesse de règlement', en: 'Promise to pay' },
    lifted: { fr: 'Promesse retirée', en: 'Promise withdrawn' },
    help: {
      fr: 'Les pièces attendent jusqu’à la date promise et un jour ouvré ; tenue, la promesse solde, sinon la relance suivante la rappelle.',
      en: 'The items wait until the promised date and one business day; a broken promise is recalled by the next reminder.',
    },
    role: 'collector',
    about: 'any',
    when: 'any',
    needs: ['untilOn'],
    // no owner: whose promise it is decides how far it holds (law 8), and that is whoever records it
    takes: ['fromOn', 'reason', 'note', 'cents', 'currency'],
  },
  dispute: {
    title: { fr: 'Litige ouvert', en: 'Dispute opened' },
    lifted: { fr: 'Litige levé', en: 'Dispute lifted' },
    help: {
      fr: 'Les pièces attendent jusqu’à la levée, sans aucun message ; leurs étapes sont décalées d’autant.',
      en: 'The items wait until it is lifted, without any message; their steps move by as many days.',
    },
    role: 'collector',
    about: 'any',
    when: 'any',
    needs: ['reason'],
    takes: [...alwaysTaken, 'untilOn', 'cents', 'currency'],
    reasons: disputeReasons,
  },
  hold: {
    title: { fr: 'Mise en attente', en: 'Put on hold' },
    lifted: { fr: 'Mise en attente levée', en: 'Hold lifted' },
    help: {
      fr: 'Les pièces attendent jusqu’au jour dit ; avec un canal, rien ne part par ce canal.',
      en: 'The items wait until that day; with a channel, nothing leaves by that channel.',
    },
    role: 'collector',
    about: 'any',
    when: 'any',
    needs: ['untilOn', 'reason'],
    takes: [...alwaysTaken, 'channel'],
  },
  objection: {
    title: { fr: 'Objection du commercial', en: 'Objection of sales' },
    lifted: { fr: 'Objection levée', en: 'Objection lifted' },
    help: {
      fr: 'Les pièces attendent au plus cinq jours ouvrés, le temps que le commercial et le crédit client s’entendent.',
      en: 'The items wait five business days at most, while sales and credit management agree.',
    },
    role: 'salesRep',
    about: 'any',
    when: 'any',
    needs: ['untilOn', 'reason'],
    takes: alwaysTaken,
  },
  instalmentPlan: {
    title: { fr: 'Échéancier accordé', en: 'Instalment plan agreed' },
    lifted: { fr: 'Échéancier rompu', en: 'Instalment plan broken' },
    help: {
      fr: 'Les échéances remplacent les pièces ; une échéance manquée rompt le plan et les pièces reprennent à leur place.',
      en: 'The instalments replace the items; a missed instalment breaks the plan and the items resume in place.',
    },
    role: 'creditManager',
    about: 'any',
    when: 'happened',
    atThatTime: true,
    needs: ['instalments', 'reason'],
    takes: [...alwaysTaken, 'graceDays'],
  },
  paymentAnnounced: {
    title: { fr: 'Règlement annoncé', en: 'Payment announced' },
    lifted: { fr: 'Annonce de règlement retirée', en: 'Announced payment withdrawn' },
    help: {
      fr: 'Les pièces attendent cinq jours ouvrés, une seule fois.',
      en: 'The items wait five business days, once.',
    },
    role: 'collector',
    about: 'any',
    when: 'happened',
    needs: ['reason'],
    takes: alwaysTaken,
  },
  collection: {
    title: { fr: 'Prélèvement en cours', en: 'Direct debit under way' },
    lifted: { fr: 'Prélèvement retiré', en: 'Direct debit withdrawn' },
    help: {
      fr: 'Les pièces attendent la date du prélèvement et cinq jours ouvrés.',
      en: 'The items wait for the date of the debit and five business days.',
    },
    role: 'collector',
    about: 'any',
    when: 'any',
    needs: ['untilOn'],
    takes: alwaysTaken,
  },
  platform: {
    title: { fr: 'Facture refusée ou suspendue sur la plateforme', en: 'Invoice refused or suspended on the platform' },
    lifted: { fr: 'Facture corrigée sur la plateforme', en: 'Invoice corrected on the platform' },
    help: {
      fr: 'Les pièces attendent que la facture soit corrigée sur la plateforme du client.',
      en: 'The items wait until the invoice is corrected on the customer’s platform.',
    },
    role: 'collector',
    about: 'items',
    when: 'happened',
    needs: ['reason'],
    takes: alwaysTaken,
    reasons: ['refused', 'suspended', 'incomplete', 'rejected'],
  },
  paymentOrdered: {
    title: { fr: 'Mise en paiement par l’organisme public', en: 'Payment ordered by the public body' },
    lifted: { fr: 'Mise en paiement retirée', en: 'Payment order withdrawn' },
    help: {
      fr: 'Les pièces attendent dix jours ouvrés : le comptable public paie.',
      en: 'The items wait ten business days: the public accountant pays.',
    },
    role: 'collector',
    about: 'items',
    when: 'happened',
    needs: [],
    takes: alwaysTaken,
  },
  underpayment: {
    title: { fr: 'Règlement incomplet à éclaircir', en: 'Underpayment to clear up' },
    lifted: { fr: 'Règlement incomplet éclairci', en: 'Underpayment cleared up' },
    help: {
      fr: 'Les pièces attendent qu’une personne dise ce qu’est le reste dû.',
      en: 'The items wait until a person has said what the remainder is.',
    },
    role: 'collector',
    about: 'items',
    when: 'any',
    needs: ['reason'],
    takes: alwaysTaken,
    reasons: ['vat', 'retention', 'discount', 'other'],
  },
  reply: {
    title: { fr: 'Réponse du client', en: 'Reply of the customer' },
    lifted: { fr: 'Réponse traitée', en: 'Reply dealt with' },
    help: {
      fr: 'Les pièces attendent trois jours ouvrés, le temps de lire et de répondre.',
      en: 'The items wait three business days, the time to read and answer.',
    },
    role: 'collector',
    about: 'any',
    when: 'happened',
    needs: [],
    takes: [...alwaysTaken, 'channel'],
  },
} as const satisfies Readonly<Record<string, FactKindDefinition>>;
