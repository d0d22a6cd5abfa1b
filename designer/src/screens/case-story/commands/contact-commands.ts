import { contracts, erasableContactFields, type Account, type AccountContact, type InputOf } from '@relance/schemas';
import { api } from '../../../api/client.js';
import type { Command, CommandAnswer } from './command.js';
import { fieldsOf } from './command-field.js';

const recorded: CommandAnswer = { recorded: true, effect: [], shares: [] };
const base = { family: 'contact', about: 'none', hasDryRun: false, isKeyed: false } as const;

/** A command to add somebody to write to at an account. */
function addCommand({ code, version }: Account): Command {
  const { properties, required } = contracts.addContact.schema.body;
  type Body = InputOf<typeof contracts.addContact>['body'];
  return {
    ...base,
    id: `contact.${code}`,
    title: { fr: 'Interlocuteur ajouté', en: 'Contact added' },
    role: contracts.addContact.config.role,
    fields: fieldsOf(properties, required),
    ask: async (body) => {
      await api.call(contracts.addContact, { params: { code }, body: { ...body, version } as Body });
      return recorded;
    },
  };
}

/** What the form begins with: everything known of the contact. */
function knownOf(contact: AccountContact): Record<string, string> {
  return Object.fromEntries(
    Object.entries(contact).flatMap(([name, value]): [string, string][] => {
      if (name === 'id') return [];
      if (Array.isArray(value)) return [[name, value.join(',')]];
      return value === false ? [] : [[name, String(value)]];
    }),
  );
}

function changeCommand({ code, version }: Account, contact: AccountContact): Command {
  const { properties } = contracts.changeContact.schema.body;
  type Body = InputOf<typeof contracts.changeContact>['body'];
  const known = knownOf(contact);
  return {
    ...base,
    id: `contact.${code}.${contact.id}`,
    title: { fr: `Interlocuteur modifié : ${contact.name}`, en: `Contact changed: ${contact.name}` },
    help: {
      fr: 'Une adresse corrigée ou vérifiée libère les pièces qui l’attendaient.',
      en: 'A corrected or verified address frees the items that were waiting for it.',
    },
    role: contracts.changeContact.config.role,
    fields: fieldsOf(properties, ['role', 'name']),
    given: known,
    ask: async (body) => {
      const erase = erasableContactFields.filter((name) => name in known && body[name] === undefined);
      const asked = { ...body, version, ...(erase.length === 0 ? {} : { erase }) } as Body;
      await api.call(contracts.changeContact, { params: { code, contact: contact.id }, body: asked });
      return recorded;
    },
  };
}

function removeCommand({ code, version }: Account, contact: AccountContact): Command {
  return {
    ...base,
    id: `contact.${code}.${contact.id}.remove`,
    title: { fr: `Interlocuteur retiré : ${contact.name}`, en: `Contact removed: ${contact.name}` },
    help: {
      fr: 'Plus aucun message ne lui est adressé. Ce qui lui a été envoyé reste prouvé.',
      en: 'No message is addressed to this person any more. What was sent stays proven.',
    },
    role: contracts.removeContact.config.role,
    fields: [],
    ask: async () => {
      await api.call(contracts.removeContact, { params: { code, contact: contact.id }, body: { version } });
      return recorded;
    },
  };
}

/** Commands about whom to write to at an account: add; change and remove each one. */
export function contactCommands(account: Account): Command[] {
  return [
    addCommand(account),
    ...account.contacts.flatMap((contact) => [changeCommand(account, contact), removeCommand(account, contact)]),
  ];
}
