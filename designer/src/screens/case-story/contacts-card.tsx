import type { Account } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../ui/chip.js';
import { Icon } from '../../ui/icon.js';

/** Whom reminders of this account go to, by role. */
export function ContactsCard({ accounts }: { accounts: readonly Account[] }) {
  const { t } = useTranslation();
  const contacts = accounts.flatMap((account) => account.contacts);
  return (
    <section className="card">
      <header>
        <h2>{t('story.contacts.title')}</h2>
      </header>
      <ul className="body contacts">
        {contacts.length === 0 ? <li className="sub">{t('story.contacts.none')}</li> : null}
        {contacts.map((contact) => (
          <li key={contact.id}>
            <Icon name="user" size={15} className="muted" />
            <div className="who">
              <p>{contact.name}</p>
              {contact.email === undefined ? null : <a href={`mailto:${contact.email}`}>{contact.email}</a>}
              {contact.phone === undefined ? null : <a href={`tel:${contact.phone}`}>{contact.phone}</a>}
              {contact.bounced === true ? (
                <Chip tone="error" icon="error">
                  {t('story.contacts.bounced')}
                </Chip>
              ) : null}
            </div>
            <span className="chip flat">{t(`story.contacts.${contact.role}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
