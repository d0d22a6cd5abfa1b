import { Button, NativeSelect } from '@mantine/core';
import { contracts, type OutputOf } from '@relance/schemas';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCall } from '../../api/may-call.js';
import { useSession } from '../../api/session.js';
import { useTemplate } from '../../api/templates.js';
import { useLocale } from '../../i18n/use-locale.js';
import { TestSend } from '../../messages/test-send.js';
import { Card } from '../../ui/card.js';
import { Loading } from '../../ui/loading.js';
import { Note } from '../../ui/note.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { TextPreview } from './text-preview.js';

type Text = OutputOf<typeof contracts.getTemplate>['texts'][number];

const keyOf = ({ version, locale }: Text): string => `${String(version)} ${locale}`;

/** Where a text is said, and the way to the drawing in which it is written. */
function Used({ text }: { text: Text }) {
  const { t } = useTranslation();
  const mayEdit = mayCall(useSession().data?.user?.role, contracts.saveDraft);
  return (
    <ul className="used">
      {text.usedIn.map(({ scenarioId, version, segments, steps }) => (
        <li key={`${scenarioId} ${String(version)}`} className="row wrap">
          <Link to="/scenarios/$reference" params={{ reference: `${scenarioId}@${String(version)}` }}>
            {scenarioId} {t('common.version', { version })}
          </Link>
          <span className="sub">{steps.length === 0 ? t('templates.noStep') : steps.map(({ name }) => name).join(', ')}</span>
          {segments.map((segment) => (
            <span key={segment} className="chip flat">
              {segment}
            </span>
          ))}
          <span className="spacer" />
          {mayEdit && steps.length > 0 ? (
            <Link className="linkbutton" to="/scenarios/edit/$scenarioId" params={{ scenarioId }}>
              {t('templates.edit', { scenario: scenarioId })}
            </Link>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Words({ text }: { text: Text }) {
  const { t } = useTranslation();
  const spoken = useLocale();
  return (
    <>
      {text.findings.map((finding) => (
        <Note key={finding.code + finding.fr} tone="warn">
          {finding[spoken]}
        </Note>
      ))}
      {text.subject === undefined ? null : (
        <p lang={text.locale}>
          <span className="muted">{t('templates.subject')} : </span>
          <span className="strong">{text.subject}</span>
        </p>
      )}
      <pre className="text-source" lang={text.locale} tabIndex={0}>
        {text.body}
      </pre>
      {text.facts.length === 0 ? null : (
        <p className="small sub">
          {t('templates.facts')} <span className="mono">{text.facts.join(', ')}</span>
        </p>
      )}
    </>
  );
}

/** One text: its words in any version and language, where it is said, how it looks on an account, and a test to oneself. */
export function TextCard({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const template = useTemplate(id);
  const [chosen, choose] = useState<string>();
  const mayTest = mayCall(useSession().data?.user?.role, contracts.testTemplate);
  const texts = template.data?.texts ?? [];
  const text = texts.find((one) => keyOf(one) === chosen) ?? texts[0];
  if (template.isError) return <ProblemNote error={template.error} onRetry={() => void template.refetch()} />;
  if (text === undefined) return <Loading />;
  return (
    <>
      <Card title={id} action={<Button onClick={onClose}>{t('templates.close')}</Button>}>
        <div className="body stack">
          <NativeSelect
            label={t('templates.version')}
            value={keyOf(text)}
            data={texts.map((one) => ({
              value: keyOf(one),
              label: `${t('common.version', { version: one.version })}, ${t(`templates.language.${one.locale}`)}`,
            }))}
            onChange={({ currentTarget: { value } }) => {
              choose(value);
            }}
          />
          <Words key={keyOf(text)} text={text} />
        </div>
      </Card>
      <Card title={t('templates.usedIn')}>
        <div className="body stack">
          <p className="sub">{t('templates.editHelp')}</p>
          <Used text={text} />
        </div>
      </Card>
      <Card title={t('templates.preview')}>
        <div className="body stack">
          <TextPreview key={`${id} ${text.locale}`} template={id} locale={text.locale} />
          {mayTest ? <TestSend key={`test ${id} ${text.locale}`} template={id} locale={text.locale} /> : null}
        </div>
      </Card>
    </>
  );
}
