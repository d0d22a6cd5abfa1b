/** What is particular to one software's export, where the usual headers alone would be misread. */
export interface SoftwareProfile {
  readonly software: string;
  /** Headers that only this export has together. */
  readonly signature: readonly string[];
  /** Field → header that must win over the usual ones. */
  readonly columns: Readonly<Record<string, string>>;
  /** Headers whose usual meaning would be wrong here. */
  readonly ignored: readonly string[];
}

/** The exports Relance knows by name, the most particular first; all others are read by their usual headers. */
export const softwareProfiles: readonly SoftwareProfile[] = [
  {
    software: 'Xero',
    signature: ['ContactName', 'InvoiceNumber', 'DueDate'],
    columns: { accountCode: 'ContactName', accountName: 'ContactName', outstandingCents: 'InvoiceAmountDue', grossCents: 'Total' },
    // the account of a Xero line is a revenue account, and its status tells drafts from approved invoices
    ignored: ['AccountCode', 'Reference', 'Quantity', 'UnitAmount', 'LineAmount', 'TaxAmount', 'Status'],
  },
  {
    software: 'SAP',
    signature: ['Account', 'Document Number', 'Net due date'],
    columns: { accountCode: 'Account', outstandingCents: 'Amount in local currency' },
    ignored: ['Arrears after net due date', 'Reference'],
  },
  {
    software: 'SAP',
    signature: ['Affectation', 'Type de pièce', 'Date d’échéance nette'],
    columns: { outstandingCents: 'Montant en devise interne', currency: 'Devise interne' },
    ignored: [],
  },
  {
    software: 'Business Central',
    signature: ['Customer No.', 'Document No.', 'Remaining Amount'],
    columns: { accountCode: 'Customer No.', number: 'Document No.', outstandingCents: 'Remaining Amount', grossCents: 'Amount' },
    ignored: [],
  },
  {
    software: 'QuickBooks',
    signature: ['Transaction type', 'Num', 'Open balance'],
    columns: { number: 'Num', outstandingCents: 'Open balance', grossCents: 'Amount', invoiceDate: 'Date' },
    ignored: [],
  },
  {
    software: 'Odoo',
    signature: ['Invoice Partner Display Name', 'Number'],
    columns: { accountName: 'Invoice Partner Display Name', number: 'Number', invoiceDate: 'Invoice/Bill Date' },
    ignored: ['Reference'],
  },
  {
    software: 'Sage 100',
    signature: ['CT_Num', 'EC_Montant', 'EC_Echeance'],
    columns: { accountCode: 'CT_Num', number: 'EC_RefPiece', outstandingCents: 'EC_Montant', side: 'EC_Sens', dueDate: 'EC_Echeance' },
    ignored: ['EC_Piece', 'CG_Num'],
  },
];
