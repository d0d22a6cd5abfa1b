import { TextInput } from '@mantine/core';
import type { Localized } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/use-locale.js';
import { TakeAway } from './take-away.js';

interface WayLabelProps {
  label: Localized;
  number: number;
  onChange: (label: Localized) => void;
  /** Undefined: the last one stays. */
  onRemove: (() => void) | undefined;
}

/** The words of a way out in both languages, and the button that takes it away. */
export function WayLabel({ label, number, onChange, onRemove }: WayLabelProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <>
      {(['fr', 'en'] as const).map((language) => (
        <TextInput
          key={language}
          lang={language}
          aria-label={t('editor.outcomeName', { number, language: t(`editor.language.${language}`) })}
          value={label[language]}
          onChange={(event) => {
            onChange({ ...label, [language]: event.currentTarget.value });
          }}
        />
      ))}
      <TakeAway name={t('editor.removeOutcome', { outcome: label[locale] })} onClick={onRemove} />
    </>
  );
}
