import type { FaultTexts } from './fault-texts.js';

/** Texts of all faults and warnings in French. */
export const frenchTexts: FaultTexts = {
  fileEmpty: ['le fichier est vide.', 'Exportez à nouveau la liste depuis votre logiciel.'],
  fileNotText: [
    'ce fichier n’est pas un fichier CSV (format reconnu : {value}).',
    'Ouvrez-le dans votre tableur et enregistrez-le au format CSV UTF-8.',
  ],
  characterUnreadable: [
    'un caractère est illisible : le fichier a été enregistré dans un mauvais encodage.',
    'Exportez-le à nouveau en UTF-8 ou en Windows-1252.',
  ],
  headerMissing: [
    'la ligne des titres de colonnes est introuvable ; la première ligne lue est « {value} ».',
    'Ajoutez une ligne de titres (par exemple : Code client ; N° facture ; Date d’échéance ; Solde) ou fournissez un fichier de correspondance.',
  ],
  columnMissing: [
    'cette colonne indispensable est introuvable.',
    'Titres reconnus : {expected}. Ajoutez la colonne ou nommez-la dans un fichier de correspondance.',
  ],
  mappingInvalid: ['la propriété vaut {value} dans le fichier de correspondance.', 'Valeur attendue : {expected}.'],
  mappingHeaderMissing: [
    'le fichier de correspondance demande le titre « {value} », que le fichier ne contient pas.',
    'Titres du fichier : {expected}. Corrigez la correspondance.',
  ],
  dateOrderUndecided: [
    'rien ne dit si « {value} » commence par le jour ou par le mois : aucune date du fichier ne tranche.',
    'Précisez-le : --date-order day (le jour d’abord) ou --date-order month (le mois d’abord) ; par l’API, dateOrder=day ou dateOrder=month ; ou "dateOrder" ({expected}) dans un fichier de correspondance.',
  ],
  dateOrderMixed: [
    'certaines dates commencent par le jour, d’autres par le mois (première ligne de chaque sorte : {value}).',
    'Exportez toutes les dates sous la même forme, si possible AAAA-MM-JJ.',
  ],
  decimalUndecided: [
    'rien ne dit si « {value} » compte des milliers ou des décimales : aucun montant du fichier ne tranche.',
    'Indiquez "decimal" ("," ou ".") dans le fichier de correspondance.',
  ],
  decimalMixed: [
    'certains montants ont une virgule décimale, d’autres un point (première ligne de chaque sorte : {value}).',
    'Exportez tous les montants sous la même forme.',
  ],
  signUndecided: [
    'la plupart des montants sont négatifs ({value}), et aucune colonne ne dit lesquels sont des avoirs.',
    'Ajoutez une colonne « Type de pièce », ou indiquez "sign" ({expected}) dans le fichier de correspondance.',
  ],
  valueMissing: ['la cellule est vide.', 'Complétez-la, puis importez à nouveau cette ligne.'],
  dateInvalid: ['« {value} » n’est pas une date.', 'Forme attendue : {expected}. Corrigez la cellule.'],
  amountInvalid: ['« {value} » n’est pas un montant.', 'Forme attendue : {expected}. Corrigez la cellule.'],
  amountTooPrecise: ['« {value} » a plus de décimales que sa devise.', 'Arrondissez le montant dans votre logiciel.'],
  amountTooLarge: ['« {value} » dépasse ce qui peut être compté.', 'Vérifiez le montant.'],
  currencyUnknown: ['« {value} » n’est pas une devise.', 'Mettez un code à trois lettres, par exemple {expected}.'],
  numberTwoAmounts: [
    'la pièce « {value} » figure plusieurs fois avec des montants ou des échéances différents.',
    'Gardez une seule ligne, ou ajoutez une colonne « N° échéance » (1, 2, 3) s’il s’agit d’échéances.',
  ],
  rowRagged: [
    'cette ligne n’a pas {expected} cellules comme la ligne de titres.',
    'Mettez entre guillemets les cellules qui contiennent le séparateur ou un retour à la ligne.',
  ],
  scientificNotation: [
    'le tableur a réduit le numéro à « {value} » ; ses derniers chiffres sont perdus.',
    'Mettez la colonne au format Texte, puis exportez à nouveau.',
  ],
  signDiffers: [
    'le signe de « {value} » n’est pas celui des autres pièces du même type (attendu : {expected}).',
    'Corrigez le type ou le signe.',
  ],
  levelInvalid: ['« {value} » n’est pas un niveau de relance.', 'Valeurs attendues : {expected}.'],
  ordinalInvalid: ['« {value} » n’est pas un numéro d’échéance.', 'Valeurs attendues : {expected}.'],
  eventUnknown: ['« {value} » ne dit rien d’un courrier.', 'Utilisez l’un de ces mots : {expected}.'],
  balanceUnknown: [
    'la pièce est payée en partie, et le fichier ne donne que son total ({value}).',
    'Ajoutez la colonne du reste dû à votre export.',
  ],
  sirenInvalid: ['« {value} » n’est pas un SIREN valable ; il n’est pas repris.', 'Vérifiez-le dans votre logiciel.'],
  siretInvalid: ['« {value} » n’est pas un SIRET valable ; il n’est pas repris.', 'Vérifiez-le dans votre logiciel.'],
  emailInvalid: ['« {value} » contient une adresse e-mail inutilisable ; elle n’est pas reprise.', 'Vérifiez-la dans votre logiciel.'],
  emailOwn: [
    '« {value} » contient une adresse de votre propre entreprise ; elle n’est pas reprise.',
    'Remplacez-la par celle de votre client.',
  ],
  phoneZeroRestored: ['« {value} » a perdu son zéro ; il est repris comme {expected}.', 'Mettez la colonne au format Texte.'],
  languageUnknown: ['Relance n’écrit pas dans la langue « {value} » ; celle du compte est gardée.', 'Valeurs attendues : {expected}.'],
  dueBeforeInvoice: ['l’échéance « {value} » précède la date de facture ({expected}).', 'Vérifiez les deux dates.'],
  totalDiffers: [
    'le total du fichier ({value}) ne correspond pas à la somme des lignes reprises ({expected}).',
    'Vérifiez les lignes rejetées et les lignes ignorées.',
  ],
  noRows: ['le fichier n’a que sa ligne de titres : aucune ligne à reprendre.', 'Vérifiez la période et les filtres de votre export.'],
  accountCodeFromName: [
    'le fichier n’a pas de code client ; le nom en tient lieu.',
    'Ajoutez le code client à votre export : un nom qui change ferait un nouveau compte.',
  ],
  balanceFromTotal: [
    'le total des pièces est pris comme reste dû.',
    'Ajoutez la colonne du reste dû à votre export si des pièces sont payées en partie.',
  ],
};
