import { NativeSelect, TextInput } from '@mantine/core';
import type { Graph } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { withoutField } from '../document/without-field.js';
import { useEditing } from '../editor-context.js';

const GAP = { least: 2, most: 60 } as const;

type SendMode = NonNullable<NonNullable<Graph['policies']>['sendMode']>;

/** Who says go before a message leaves, in the order of how much is asked of people. */
const sendModes = ['automatic', 'confirm', 'owner'] as const satisfies readonly SendMode[];

/** Whether messages leave by themselves, or a person confirms each, or the owner of the account sends it (law 24). */
function SendModeField() {
  const { t } = useTranslation();
  const { graph, change } = useEditing();
  return (
    <NativeSelect
      label={t('editor.sendMode')}
      description={t('editor.sendModeHelp')}
      inputWrapperOrder={['label', 'input', 'description']}
      value={graph.policies?.sendMode ?? 'automatic'}
      data={sendModes.map((value) => ({ value, label: t(`editor.sendModes.${value}`) }))}
      onChange={(event) => {
        const mode = sendModes.find((one) => one === event.currentTarget.value);
        change(t('editor.did.sendMode'), (now) => {
          const others = withoutField(now.policies ?? {}, 'sendMode');
          return { ...now, policies: mode === undefined || mode === 'automatic' ? others : { ...others, sendMode: mode } };
        });
      }}
    />
  );
}

/** What holds for the whole scenario, shown while no step is chosen: its names and its own gap between two contacts (law 14). */
export function ScenarioPanel() {
  const { t } = useTranslation();
  const { graph, change } = useEditing();
  const name = graph.name ?? { fr: graph.scenarioId, en: graph.scenarioId };
  return (
    <aside className="panel" aria-label={t('editor.scenarioPanel')}>
      <header className="panel-head">
        <h2>{t('editor.scenarioPanel')}</h2>
        <p className="small sub">{t('editor.scenarioPanelHint')}</p>
      </header>
      <div className="fields">
        {(['fr', 'en'] as const).map((language) => (
          <TextInput
            key={language}
            lang={language}
            label={t('editor.nameIn', { language: t(`editor.language.${language}`) })}
            value={name[language]}
            onChange={(event) => {
              const typed = event.currentTarget.value;
              change(t('editor.did.named'), (now) => ({ ...now, name: { ...name, [language]: typed } }), `name ${language}`);
            }}
          />
        ))}
        <TextInput
          type="number"
          label={t('editor.gapDays')}
          description={t('editor.gapDaysHelp')}
          inputWrapperOrder={['label', 'input', 'description']}
          placeholder={t('editor.ofTheEntity')}
          min={GAP.least}
          max={GAP.most}
          value={graph.policies?.gapDays ?? ''}
          onChange={(event) => {
            const days = event.currentTarget.valueAsNumber;
            change(
              t('editor.did.gap'),
              (now) => {
                const others = withoutField(now.policies ?? {}, 'gapDays');
                return { ...now, policies: Number.isInteger(days) ? { ...others, gapDays: days } : others };
              },
              'gap',
            );
          }}
        />
        <SendModeField />
      </div>
    </aside>
  );
}
