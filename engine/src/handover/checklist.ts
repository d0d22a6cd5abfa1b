import { emailInUse, phoneInUse } from '@relance/domain';
import { traitsOf, type Dispatch, type DossierPoint, type ItemDocument, type Localized } from '@relance/schemas';
import type { DossierMaterial } from './dossier-material.js';
import { NOTICE_LEVEL, type ItemAccessories } from './item-accessories.js';

/** What whoever takes the items over asks for, in the order it is asked for. */
const points = {
  companyNumber: { fr: 'SIREN du client', en: 'SIREN of the customer' },
  address: { fr: 'Adresse postale du client', en: 'Postal address of the customer' },
  contact: { fr: 'Une personne à joindre par téléphone ou e-mail', en: 'A person to reach by phone or e-mail' },
  mandate: { fr: 'Référence du mandat ou du contrat', en: 'Reference of the mandate or contract' },
  invoice: { fr: 'Facture', en: 'Invoice' },
  agreement: { fr: 'Commande ou conditions acceptées', en: 'Order or accepted terms' },
  delivery: { fr: 'Bon de livraison signé', en: 'Signed delivery note' },
  reminder: { fr: 'Relance écrite', en: 'Written reminder' },
  notice: { fr: 'Mise en demeure', en: 'Formal notice' },
  noticeProof: { fr: 'Preuve de dépôt de la mise en demeure recommandée', en: 'Proof of deposit of the registered notice' },
  undisputed: { fr: 'Aucun litige en cours', en: 'No dispute under way' },
  accessories: { fr: 'Intérêts et indemnité calculés', en: 'Interest and indemnity computed' },
} as const satisfies Readonly<Record<string, Localized>>;

type PointCode = keyof typeof points;

function saysOf(material: DossierMaterial, isOne: (dispatch: Dispatch) => boolean): (itemId: string) => boolean {
  const said = material.messages.filter(isOne);
  const ids = new Set(
    said.flatMap(({ lines }) => lines.filter(({ role }) => role === 'claimed' || role === 'reminded').map((line) => line.itemId)),
  );
  return (itemId) => ids.has(itemId);
}

function isRegistered({ channel }: Dispatch): boolean {
  return traitsOf(channel)?.deadlineRunsFrom === 'presentation';
}

/** What each item has, by point. */
function ofItems(
  material: DossierMaterial,
  accessories: readonly ItemAccessories[],
): Partial<Record<PointCode, (itemId: string) => boolean>> {
  const has = (...kinds: ItemDocument['kind'][]) => {
    const ids = new Set(material.documents.filter(({ kind }) => kinds.includes(kind)).map(({ itemId }) => itemId));
    return (itemId: string): boolean => ids.has(itemId);
  };
  const disputed = material.records.facts.filter(({ kind, lift }) => kind === 'dispute' && lift === undefined);
  const inDispute = (itemId: string) => disputed.some(({ itemIds }) => itemIds?.includes(itemId) ?? true);
  const deposited = new Set(material.proofs.filter(({ kind }) => kind === 'deposit').map(({ dispatchId }) => dispatchId));
  const known = new Set(accessories.filter(({ computed }) => computed !== undefined).map(({ item }) => item._id));
  const notice = saysOf(material, ({ level, state }) => level === NOTICE_LEVEL && state === 'accepted');
  const unproved = saysOf(material, (one) => one.level === NOTICE_LEVEL && isRegistered(one) && !deposited.has(one._id));
  return {
    invoice: has('invoice'),
    agreement: has('order', 'termsAccepted'),
    delivery: has('deliveryNote'),
    reminder: saysOf(material, ({ channel, level, state }) => state === 'accepted' && level >= 1 && traitsOf(channel)?.reminds === true),
    notice,
    noticeProof: (itemId) => !unproved(itemId),
    undisputed: (itemId) => !inDispute(itemId),
    accessories: (itemId) => known.has(itemId),
  };
}

/** What the account has, by point. */
function ofAccount({ payer, handover }: DossierMaterial): Partial<Record<PointCode, boolean>> {
  return {
    companyNumber: payer.debtorClass === 'consumer' || payer.siren !== undefined,
    address: payer.address !== undefined,
    contact: payer.contacts.some((contact) => emailInUse(contact) !== undefined || phoneInUse(contact) !== undefined),
    mandate: handover?.mandateReference !== undefined,
  };
}

/** What a dossier has and what is missing, point by point; of what items lack, their numbers. In both languages. */
export function checklistOf(material: DossierMaterial, accessories: readonly ItemAccessories[]): DossierPoint[] {
  const [items, account] = [ofItems(material, accessories), ofAccount(material)];
  const codes = Object.keys(points) as PointCode[];
  return codes.map((code) => {
    const has = items[code];
    const lacking = has === undefined ? [] : material.items.filter(({ _id }) => !has(_id)).map(({ number }) => number);
    const isMissing = lacking.length > 0 || account[code] === false;
    return { code, isMissing, ...points[code], ...(lacking.length === 0 ? {} : { items: lacking }) };
  });
}
