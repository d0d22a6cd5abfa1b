import type { Localized } from '@relance/schemas';

/**
 * What the search for services reports, in French. It reports in English, for it also runs before anything of ours is built; each entry replaces one
 * phrase of it, the longer ones first.
 */
const FRENCH: readonly (readonly [phrase: RegExp, french: string])[] = [
  [/^run npm start: it downloads or builds what is missing/, 'lancez npm start : il télécharge ou construit ce qui manque'],
  [/^give the address of a running server: /, 'donnez l’adresse d’un serveur qui tourne : '],
  [/^put the Temporal CLI \((.+?)\) on PATH: /, 'mettez le programme Temporal ($1) dans le PATH : '],
  [/^put mongod 7 or 8 on PATH: /, 'mettez mongod 7 ou 8 dans le PATH : '],
  [
    /^install Go 1\.26 or newer \((.+?)\) and start again: the pinned server is then built once, in about 5 minutes/,
    'installez Go 1.26 ou plus récent ($1) et relancez : le serveur est alors construit une fois, en 5 minutes environ',
  ],
  [
    /^install a JDK 17 or newer and Maven and start again: the embedded server is then made once, in about 20 seconds/,
    'installez un JDK 17 ou plus récent et Maven, puis relancez : le serveur embarqué est alors construit une fois, en 20 secondes environ',
  ],
  [/^install one: /, 'installez-en un : '],
  [/^on Debian or Ubuntu: /, 'sous Debian ou Ubuntu : '],
  [/^name one that is there: /, 'désignez celui qui est déjà là : '],
  [
    /^needed only to build Temporal where it cannot be downloaded: /,
    'utile seulement pour construire Temporal quand on ne peut pas le télécharger : ',
  ],
  [
    /^needed only for the embedded database, where MongoDB cannot be had: a JDK 17 or newer/,
    'utile seulement pour la base embarquée, quand MongoDB n’est pas disponible : un JDK 17 ou plus récent',
  ],
  [
    /^needed only to make the embedded database, where MongoDB cannot be had/,
    'utile seulement pour construire la base embarquée, quand MongoDB n’est pas disponible',
  ],
  [/ cannot be run\b/g, ' ne peut pas être lancé'],
  [/\bdoes not answer\b/g, 'ne répond pas'],
  [/ answers\b/g, ' répond'],
  [/; unset it to look elsewhere/g, ' ; retirez la variable pour chercher ailleurs'],
  [/ is (\S+), (\S+) is needed/g, ' est en version $1, il faut $2'],
  [/none; the browser tests need one/, 'aucun ; les tests dans un navigateur en ont besoin'],
  [/comfortable up to 20,000 items/, 'à l’aise jusqu’à 20 000 pièces'],
  [/; (\w+ \d+) is needed/g, ' ; il faut $1'],
  [/embedded server/g, 'serveur embarqué'],
  [/not on PATH/g, 'absent du PATH'],
  [/\bno (\w+) on PATH/g, 'pas de $1 dans le PATH'],
  [/ on PATH/g, ' dans le PATH'],
  [/: nothing at /g, ' : rien dans '],
  [/: not set/g, ' : non défini'],
  [/: none/g, ' : aucun'],
  [/ at (?=\/|[A-Z]:)/g, ' dans '],
  [/(\S); /g, '$1 ; '],
];

/** A detail or a remedy of the search for services in both languages; what is not foreseen stays English in both. */
export function doctorText(english: string): Localized {
  return { fr: FRENCH.reduce((text, [phrase, french]) => text.replace(phrase, french), english), en: english };
}
