import type { Locale } from '@relance/domain';
import type { Localized } from '@relance/schemas';

const modeWords: Readonly<Record<string, Localized>> = {
  cc: { fr: 'En copie', en: 'Copied to' },
  bcc: { fr: 'En copie cachée', en: 'Blind copy to' },
};

const roleWords: Readonly<Record<string, Localized>> = {
  collector: { fr: 'le chargé de recouvrement', en: 'the collector' },
  salesRep: { fr: 'le commercial', en: 'the sales representative' },
  owner: { fr: 'le responsable du compte', en: 'the account owner' },
  creditManager: { fr: 'le credit manager', en: 'the credit manager' },
  accountsPayable: { fr: 'la comptabilité fournisseurs', en: 'accounts payable' },
  approver: { fr: 'le valideur', en: 'the approver' },
  purchasing: { fr: 'les achats', en: 'purchasing' },
  management: { fr: 'la direction', en: 'management' },
  legal: { fr: 'le service juridique', en: 'legal' },
};

const stateWords: Readonly<Record<string, Localized>> = {
  sent: { fr: 'envoyé', en: 'sent' },
  failed: { fr: 'n’est pas parti', en: 'did not leave' },
  unknown: { fr: 'peut-être parti, personne ne peut le dire', en: 'may have left, nobody can tell' },
  noAddress: { fr: 'n’est pas parti, aucune adresse connue', en: 'did not leave, no address is known' },
};

function said(words: Readonly<Record<string, Localized>>, code: string, locale: Locale): string {
  return words[code]?.[locale] ?? code;
}

/** What became of a copy, in words, from the detail its entry is kept with (`mode/role/state`); a role without words is shown as it is. */
export function copyOutcome(detail: string, locale: Locale): string {
  const [mode = '', role = '', state = ''] = detail.split('/');
  const colon = locale === 'fr' ? ' : ' : ': ';
  return `${said(modeWords, mode, locale)}${colon}${said(roleWords, role, locale)}, ${said(stateWords, state, locale)}`;
}
