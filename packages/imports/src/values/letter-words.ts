import { foldText } from './fold-text.js';

/** What a list may say of a letter. */
export const letterWords = ['posted', 'presented', 'received', 'refused', 'unclaimed', 'unknownAddress'] as const;

/** One of {@link letterWords}. */
export type LetterWord = (typeof letterWords)[number];

/** How the post and its customers write each, folded; whole words, so that nothing is taken for its contrary. */
const patterns: Readonly<Record<LetterWord, RegExp>> = {
  posted: /^(postee?|deposee?|depot|depotalaposte|prisencharge|priseencharge|posted|deposit|deposited|handedin)$/,
  presented: /^(presentee?|presentation|1erepresentation|premierepresentation|avisee?|presented|firstpresentation|attempted|notified)$/,
  received: /^(recue?|distribuee?|livree?|remise?|received|delivered|signed|distribueeaudestinataire|distribueaudestinataire)$/,
  refused: /^(refusee?|refus|refuseparledestinataire|refused|rejected)$/,
  unclaimed: /^(nonreclamee?|pasreclamee?|nonretiree?|pliaviseetnonreclame|aviseetnonreclame|unclaimed|notclaimed|notcollected)$/,
  unknownAddress:
    /^(npai|inconnue?|inconnualadresse|inconnuealadresse|destinataireinconnu|destinataireinconnualadresse|adresseinconnue|nhabitepasaladresseindiquee|unknown|unknownaddress|unknownattheaddress|addressunknown|addresseeunknown)$/,
};

/** What a cell says of a letter, in French or English; undefined for words nobody expects. */
export function readLetterWord(text: string): LetterWord | undefined {
  const folded = foldText(text);
  return letterWords.find((word) => word.toLowerCase() === folded || patterns[word].test(folded));
}
