import type { InputOf, Localized, contracts } from '@relance/schemas';

type AccountField = Exclude<keyof InputOf<typeof contracts.changeAccount>['body'], 'version' | 'erase' | 'address' | 'terms'>;
type ContactField = Exclude<keyof InputOf<typeof contracts.changeContact>['body'], 'version' | 'erase' | 'verified' | 'channels'>;

/** The option by which the command line takes a field, and what its help says. */
export interface FieldOption {
  flag: string;
  text: Localized;
}

/** Options of `relance account create` and `set`. */
export const accountOptions: Readonly<Record<AccountField, FieldOption>> = {
  name: { flag: 'name', text: { fr: 'raison sociale', en: 'name of the company' } },
  siren: { flag: 'siren', text: { fr: 'SIREN, neuf chiffres', en: 'SIREN, nine digits' } },
  vatNumber: { flag: 'vat-number', text: { fr: 'numéro de TVA', en: 'VAT number' } },
  debtorClass: { flag: 'class', text: { fr: 'catégorie de débiteur', en: 'class of the debtor' } },
  country: { flag: 'country', text: { fr: 'pays (FR)', en: 'country (FR)' } },
  governingLaw: {
    flag: 'law',
    text: { fr: 'droit applicable, si ce n’est celui du pays', en: 'governing law, where it is not that of the country' },
  },
  territory: {
    flag: 'territory',
    text: { fr: 'territoire dont le client suit les jours fériés', en: 'territory whose holidays the customer keeps' },
  },
  locale: { flag: 'language', text: { fr: 'langue du client', en: 'language of the customer' } },
  segment: { flag: 'segment', text: { fr: 'segment', en: 'segment' } },
  payer: { flag: 'payer', text: { fr: 'code du compte qui paie', en: 'code of the account that pays' } },
  owner: { flag: 'owner', text: { fr: 'responsable : e-mail d’un utilisateur, ou un nom', en: 'owner: e-mail of a user, or a name' } },
  collector: { flag: 'collector', text: { fr: 'chargé de recouvrement : e-mail ou nom', en: 'collector: e-mail or name' } },
  salesRep: { flag: 'sales-rep', text: { fr: 'commercial : e-mail ou nom', en: 'sales representative: e-mail or name' } },
};

/** Options of `relance contact add` and `set`. */
export const contactOptions: Readonly<Record<ContactField, FieldOption>> = {
  role: { flag: 'role', text: { fr: 'rôle', en: 'role' } },
  civility: { flag: 'civility', text: { fr: 'civilité', en: 'civility' } },
  name: { flag: 'name', text: { fr: 'nom', en: 'name' } },
  email: { flag: 'email', text: { fr: 'adresse e-mail', en: 'e-mail address' } },
  phone: { flag: 'phone', text: { fr: 'téléphone', en: 'telephone' } },
  mobile: { flag: 'mobile', text: { fr: 'mobile', en: 'mobile' } },
  locale: { flag: 'language', text: { fr: 'langue', en: 'language' } },
  preferredChannel: { flag: 'preferred', text: { fr: 'canal préféré', en: 'preferred channel' } },
};
