import type { Locale } from '@relance/domain';
import { contactChannels, contactRoles, contracts, erasableAccountFields, erasableContactFields, type InputOf } from '@relance/schemas';
import { Option, type Command } from 'commander';
import { addContact, createAccount, removeContact, setAccount, setContact, showAccount } from '../../commands/people/change-account.js';
import type { BoundCommand } from '../../terminal/command-context.js';
import { accountOptions, contactOptions, type FieldOption } from '../../texts/account-option-texts.js';
import { optionTexts } from '../../texts/command-texts.js';
import { addGroup, addLeaf, parseWhole, type LeafOptions } from '../leaf-command.js';

type AccountBody = InputOf<typeof contracts.changeAccount>['body'];
type ContactBody = InputOf<typeof contracts.changeContact>['body'];
type Given = LeafOptions & Record<string, unknown>;

interface FieldSchema {
  readonly enum?: readonly string[];
}

/** The name commander keeps an option under. */
function attributeOf(flag: string): string {
  return flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** An option for each field, whose words are checked where its schema lists them; the server checks the rest. */
function addFields(leaf: Command, fields: Readonly<Record<string, FieldOption>>, schemas: object, locale: Locale): Command {
  for (const [name, { flag, text }] of Object.entries(fields)) {
    const schema = (schemas as Readonly<Record<string, FieldSchema>>)[name];
    const option = new Option(`--${flag} <value>`, text[locale]);
    leaf.addOption(schema?.enum === undefined ? option : option.choices(schema.enum));
  }
  return leaf;
}

function saidOf(fields: Readonly<Record<string, FieldOption>>, given: Given): Record<string, unknown> {
  const said = Object.entries(fields).map(([name, { flag }]) => [name, given[attributeOf(flag)]] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== undefined));
}

function accountSaid(given: Given): Omit<AccountBody, 'version'> {
  const { paymentDays, countedFrom, lateInterest: lateInterestPercent, erase } = given;
  const terms = Object.entries({ paymentDays, countedFrom, lateInterestPercent }).filter(([, value]) => value !== undefined);
  return {
    ...saidOf(accountOptions, given),
    ...(terms.length === 0 ? {} : { terms: Object.fromEntries(terms) }),
    ...(erase === undefined ? {} : { erase: erase as NonNullable<AccountBody['erase']> }),
  };
}

function contactSaid(given: Given): Omit<ContactBody, 'version'> {
  const { channels, verified, erase } = given;
  return {
    ...saidOf(contactOptions, given),
    ...(channels === undefined ? {} : { channels: channels as NonNullable<ContactBody['channels']> }),
    ...(verified === undefined ? {} : { verified: verified === 'yes' }),
    ...(erase === undefined ? {} : { erase: erase as NonNullable<ContactBody['erase']> }),
  };
}

function addAccountFields(leaf: Command, locale: Locale): Command {
  return addFields(leaf, accountOptions, contracts.changeAccount.schema.body.properties, locale)
    .option('--payment-days <days>', optionTexts.paymentDays[locale], parseWhole)
    .addOption(new Option('--counted-from <start>', optionTexts.countedFrom[locale]).choices(['invoiceDate', 'endOfMonth']))
    .option('--late-interest <percent>', optionTexts.clause[locale]);
}

function addContactFields(leaf: Command, locale: Locale): Command {
  return addFields(leaf, contactOptions, contracts.changeContact.schema.body.properties, locale)
    .addOption(new Option('--channels <channels...>', optionTexts.channels[locale]).choices(contactChannels))
    .addOption(new Option('--verified <yes|no>', optionTexts.verified[locale]).choices(['yes', 'no']));
}

function addChange(leaf: Command, erasable: readonly string[], locale: Locale): Command {
  if (erasable.length > 0) leaf.addOption(new Option('--erase <fields...>', optionTexts.erase[locale]).choices(erasable));
  return leaf.option('--version-read <number>', optionTexts.versionRead[locale], parseWhole);
}

function versionIn({ versionRead }: Given): number | undefined {
  return typeof versionRead === 'number' ? versionRead : undefined;
}

/** Adds `relance account show`, `create`, `set` and `relance contact add`, `set`, `remove`. */
export function addAccountCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  const account = addGroup(program, 'account', locale);
  addLeaf(account, 'account show', 'show <code>', locale, true).action((code: string, { server }: Given) =>
    bind('account show', server, (context) => showAccount(context, code)),
  );
  addAccountFields(addLeaf(account, 'account create', 'create <code>', locale, true), locale).action((code: string, given: Given) =>
    bind('account create', given.server, (context) => {
      const { name = code, ...said } = accountSaid(given);
      return createAccount(context, code, { name, ...said });
    }),
  );
  const set = addAccountFields(addLeaf(account, 'account set', 'set <code>', locale, true), locale);
  addChange(set, erasableAccountFields, locale).action((code: string, given: Given) =>
    bind('account set', given.server, (context) => setAccount(context, code, accountSaid(given), versionIn(given))),
  );
  addContactCommands(program, bind, locale);
}

function addContactCommands(program: Command, bind: BoundCommand, locale: Locale): void {
  const contact = addGroup(program, 'contact', locale);
  const add = addContactFields(addLeaf(contact, 'contact add', 'add <code>', locale, true), locale);
  addChange(add, [], locale).action((code: string, given: Given) =>
    bind('contact add', given.server, (context) => {
      const { role = contactRoles[0], name = '', ...said } = contactSaid({ ...given, erase: undefined });
      return addContact(context, code, { role, name, ...said }, versionIn(given));
    }),
  );
  const set = addContactFields(addLeaf(contact, 'contact set', 'set <code> <contact>', locale, true), locale);
  addChange(set, erasableContactFields, locale).action((code: string, named: string, given: Given) =>
    bind('contact set', given.server, (context) => setContact(context, { code, contact: named }, contactSaid(given), versionIn(given))),
  );
  addChange(addLeaf(contact, 'contact remove', 'remove <code> <contact>', locale, true), [], locale).action(
    (code: string, named: string, given: Given) =>
      bind('contact remove', given.server, (context) => removeContact(context, { code, contact: named }, versionIn(given))),
  );
}
