import type { Locale } from '@relance/domain';
import { reversalReasonNames } from '@relance/schemas';
import { Option, type Command } from 'commander';
import { listPayments } from '../../commands/payments/list-payments.js';
import { recordCredit, type CreditOptions } from '../../commands/payments/record-credit.js';
import {
  allocatePayment,
  recordPayment,
  reversePayment,
  undoAllocation,
  type AllocateOptions,
  type RecordOptions,
  type ReverseOptions,
  type UndoOptions,
} from '../../commands/payments/move-money.js';
import type { BoundCommand } from '../../terminal/command-context.js';
import { optionTexts } from '../../texts/command-texts.js';
import { paymentOptionTexts } from '../../texts/payment-option-texts.js';
import { addGroup, addLeaf, parseDay, parseWhole, type LeafOptions } from '../leaf-command.js';

const ownOptions = ['json', 'lang', 'server'];

/** Only what is said of the money: not where the server is, nor how to print. */
function said<Options extends LeafOptions>(options: Options): Omit<Options, keyof LeafOptions> {
  const entries = Object.entries(options).filter(([name]) => !ownOptions.includes(name));
  return Object.fromEntries(entries) as Omit<Options, keyof LeafOptions>;
}

function addRecord(group: Command, bind: BoundCommand, locale: Locale): void {
  const allocate = new Option('--allocate <how>', paymentOptionTexts.allocate[locale]);
  addLeaf(group, 'payment record', 'record <case>', locale, true)
    .requiredOption('--cents <cents>', paymentOptionTexts.cents[locale], parseWhole)
    .requiredOption('--currency <code>', paymentOptionTexts.currency[locale])
    .option('--on <day>', paymentOptionTexts.on[locale], parseDay)
    .option('--reference <text>', paymentOptionTexts.reference[locale])
    .option('--items <numbers...>', paymentOptionTexts.items[locale])
    .addOption(allocate.choices(['certain', 'all', 'nothing']).default('certain'))
    .option('--note <text>', paymentOptionTexts.note[locale])
    .option('--key <key>', optionTexts.key[locale])
    .option('--dry-run', optionTexts.dryRun[locale])
    .action((id: string, options: LeafOptions & RecordOptions) =>
      bind('payment record', options.server, (context) => recordPayment(context, id, said(options))),
    );
}

function addReverse(group: Command, bind: BoundCommand, locale: Locale): void {
  const reason = new Option('--reason <reason>', paymentOptionTexts.reversalReason[locale]);
  addLeaf(group, 'payment reverse', 'reverse <id>', locale, true)
    .addOption(reason.choices(reversalReasonNames).makeOptionMandatory())
    .option('--bank-reason <text>', paymentOptionTexts.bankReason[locale])
    .option('--cents <cents>', paymentOptionTexts.reversalCents[locale], parseWhole)
    .option('--on <day>', paymentOptionTexts.on[locale], parseDay)
    .option('--key <key>', optionTexts.key[locale])
    .option('--dry-run', optionTexts.dryRun[locale])
    .action((id: string, options: LeafOptions & ReverseOptions) =>
      bind('payment reverse', options.server, (context) => reversePayment(context, id, said(options))),
    );
}

function addAllocate(group: Command, bind: BoundCommand, locale: Locale): void {
  addLeaf(group, 'payment allocate', 'allocate <id>', locale, true)
    .option('--items <numbers...>', paymentOptionTexts.allocateItems[locale])
    .option('--case <case>', paymentOptionTexts.ofCase[locale])
    .option('--key <key>', optionTexts.key[locale])
    .option('--dry-run', optionTexts.dryRun[locale])
    .action((id: string, options: LeafOptions & AllocateOptions) =>
      bind('payment allocate', options.server, (context) => allocatePayment(context, id, said(options))),
    );
  addLeaf(group, 'payment undo', 'undo <id>', locale, true)
    .requiredOption('--item <number>', paymentOptionTexts.item[locale])
    .requiredOption('--reason <text>', optionTexts.reason[locale])
    .option('--key <key>', optionTexts.key[locale])
    .option('--dry-run', optionTexts.dryRun[locale])
    .action((id: string, options: LeafOptions & UndoOptions) =>
      bind('payment undo', options.server, (context) => undoAllocation(context, id, said(options))),
    );
}

function addCredit(program: Command, bind: BoundCommand, locale: Locale): void {
  const group = addGroup(program, 'credit', locale);
  addLeaf(group, 'credit record', 'record <case>', locale, true)
    .requiredOption('--number <number>', paymentOptionTexts.creditNumber[locale])
    .requiredOption('--cents <cents>', paymentOptionTexts.creditCents[locale], parseWhole)
    .requiredOption('--currency <code>', paymentOptionTexts.currency[locale])
    .option('--on <day>', paymentOptionTexts.creditOn[locale], parseDay)
    .option('--account <code>', paymentOptionTexts.creditAccount[locale])
    .option('--for <number>', paymentOptionTexts.creditFor[locale])
    .option('--blocked', paymentOptionTexts.creditBlocked[locale])
    .option('--note <text>', paymentOptionTexts.note[locale])
    .option('--dry-run', optionTexts.dryRun[locale])
    .action((id: string, { for: namesItem, ...options }: LeafOptions & CreditOptions & { for?: string }) =>
      bind('credit record', options.server, (context) =>
        recordCredit(context, id, { ...said(options), ...(namesItem === undefined ? {} : { namesItem }) }),
      ),
    );
}

/** Adds `relance payment record|reverse|allocate|undo`, `relance credit record` and `relance payments`. */
export function addPaymentCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  const group = addGroup(program, 'payment', locale);
  addRecord(group, bind, locale);
  addReverse(group, bind, locale);
  addAllocate(group, bind, locale);
  addCredit(program, bind, locale);
  addLeaf(program, 'payments', 'payments', locale, true)
    .option('--case <case>', paymentOptionTexts.case[locale])
    .option('--unallocated', paymentOptionTexts.unallocated[locale])
    .action((options: LeafOptions & { case?: string; unallocated?: boolean }) =>
      bind('payments', options.server, (context) => listPayments(context, options)),
    );
}
