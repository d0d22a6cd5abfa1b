import { foldText } from './fold-text.js';

/** Kinds of open item. */
export type ItemType = 'invoice' | 'creditNote' | 'instalment' | 'other';
/** What a contact does for the account. */
export type ContactRole = 'accountsPayable' | 'approver' | 'purchasing' | 'management' | 'legal' | 'other';
/** Class of the debtor, which decides the law that governs. */
export type DebtorClass = 'business' | 'publicBuyer' | 'consumer';
/** Languages people are written to. */
export type Language = 'fr' | 'en';

type Words<T> = readonly (readonly [meaning: T, pattern: RegExp])[];

/** The words of a column are few and come again and again: that many are remembered per question. */
const REMEMBERED_WORDS = 500;

/** Asks for the first meaning whose pattern fits the folded text; undefined for an empty text or none. */
function meaningsOf<T>(words: Words<T>): (text: string) => T | undefined {
  const remembered = new Map<string, T | undefined>();
  return (text) => {
    if (text === '') return undefined;
    const known = remembered.get(text);
    if (known !== undefined || remembered.has(text)) return known;
    const folded = foldText(text);
    const meaning = words.find(([, pattern]) => pattern.test(folded))?.[0];
    if (remembered.size >= REMEMBERED_WORDS) remembered.clear();
    remembered.set(text, meaning);
    return meaning;
  };
}

const itemTypeIn = meaningsOf<ItemType>([
  ['creditNote', /creditnote|creditmemo|^(a|av|avo|avoir.*|notedecredit|factureavoir|credit|outrefund|accreccredit|rg|cn|381)$/],
  ['instalment', /^(echeance|instal?lment|acompteafacturer|traite)$/],
  [
    'other',
    /^(reglement.*|paiement.*|payment.*|virement|encaissement|cheque|remboursement|refund|od|journalentry|journal|deposit|acompte|entry|dz|zp|ab|dg|sa|recu|unappliedpayment|generaljournal|financechargememo|reminder|prelevement|prepayment|overpayment)$/,
  ],
  [
    'invoice',
    /^(f|fa|fac|fact|facture.*|invoice.*|salesinvoice|outinvoice|customerinvoice|accrec|rv|dr|vente|ventes|fc|380|inv|bill|debitnote)$/,
  ],
]);

const roleIn = meaningsOf<ContactRole>([
  ['accountsPayable', /compta|payable|payeur|payer|fournisseur|tresor|finance|billing|accountant|invoicing|factur|^ap$|reglement/],
  ['approver', /valid|approv|bonapayer|ordonnateur/],
  ['purchasing', /achat|purchas|acheteur|buyer|procure|approvision/],
  ['legal', /juridique|legal|contentieux|avocat/],
  ['management', /direct|gerant|management|manager|president|dirigeant|daf|cfo|ceo|owner|chef/],
]);

const debtorClassIn = meaningsOf<DebtorClass>([
  ['publicBuyer', /public|collectivite|mairie|etat|administration|hopital|government/],
  ['consumer', /particulier|consumer|consommateur|individual|person|^b2c$/],
  ['business', /entreprise|business|prive|professionnel|societe|company|corporate|^b2b$|^pro$/],
]);

const languageIn = meaningsOf<Language>([
  ['fr', /^(fr|fre|fra|frfr|frbe|frch|frca|francais|french|f)$/],
  ['en', /^(en|eng|engb|enus|enie|anglais|english|e|gb|uk)$/],
]);

const countryIn = meaningsOf<string>([
  ['FR', /^(fr|fra|france|francemetropolitaine)$/],
  ['BE', /^(be|bel|belgique|belgium)$/],
  ['CH', /^(ch|che|suisse|switzerland)$/],
  ['LU', /^(lu|lux|luxembourg)$/],
  ['MC', /^(mc|mco|monaco)$/],
  ['DE', /^(de|deu|allemagne|germany|deutschland)$/],
  ['ES', /^(es|esp|espagne|spain|espana)$/],
  ['IT', /^(it|ita|italie|italy|italia)$/],
  ['PT', /^(pt|prt|portugal)$/],
  ['NL', /^(nl|nld|paysbas|netherlands|nederland)$/],
  ['GB', /^(gb|gbr|uk|royaumeuni|unitedkingdom|angleterre|greatbritain)$/],
  ['IE', /^(ie|irl|irlande|ireland)$/],
  ['US', /^(us|usa|etatsunis|unitedstates|unitedstatesofamerica)$/],
  ['CA', /^(ca|can|canada)$/],
  ['MA', /^(ma|mar|maroc|morocco)$/],
  ['TN', /^(tn|tun|tunisie|tunisia)$/],
]);

/** The kind of item a cell names; `other` for words nobody expects, undefined for an empty cell. */
export function readItemType(text: string): ItemType | undefined {
  return text === '' ? undefined : (itemTypeIn(text) ?? 'other');
}

/** The role a cell names; `other` for words nobody expects, undefined for an empty cell. */
export function readRole(text: string): ContactRole | undefined {
  return text === '' ? undefined : (roleIn(text) ?? 'other');
}

/** The class of debtor a cell names, undefined when it names none. */
export function readDebtorClass(text: string): DebtorClass | undefined {
  return debtorClassIn(text);
}

/** The language a cell names, undefined when Relance does not write it. */
export function readLanguage(text: string): Language | undefined {
  return languageIn(text);
}

/** The ISO 3166 code of a country: two letters as given, or the French or English name of a usual one; undefined otherwise. */
export function readCountry(text: string): string | undefined {
  return countryIn(text) ?? (/^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : undefined);
}

/** The ISO 4217 code a cell names: the code itself, `€`, `£` or the word euro; undefined for an empty cell. The code is not checked. */
export function readCurrency(text: string): string | undefined {
  if (text === '') return undefined;
  if (text === '€' || /^euros?$/i.test(text)) return 'EUR';
  return text === '£' ? 'GBP' : text.toUpperCase();
}

/** The dunning level a cell names: 0 to 5, `R1` to `R4`, pre-reminder, formal notice; undefined when it names none. */
export function readLevel(text: string): number | undefined {
  const folded = foldText(text);
  const digit = /^(?:r|niveau|level|relance|n|rappel|reminder)?([0-5])$/.exec(folded)?.[1];
  if (digit !== undefined) return Number(digit);
  if (/^(med|miseendemeure|formalnotice|finalnotice)$/.test(folded)) return 5;
  return /^(prevenance|prerelance|prereminder|aucune?|none)$/.test(folded) ? 0 : undefined;
}

/** Whether a cell says no: closed, paid, false. */
export function saysNo(text: string): boolean {
  return text !== '' && /^(no|non|n|false|faux|0)$/i.test(text);
}
