import { amountField, dateField, textField } from '../../columns/field.js';
import type { FieldTable } from '../../columns/field.js';

const identity = {
  accountCode: textField(
    'accountCode | Code client | Compte client | N° compte client | Code tiers | N° client | No client | Numéro client',
    'Numéro de client | Compte tiers | Compte auxiliaire | Auxiliaire | CompAuxNum | N° tiers | Code compte | N° compte',
    'Numéro de compte | Compte | Tiers | CT_Num | Customer No. | Customer number | Customer code | Customer ID',
    'Account code | Account number | Account No. | Client code | Client number | Client ID | Account | Debtor | Code',
  ),
  accountName: textField(
    'accountName | Raison sociale | Nom client | Nom du client | Nom tiers | Nom du tiers | Intitulé client',
    'Intitulé du tiers | Libellé client | Intitulé compte | Intitulé du compte | Libellé compte | CompAuxLib | CT_Intitule',
    "Intitulé | Dénomination | Société | Partenaire | Client | Nom d'affichage du partenaire de la facture",
    'Invoice Partner Display Name | ContactName | Customer full name | Customer name | Company name | Account name',
    'Customer | Company | Partner | Name | Nom',
  ),
  number: textField(
    'number | N° facture | No facture | Numéro facture | Numéro de facture | N° de facture | NumFacture | N° pièce',
    'No pièce | Numéro de pièce | Numéro pièce | N° de pièce | Numéro de document | N° document | N° doc | Réf pièce',
    'Référence pièce | Référence facture | PieceRef | EC_RefPiece | Facture | Pièce | Invoice number | Invoice No.',
    'Invoice # | InvoiceNumber | Document Number | Document No. | Doc No. | Billing Document | Invoice | Num | Number',
    'Numéro | Référence | Reference',
  ),
  type: textField(
    'type | Type de pièce | Type pièce | Type de document | Type document | Nature pièce | Nature | Document Type',
    'Transaction type | Doc type | Invoice type',
  ),
  instalmentOrdinal: textField(
    "instalmentOrdinal | N° échéance | Numéro échéance | Numéro d'échéance | Échéance n° | Rang échéance | Instalment",
    'Installment | Instalment No. | Installment number',
  ),
} as const;

const dates = {
  invoiceDate: dateField(
    'invoiceDate | Date facture | Date de facture | Date de la facture | Date de facturation | Date pièce | Date de pièce',
    "Date de la pièce | Date document | Date du document | Date d'émission | PieceDate | Invoice date | Invoice/Bill Date",
    'Document date | Issue date | Posting date | Date comptable | Date écriture | EcritureDate | Date',
  ),
  dueDate: dateField(
    "dueDate | Date d'échéance | Date échéance | Date d'échéance nette | Échéance | Date limite de règlement",
    'DateLimitReglmt | EC_Echeance | Due date | Net due date | Payment due date | Due',
  ),
  lastContactOn: dateField(
    'lastContactOn | Date dernière relance | Dernière relance le | Date de dernière relance | Last reminder date',
    'Last contact | Last contact date',
  ),
} as const;

const amounts = {
  outstandingCents: amountField(
    'outstandingCents | outstanding | Montant restant dû | Restant dû | Reste dû | Reste à payer | Reste à régler',
    'Reste à encaisser | Solde dû | Solde restant | Solde pièce | Montant restant | Montant dû signé | Montant dû',
    'Montant ouvert | Solde | InvoiceAmountDue | Amount Due Signed | Amount due | Remaining Amount | Open balance',
    'Open amount | Outstanding amount | Balance due | Balance | Montant Signé | Montant en devise interne',
    'Amount in local currency | Amount in doc. curr. | Total Signed | Total signé | Montant | Amount | EC_Montant',
    'Montant TTC | Total TTC | Total',
  ),
  grossCents: amountField(
    'grossCents | gross | Montant TTC | Total TTC | TTC | Montant facture | Montant initial | Total facture | Gross amount',
    'Invoice amount | Original amount | Total Signed | Total signé | Total | Amount | Montant',
  ),
  netCents: amountField('netCents | net | Montant HT | Total HT | HT | Net amount | Untaxed amount | Subtotal'),
  debit: amountField('debit | Débit | Montant débit'),
  credit: amountField('credit | Crédit | Montant crédit'),
} as const;

const states = {
  side: textField('side | Sens | EC_Sens | D/C | Debit/Credit'),
  currency: textField(
    'currency | Devise | Code devise | Monnaie | Devise comptabilisation | Devise interne | Devise de pièce | Idevise',
    'Currency | Currency Code | Document currency | Local currency',
  ),
  openFlag: textField('Open | Ouvert | Ouverte'),
  paymentStatus: textField('Payment Status | État du paiement | Statut de paiement'),
} as const;

const debtor = {
  siren: textField('siren | N° SIREN | SIREN client | Numéro SIREN'),
  siret: textField('siret | N° SIRET | SIRET client | Numéro SIRET'),
  vatNumber: textField(
    'vatNumber | N° TVA | TVA intracommunautaire | N° TVA intracommunautaire | Numéro de TVA | VAT number | VAT | Tax ID',
  ),
  email: textField('email | E-mail | Mail | Adresse e-mail | Courriel | Adresse mail | Email client | EmailAddress | Email address'),
  phone: textField('phone | Téléphone | Tél | Téléphone fixe | Phone | Phone number | Telephone'),
  mobile: textField('mobile | Portable | Téléphone portable | Téléphone mobile | Mobile phone | Cell'),
  contactName: textField('contactName | Contact | Nom du contact | Interlocuteur | Nom contact | Contact person'),
  addressLine1: textField(
    'addressLine1 | Adresse | Adresse 1 | Rue | Adresse ligne 1 | Address | Address line 1 | Street | POAddressLine1',
  ),
  addressLine2: textField(
    "addressLine2 | Adresse 2 | Complément | Complément d'adresse | Adresse ligne 2 | Address line 2 | Street 2",
    'POAddressLine2',
  ),
  addressLine3: textField('addressLine3 | Adresse 3 | Address line 3 | POAddressLine3'),
  postcode: textField('postcode | Code postal | CP | Postal code | Post code | ZIP | ZIP code | POPostalCode'),
  city: textField('city | Ville | Commune | City | Town | POCity'),
  country: textField('country | Pays | Code pays | Country code | POCountry'),
  language: textField('language | Langue | Code langue | Language code'),
  debtorClass: textField('debtorClass | Type de client | Catégorie client | Classe | Customer class | Debtor class'),
  territory: textField('territory | Territoire | Région de jours fériés'),
} as const;

const management = {
  segment: textField('segment | Segment client | Catégorie | Groupe | Customer group | Customer segment'),
  lastLevel: textField(
    'lastLevel | Niveau de relance | Dernier niveau | Dernière relance | Niveau relance | Reminder level | Dunning level',
    'Last level',
  ),
  buyerReference: textField(
    'buyerReference | Référence client | Votre référence | Réf client | Référence acheteur | Buyer reference',
    'Your reference | Customer reference',
  ),
  orderNumber: textField(
    "orderNumber | N° engagement | Numéro d'engagement | Engagement | N° commande | Numéro de commande | Bon de commande",
    'Order number | Purchase order | PO number',
  ),
  serviceCode: textField('serviceCode | Code service | Service | Service code'),
  payerCode: textField('payerCode | Code payeur | Payeur | Compte payeur | Centrale | Payer | Payer code | Bill-to Customer No.'),
  collector: textField('collector | Chargé de recouvrement | Gestionnaire | Chargé de relance | Credit controller'),
  salesRep: textField('salesRep | Commercial | Représentant | Vendeur | Salesperson | Sales rep | Salesperson Code'),
  paymentTerms: textField(
    'paymentTerms | Conditions de paiement | Conditions de règlement | Mode de règlement | Terms of Payment | Payment terms',
    'Terms',
  ),
} as const;

/** What an open-items list may hold, and its usual headers in French and English accounting software. */
export const openItemFields = { ...identity, ...dates, ...amounts, ...states, ...debtor, ...management } as const satisfies FieldTable;
