import type { Account, AccountContact } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../../ui/chip.js';
import { Icon } from '../../../ui/icon.js';
import type { Command } from '../commands/command.js';
import { CardButton, type OpenCommand } from './card-button.js';

interface ContactsCardProps {
  accounts: readonly Account[];
  commands: readonly Command[];
  onOpen: OpenCommand;
}

function State({ contact }: { contact: AccountContact }) {
  const { t } = useTranslation();
  if (contact.bounced === true) {
    return (
      <Chip tone="error" icon="error">
        {t('story.contacts.bounced')}
      </Chip>
    );
  }
  if (contact.verified !== true) return null;
  return (
    <Chip tone="ok" icon="done">
      {t('account.contacts.verified')}
    </Chip>
  );
}

function Contact({ id, contact, commands, onOpen }: { id: string; contact: AccountContact } & Omit<ContactsCardProps, 'accounts'>) {
  const { t } = useTranslation();
  const phones = [contact.phone, contact.mobile].filter((phone) => phone !== undefined);
  return (
    <li>
      <Icon name="user" size={15} className="muted" />
      <div className="who">
        <p>{contact.name}</p>
        {contact.email === undefined ? null : <a href={`mailto:${contact.email}`}>{contact.email}</a>}
        {phones.map((phone) => (
          <a key={phone} href={`tel:${phone.replaceAll(' ', '')}`}>
            {phone}
          </a>
        ))}
        <div className="row wrap">
          <State contact={contact} />
          {contact.preferredChannel === undefined ? null : (
            <span className="small sub">
              {t('account.contacts.prefers', { channel: t(`commands.choice.any.${contact.preferredChannel}`) })}
            </span>
          )}
        </div>
        <div className="row wrap">
          <CardButton commands={commands} id={id} onOpen={onOpen}>
            {t('account.contacts.change')}
          </CardButton>
          <CardButton commands={commands} id={`${id}.remove`} onOpen={onOpen}>
            {t('account.contacts.remove')}
          </CardButton>
        </div>
      </div>
      <span className="chip flat">{t(`story.contacts.${contact.role}`)}</span>
    </li>
  );
}

/** Whom reminders go to, by role; added, changed and taken away from here. */
export function ContactsCard({ accounts, commands, onOpen }: ContactsCardProps) {
  const { t } = useTranslation();
  const isEmpty = accounts.every(({ contacts }) => contacts.length === 0);
  return (
    <section className="card">
      <header>
        <h2>{t('story.contacts.title')}</h2>
        <span className="spacer" />
        {accounts.map(({ code }) => (
          <CardButton key={code} commands={commands} id={`contact.${code}`} onOpen={onOpen}>
            {accounts.length === 1 ? t('account.contacts.add') : t('account.contacts.addTo', { code })}
          </CardButton>
        ))}
      </header>
      <ul className="body contacts">
        {isEmpty ? <li className="sub">{t('account.contacts.none')}</li> : null}
        {accounts.flatMap(({ code, contacts }) =>
          contacts.map((contact) => (
            <Contact
              key={`${code}/${contact.id}`}
              id={`contact.${code}.${contact.id}`}
              contact={contact}
              commands={commands}
              onOpen={onOpen}
            />
          )),
        )}
      </ul>
    </section>
  );
}
