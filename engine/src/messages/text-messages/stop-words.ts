/** The words by which a person refuses further text messages, as the networks know them, in French and English. */
const stopWords: ReadonlySet<string> = new Set([
  'stop',
  'stopall',
  'arret',
  'arreter',
  'arretez',
  'desabonner',
  'desabonnement',
  'desinscription',
  'unsubscribe',
  'cancel',
  'end',
  'quit',
]);

/** Words of a text that says stop and nothing else: `STOP`, `Stop SMS`, `ARRET au 36111`. */
const mostWords = 3;

/** Whether a text refuses further ones, and whether it says more than that: then somebody has to read it. */
export function readReply(text: string): { refuses: boolean; saysMore: boolean } {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  const words = plain.match(/[\p{L}\d]+/gu) ?? [];
  const refuses = stopWords.has(words[0] ?? '');
  return { refuses, saysMore: !refuses || words.length > mostWords };
}
