import { Menu } from '@mantine/core';
import { kinds, type AnyKind } from '@relance/scenario';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { lookOfKind } from '../drawing/kind-look.js';
import { useLocale } from '../i18n/use-locale.js';
import { Icon } from '../ui/icon.js';

const all: readonly AnyKind[] = Object.values(kinds);

/** Kinds in the order of the palette, by the group they say they belong to; the entry is there already. */
export const groupedKinds = [...new Set(all.map(({ group }) => group))].map((group) => ({
  group,
  kinds: all.filter((kind) => kind.group === group && kind.role !== 'entry'),
}));

/** A menu of all kinds of steps over the button it is given; `ofWalk` leaves out what is drawn and never walked. */
export function StepPicker({ target, onPick, ofWalk = true }: { target: ReactElement; onPick: (kind: string) => void; ofWalk?: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <Menu shadow="md" position="right-start" withinPortal>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {groupedKinds.map(({ group, kinds: members }) => {
          const offered = members.filter(({ role }) => !ofWalk || role !== 'inert');
          if (offered.length === 0) return null;
          return [
            <Menu.Label key={group}>{t(`editor.group.${group}`)}</Menu.Label>,
            ...offered.map((kind) => {
              const look = lookOfKind(kind.icon);
              return (
                <Menu.Item
                  key={kind.name}
                  leftSection={
                    <span className={`tile ${look.channel}`}>
                      <Icon name={look.icon} size={13} />
                    </span>
                  }
                  onClick={() => {
                    onPick(kind.name);
                  }}
                >
                  {kind.title[locale]}
                </Menu.Item>
              );
            }),
          ];
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
