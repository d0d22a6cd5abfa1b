import { interruptNames } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { useEditing } from './editor-context.js';

/** What may happen to an item wherever it stands, and what Relance does then by itself; a branch of its own is named. */
export function InterruptsStrip() {
  const { t } = useTranslation();
  const { graph } = useEditing();
  const nameOf = (id: string): string => graph.nodes.find((node) => node.id === id)?.name ?? id;
  return (
    <section className="interrupts" aria-label={t('editor.interrupts')} tabIndex={0}>
      <h2>{t('editor.interrupts')}</h2>
      <ul>
        {interruptNames.map((name) => {
          const branch = graph.interrupts?.[name];
          return (
            <li key={name}>
              <strong>{t(`editor.interrupt.${name}`)}</strong>
              <span>
                {branch === undefined ? t(`editor.interruptDoes.${name}`) : t('editor.interruptBranch', { step: nameOf(branch.to) })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
