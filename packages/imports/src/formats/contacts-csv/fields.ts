import { textField } from '../../columns/field.js';
import type { FieldTable } from '../../columns/field.js';

/** What a list of contacts may hold, and its usual headers. */
export const contactFields = {
  accountCode: textField(
    'accountCode | Code client | Compte client | Code tiers | N° client | No client | Numéro client | Compte auxiliaire',
    'CT_Num | Customer No. | Customer code | Customer number | Customer ID | Account code | Account number | Compte',
    'Account | Tiers',
  ),
  role: textField('role | Rôle | Fonction | Service | Job title | Function'),
  civility: textField('civility | Civilité | Titre | Title | Salutation'),
  firstName: textField('firstName | Prénom | First name | Given name'),
  lastName: textField('lastName | Nom de famille | Last name | Surname | Family name'),
  name: textField('name | Nom complet | Nom du contact | Contact | Nom | Interlocuteur | Full name | Contact name'),
  email: textField('email | E-mail | Mail | Adresse e-mail | Courriel | Adresse mail | EmailAddress | Email address'),
  phone: textField('phone | Téléphone | Tél | Téléphone fixe | Ligne directe | Phone | Phone number | Telephone | Landline'),
  mobile: textField('mobile | Portable | Téléphone portable | Téléphone mobile | Mobile phone | Cell'),
  language: textField('language | Langue | Code langue | Language code | Locale'),
} as const satisfies FieldTable;
