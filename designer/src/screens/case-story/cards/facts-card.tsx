import { factFamilies, factKinds, type FactView } from '@relance/schemas';
import { formatShortDate } from '@relance/domain';
import { useState } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../../../api/time-zone.js';
import { formatAmount, formatDay, localInstant } from '../../../i18n/format.js';
import { useLocale } from '../../../i18n/use-locale.js';
import { Chip } from '../../../ui/chip.js';
import type { Command } from '../commands/command.js';
import { choiceWord } from '../commands/form/field-choices.js';
import { CardButton, type OpenCommand } from './card-button.js';

interface FactsProps {
  facts: readonly FactView[];
  today: string;
  commands: readonly Command[];
  onOpen: OpenCommand;
}

/** Whether a fact makes items wait today: of that family, not lifted, and not over. */
function holds({ fact }: FactView, today: string): boolean {
  return fact.kind in factFamilies.pausing && fact.lift === undefined && (fact.untilOn ?? today) >= today;
}

/** What a fact says beside its title: reason, note, items, who and when. */
function FactWords({ view }: { view: FactView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const zone = useTimeZone();
  const { fact, items, by } = view;
  const reason = fact.reason === undefined ? undefined : choiceWord(t, locale, 'reason', fact.reason);
  const channel = fact.channel === undefined ? undefined : choiceWord(t, locale, 'channel', fact.channel);
  const said = [reason, channel, fact.note].filter((part) => part !== undefined);
  return (
    <>
      {fact.cents === undefined || fact.currency === undefined ? null : (
        <p className="amount">{formatAmount(fact.cents, fact.currency, locale)}</p>
      )}
      {said.length === 0 ? null : <p className="said">{said.join(' · ')}</p>}
      <p className="small sub">
        {items.length === 0 ? t('account.facts.wholeCase') : items.join(', ')} ·{' '}
        {t('account.facts.by', { name: by, date: formatDay(localInstant(fact.recordedAt, zone).date, locale) })}
      </p>
    </>
  );
}

/** One fact that makes items wait, with its end and the way to lift it. */
function HoldingFact({ view, commands, onOpen }: { view: FactView } & Pick<FactsProps, 'commands' | 'onOpen'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { fact } = view;
  return (
    <section className="card fact">
      <header>
        <h2>{factKinds[fact.kind].title[locale]}</h2>
        <span className="spacer" />
        <Chip tone="info" icon="pause">
          {fact.untilOn === undefined
            ? t('account.facts.untilLifted')
            : t('account.facts.until', { date: formatShortDate(fact.untilOn, locale) })}
        </Chip>
      </header>
      <div className="body">
        <FactWords view={view} />
        <CardButton commands={commands} id={`lift.${fact._id}`} onOpen={onOpen}>
          {t('account.facts.lift')}
        </CardButton>
      </div>
    </section>
  );
}

/** What makes items of the case wait now: promises, disputes, holds; nothing where nothing does. */
export function HoldingFacts({ facts, today, commands, onOpen }: FactsProps) {
  const holding = facts.filter((view) => holds(view, today));
  if (holding.length === 0) return null;
  return (
    <div className="facts-grid">
      {holding.map((view) => (
        <HoldingFact key={view.fact._id} view={view} commands={commands} onOpen={onOpen} />
      ))}
    </div>
  );
}

const SHOWN = 4;

function OtherFact({ view, commands, onOpen }: { view: FactView } & Pick<FactsProps, 'commands' | 'onOpen'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { fact } = view;
  return (
    <li>
      <div className="row wrap">
        <span className="strong">{factKinds[fact.kind].title[locale]}</span>
        {fact.lift === undefined ? null : (
          <Chip tone="none" icon="undo">
            {t('account.facts.lifted', { date: formatDay(fact.lift.on, locale) })}
          </Chip>
        )}
      </div>
      <FactWords view={view} />
      {fact.lift === undefined ? (
        <CardButton commands={commands} id={`lift.${fact._id}`} onOpen={onOpen}>
          {t('account.facts.withdraw')}
        </CardButton>
      ) : null}
    </li>
  );
}

/** Notes and everything else that was recorded, newest first: what happened, what was ordered, what is over. */
export function NotesCard({ facts, today, commands, onOpen }: FactsProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const others = facts.filter((view) => !holds(view, today));
  const shown = all ? others : others.slice(0, SHOWN);
  return (
    <section className="card">
      <header>
        <h2>{t('account.notes.title')}</h2>
        <span className="muted">{others.length}</span>
        <span className="spacer" />
        <CardButton commands={commands} id="note" onOpen={onOpen}>
          {t('account.notes.add')}
        </CardButton>
      </header>
      {others.length === 0 ? <p className="loading">{t('account.notes.none')}</p> : null}
      <ul className="body notes">
        {shown.map((view) => (
          <OtherFact key={view.fact._id} view={view} commands={commands} onOpen={onOpen} />
        ))}
      </ul>
      {others.length > SHOWN ? (
        <Button
          variant="subtle"
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? t('account.notes.fewer') : t('account.notes.all', { count: others.length })}
        </Button>
      ) : null}
    </section>
  );
}
