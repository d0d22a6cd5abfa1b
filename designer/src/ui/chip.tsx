import type { ReactNode } from 'react';
import { Icon } from './icon.js';
import type { IconName } from './icon-paths.js';

/** Meaning of a chip's colour; `none` is neutral. */
export type Tone = 'ok' | 'warn' | 'error' | 'info' | 'pause' | 'sim' | 'accent' | 'none';

/** A status: icon, word and colour together, so that it reads in grey too. */
export function Chip({ tone = 'none', icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`chip ${tone}`}>
      {icon === undefined ? null : <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}
