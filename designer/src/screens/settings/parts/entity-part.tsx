import { NativeSelect, Textarea } from '@mantine/core';
import { territories } from '@relance/domain/calendars';
import type { Entity } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../i18n/use-locale.js';
import { Card } from '../../../ui/card.js';
import { EntitiesCard } from './entities-card.js';
import { EntityForm, Field, type EntityDraft } from './entity-draft.js';

/** Texts that a letterhead prints where they are there and leaves out where they are not. */
type Optional = 'capital' | 'vatNumber' | 'tradeRegister';

function optional(name: Optional, value: string): Partial<Entity> {
  return { [name]: value === '' ? undefined : value };
}

function AddressFields({ entity, patch, readOnly }: EntityDraft) {
  const { t } = useTranslation();
  const { address } = entity;
  const place = (name: 'postcode' | 'city' | 'country') => (
    <Field
      label={t(`settings.field.${name}`)}
      value={address[name]}
      readOnly={readOnly}
      onChange={(value) => {
        patch({ address: { ...address, [name]: name === 'country' ? value.toUpperCase() : value } });
      }}
    />
  );
  return (
    <>
      <Textarea
        className="wide"
        label={t('settings.field.lines')}
        rows={2}
        readOnly={readOnly}
        value={address.lines.join('\n')}
        onChange={(event) => {
          patch({ address: { ...address, lines: event.currentTarget.value.split('\n').slice(0, 5) } });
        }}
      />
      {place('postcode')}
      {place('city')}
      {place('country')}
    </>
  );
}

function Identity({ entity, patch, readOnly }: EntityDraft) {
  const { t } = useTranslation();
  const locale = useLocale();
  const own = (name: 'name' | 'legalForm' | 'siren', required = false) => (
    <Field
      label={t(`settings.field.${name}`)}
      value={entity[name]}
      readOnly={readOnly}
      required={required}
      onChange={(value) => {
        patch({ [name]: value });
      }}
    />
  );
  const printed = (name: Optional) => (
    <Field
      label={t(`settings.field.${name}`)}
      value={entity[name] ?? ''}
      readOnly={readOnly}
      onChange={(value) => {
        patch(optional(name, value));
      }}
    />
  );
  return (
    <Card title={t('settings.letterhead')}>
      <div className="body form-grid">
        {own('name', true)}
        {own('legalForm')}
        {own('siren')}
        {printed('capital')}
        {printed('vatNumber')}
        {printed('tradeRegister')}
        <AddressFields {...{ entity, patch, readOnly }} />
        <NativeSelect
          label={t('settings.field.territory')}
          disabled={readOnly}
          value={entity.territory}
          data={territories.map(({ code, name }) => ({ value: code, label: name[locale] }))}
          onChange={({ currentTarget: { value } }) => {
            patch({ territory: value });
          }}
        />
      </div>
    </Card>
  );
}

function Bank({ entity, patch, readOnly }: EntityDraft) {
  const { t } = useTranslation();
  const { payeeAccounts } = entity;
  return (
    <Card title={t('settings.bank')}>
      {payeeAccounts.map((account, index) => (
        <div key={account.id} className="body form-grid" role="group" aria-label={t('settings.bankOf', { id: account.id })}>
          {(['holder', 'iban', 'bic', 'bank'] as const).map((name) => (
            <Field
              key={name}
              label={t(`settings.field.${name}`)}
              value={account[name]}
              readOnly={readOnly}
              onChange={(value) => {
                patch({ payeeAccounts: payeeAccounts.map((one, at) => (at === index ? { ...one, [name]: value } : one)) });
              }}
            />
          ))}
        </div>
      ))}
    </Card>
  );
}

function Sender({ entity, patch, readOnly }: EntityDraft) {
  const { t } = useTranslation();
  const { sender } = entity;
  const own = (name: 'name' | 'email' | 'phone' | 'replyTo', type: 'text' | 'email' | 'tel' = 'text') => (
    <Field
      label={t(`settings.sender.${name}`)}
      type={type}
      value={sender[name] ?? ''}
      readOnly={readOnly}
      onChange={(value) => {
        patch({ sender: { ...sender, [name]: name === 'replyTo' && value === '' ? undefined : value } });
      }}
    />
  );
  return (
    <Card title={t('settings.senderTitle')}>
      <div className="body form-grid">
        {own('name')}
        {(['fr', 'en'] as const).map((language) => (
          <Field
            key={language}
            label={t(`settings.sender.function.${language}`)}
            value={sender.function[language]}
            readOnly={readOnly}
            onChange={(value) => {
              patch({ sender: { ...sender, function: { ...sender.function, [language]: value } } });
            }}
          />
        ))}
        {own('email', 'email')}
        {own('phone', 'tel')}
        {own('replyTo', 'email')}
      </div>
    </Card>
  );
}

/** Who is owed: identity and letterhead, bank details, who signs; and the other entities one works in. */
export function EntityPart() {
  const { t } = useTranslation();
  return (
    <>
      <EntityForm consequence={t('settings.consequence.entity')}>
        {(draft) => (
          <>
            <Identity {...draft} />
            <Bank {...draft} />
            <Sender {...draft} />
          </>
        )}
      </EntityForm>
      <EntitiesCard />
    </>
  );
}
