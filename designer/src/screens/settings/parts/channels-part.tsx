import { NativeSelect } from '@mantine/core';
import { channelNames, contracts } from '@relance/schemas';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCall } from '../../../api/may-call.js';
import { useSession } from '../../../api/session.js';
import { useStatus } from '../../../api/status.js';
import { useTemplates } from '../../../api/templates.js';
import { TestSend } from '../../../messages/test-send.js';
import { Card } from '../../../ui/card.js';
import { Note } from '../../../ui/note.js';
import { ProblemNote } from '../../../ui/problem-note.js';

function Trial() {
  const { t } = useTranslation();
  const templates = useTemplates();
  const [chosen, choose] = useState<string>();
  const texts = templates.data?.templates ?? [];
  const keyOf = ({ id, locale }: (typeof texts)[number]): string => `${id} ${locale}`;
  const text = texts.find((one) => keyOf(one) === chosen) ?? texts[0];
  if (templates.isError) return <ProblemNote error={templates.error} onRetry={() => void templates.refetch()} />;
  if (text === undefined) {
    return (
      <p className="sub">
        {t('settings.channel.noText')} <Link to="/scenarios">{t('settings.channel.toScenarios')}</Link>
      </p>
    );
  }
  return (
    <>
      <NativeSelect
        label={t('settings.channel.text')}
        value={keyOf(text)}
        data={[...new Set(texts.map(keyOf))]}
        onChange={({ currentTarget: { value } }) => {
          choose(value);
        }}
      />
      <TestSend template={text.id} locale={text.locale} />
    </>
  );
}

/** By which ways messages leave now, what is set where, and a message to oneself to see that one arrives. */
export function ChannelsPart() {
  const { t } = useTranslation();
  const status = useStatus().data;
  const mayTest = mayCall(useSession().data?.user?.role, contracts.testTemplate);
  return (
    <>
      <Card title={t('settings.part.channels')}>
        <div className="body stack">
          {status === undefined ? null : (
            <Note tone={status.mode === 'mailbox' ? 'info' : 'ok'}>
              {t(`settings.channel.mode.${status.mode}`)}{' '}
              {status.mailboxUrl === undefined ? null : (
                <a href={status.mailboxUrl} target="_blank" rel="noreferrer">
                  {t('banner.mailboxOpen')}
                </a>
              )}
            </Note>
          )}
          <dl className="pairs">
            {channelNames.map((channel) => (
              <div key={channel}>
                <dt>{t(`settings.channel.name.${channel}`)}</dt>
                <dd className="sub">{t(`settings.channel.set.${channel}`)}</dd>
              </div>
            ))}
          </dl>
        </div>
      </Card>
      {mayTest ? (
        <Card title={t('settings.channel.test')}>
          <div className="body stack">
            <Trial />
          </div>
        </Card>
      ) : null}
    </>
  );
}
