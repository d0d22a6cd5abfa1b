import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inventAccounts } from './source/ledger/accounts.js';
import { sampleEntity } from './source/ledger/entity.js';
import { inventItems } from './source/ledger/items.js';
import { inventPayments } from './source/ledger/payments.js';
import { seededRandom } from './source/ledger/random.js';
import { contactTable, itemTable, paymentTable } from './source/ledger/tables.js';

/** Writes the sample files: the same arguments give the same bytes. `--accounts`, `--items` (credit notes included), `--seed`, `--out`. */
const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '124' },
    items: { type: 'string', default: '650' },
    seed: { type: 'string', default: '20250901' },
    out: { type: 'string', default: import.meta.dirname },
  },
});

const random = seededRandom(Number(values.seed));
const accounts = inventAccounts(random, Number(values.accounts));
const items = inventItems(random, accounts, Number(values.items));
const payments = inventPayments(random, items);

mkdirSync(values.out, { recursive: true });
const write = (name: string, text: string): void => {
  writeFileSync(join(values.out, name), text);
};
write('open-items.csv', itemTable(items));
write('payments.csv', paymentTable(payments));
write('contacts.csv', contactTable(accounts));
write('entity.json', `${JSON.stringify(sampleEntity, null, 2)}\n`);
process.stdout.write(
  `${String(accounts.length)} accounts, ${String(items.length)} items, ${String(payments.length)} payments → ${values.out}\n`,
);
