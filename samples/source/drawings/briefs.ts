/** What to say in an ordinary call. */
export const reminderBrief = {
  fr: 'Vérifier que les factures sont bien reçues et validées, demander la date du virement, noter ce qui bloque.',
  en: 'Check that the invoices were received and approved, ask for the date of the transfer, note what is in the way.',
};

/** What to say from management to management. */
export const managementBrief = {
  fr: 'De direction à direction : rappeler l’historique, obtenir un engagement daté, proposer un échéancier si besoin.',
  en: 'Management to management: recall what was said, obtain a dated commitment, offer instalments if needed.',
};
