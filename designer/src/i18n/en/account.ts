import type { SameKeys } from '../catalogue-shape.js';
import type { account as french } from '../fr/account.js';

/** The page of an account: its cards beside figures and story. */
export const account: SameKeys<typeof french> = {
  why: {
    before: 'Day before',
    after: 'Day after',
    pick: 'Choose the day looked at',
    later: 'Steps after it',
    laterMore_one: 'and {{count}} more dated step',
    laterMore_other: 'and {{count}} more dated steps',
  },
  contacts: {
    add: 'Add',
    addTo: 'Add to {{code}}',
    change: 'Change',
    remove: 'Remove',
    verified: 'Address verified',
    prefers: 'prefers: {{channel}}',
    none: 'No contact: no reminder can leave. Add the person who pays the invoices.',
  },
  facts: {
    until: 'until {{date}}',
    untilLifted: 'until lifted',
    wholeCase: 'The whole case',
    by: '{{name}}, {{date}}',
    lift: 'Lift',
    lifted: 'lifted on {{date}}',
    withdraw: 'Withdraw',
  },
  notes: {
    title: 'Notes and events',
    add: 'Add a note',
    none: 'Nothing was noted yet. A note, a contact made elsewhere or an answer is kept here.',
    all: 'Show all {{count}}',
    fewer: 'Show fewer',
  },
  payments: {
    title: 'Payments',
    add: 'Note a payment',
    none: 'No payment known. They come from imported files, or are noted here.',
    reversed: 'reversed',
    unallocated: '{{amount}} to allocate',
    allocate: 'Allocate',
    undo: 'Undo the allocation',
    reverse: 'Reverse the payment',
  },
  documents: {
    title: 'Documents',
    item: 'Item',
    kind: 'Kind',
    file: 'PDF, PNG or JPEG file, 10 MB at most',
    choose: 'Add: choose a file',
    add: 'Add the document',
    adding: 'Sending the file',
    open: 'Open: {{kind}}',
    none: 'No document for this item.',
    noItem: 'No item: a document is kept with an item.',
    kinds: { invoice: 'invoice', order: 'order', deliveryNote: 'signed delivery note', termsAccepted: 'terms accepted' },
  },
};
