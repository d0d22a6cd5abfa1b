/** A text as it is compared: lower case, without accents, blanks or punctuation, so that `N° Pièce` and `n piece` are the same header. */
export function foldText(text: string): string {
  if (text === '') return text;
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^a-z0-9]/g, '');
}
