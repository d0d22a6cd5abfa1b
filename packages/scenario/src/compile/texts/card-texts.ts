import type { Localized } from '@relance/schemas';

/** Texts of what a card says wrong of itself: channels, names of ways out, shares, conditions. */
export const cardTexts: Readonly<Record<string, Localized>> = {
  P118: {
    fr: '« {node} » part par {channelFr}, que cette installation ne sait pas remettre. Choisissez un autre canal.',
    en: '“{node}” leaves by {channelEn}, which this installation cannot hand over. Choose another channel.',
  },
  P119: {
    fr: '« {node} » a deux sorties du même nom, « {port} ». Renommez-en une.',
    en: '“{node}” has two ways out of the same name, “{port}”. Rename one.',
  },
  K121: {
    fr: 'Les parts de « {node} » font {total} %. Ramenez-les à 100 %.',
    en: 'The shares of “{node}” add up to {total} %. Bring them to 100 %.',
  },
  K122: {
    fr: '« {node} » part deux fois par le même canal. Gardez un seul message par canal.',
    en: '“{node}” leaves twice by the same channel. Keep one message a channel.',
  },
  K123: {
    fr: 'Aucune issue de « {node} » ne joint quelqu’un : son compte rendu ne part jamais. Marquez les issues où quelqu’un est joint, ou retirez-le.',
    en: 'No outcome of “{node}” reaches anybody: its recap never leaves. Mark the outcomes that reach somebody, or take it out.',
  },
  K124: {
    fr: '« {node} » a des copies, que seul un e-mail peut avoir. Retirez-les, ou envoyez un e-mail à ces personnes.',
    en: '“{node}” has copies, which only an e-mail can have. Take them out, or send these people an e-mail.',
  },
  K125: {
    fr: '« {node} » joint « {attachment} », ce que Relance ne sait pas faire. Un e-mail joint invoices, orders, deliveryNotes ou termsAccepted, rien d’autre.',
    en: '“{node}” attaches “{attachment}”, which Relance cannot do. An e-mail attaches invoices, orders, deliveryNotes or termsAccepted, and nothing else.',
  },
  C130: {
    fr: '« {node} » demande « {field} », que Relance ne connaît pas. Choisissez un champ de la liste.',
    en: '“{node}” asks for “{field}”, which Relance does not know. Choose a field of the list.',
  },
  C131: {
    fr: '« {node} » compare un montant sans dire en quelle devise. Indiquez la devise.',
    en: '“{node}” compares an amount without naming a currency. Name the currency.',
  },
  C132: {
    fr: '« {node} » compare « {fieldFr} » d’une manière qui n’a pas de sens pour ce champ ({operator}). Choisissez une autre comparaison.',
    en: '“{node}” compares “{fieldEn}” in a way that means nothing for it ({operator}). Choose another comparison.',
  },
  C133: {
    fr: '« {node} » compare « {fieldFr} » avec une valeur qui n’est pas de son type. Saisissez une autre valeur.',
    en: '“{node}” compares “{fieldEn}” with a value of another type. Enter another value.',
  },
  C134: {
    fr: '« {node} » : « {fieldFr} » n’a jamais la valeur « {value} ». Choisissez une valeur de la liste.',
    en: '“{node}”: “{fieldEn}” never has the value “{value}”. Choose a value of the list.',
  },
  C135: {
    fr: '« {node} » compare « {fieldFr} » en « {currency} », qui ne convient pas. Indiquez la devise d’un montant, et pour un montant seulement.',
    en: '“{node}” compares “{fieldEn}” in “{currency}”, which does not fit. Name the currency of an amount, and of an amount only.',
  },
  C136: {
    fr: 'La condition de « {node} » ne se lit pas. Écrivez-la avec « field », « operator », « value », en groupes « all », « any », « not ».',
    en: 'The condition of “{node}” cannot be read. Write it with “field”, “operator”, “value”, in groups “all”, “any”, “not”.',
  },
};
