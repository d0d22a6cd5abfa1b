import { Button } from '@mantine/core';
import type { Localized } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { WayLabel } from './way-label.js';

/** A way out a person gives: its words in both languages, and whether it counts as a contact (law 14). */
export interface WayOut {
  id: string;
  label: Localized;
  reached?: boolean;
}

const MOST = 9;

function freeId(ways: readonly WayOut[]): string {
  const taken = new Set(ways.map(({ id }) => id));
  let number = ways.length + 1;
  while (taken.has(`outcome${String(number)}`)) number += 1;
  return `outcome${String(number)}`;
}

interface WayProps {
  way: WayOut;
  number: number;
  onSet: (part: Partial<WayOut>) => void;
  /** Undefined: the last one stays. */
  onRemove: (() => void) | undefined;
}

function Way({ way, number, onSet, onRemove }: WayProps) {
  const { t } = useTranslation();
  return (
    <div className="way">
      <WayLabel
        label={way.label}
        number={number}
        onChange={(label) => {
          onSet({ label });
        }}
        onRemove={onRemove}
      />
      {way.reached === undefined ? null : (
        <label className="row small">
          <input
            type="checkbox"
            checked={way.reached}
            onChange={() => {
              onSet({ reached: way.reached !== true });
            }}
          />
          {t('editor.reached')}
        </label>
      )}
    </div>
  );
}

/** The answers of a task, each a way out of the card: renamed, added at the end, taken away. Ids stay, so that links do. */
export function WaysOutField({
  label,
  value = [],
  onChange,
}: {
  label: string;
  value: readonly WayOut[] | undefined;
  onChange: (ways: WayOut[]) => void;
}) {
  const { t } = useTranslation();
  const set = (index: number, part: Partial<WayOut>): void => {
    onChange(value.map((way, at) => (at === index ? { ...way, ...part } : way)));
  };
  const tellsContact = value.some(({ reached }) => reached !== undefined);
  return (
    <fieldset className="ways">
      <legend>{label}</legend>
      {value.map((way, index) => (
        <Way
          key={way.id}
          way={way}
          number={index + 1}
          onSet={(part) => {
            set(index, part);
          }}
          onRemove={
            value.length === 1
              ? undefined
              : () => {
                  onChange(value.filter((one) => one !== way));
                }
          }
        />
      ))}
      {value.length >= MOST ? null : (
        <Button
          size="xs"
          onClick={() => {
            const words = t('editor.newOutcome');
            onChange([...value, { id: freeId(value), label: { fr: words, en: words }, ...(tellsContact ? { reached: false } : {}) }]);
          }}
        >
          {t('editor.addOutcome')}
        </Button>
      )}
    </fieldset>
  );
}
