import type { ReactNode } from 'react';
import { Icon } from './icon.js';
import type { IconName } from './icon-paths.js';

const icons: Readonly<Record<'warn' | 'error' | 'info' | 'ok', IconName>> = { warn: 'warn', error: 'error', info: 'info', ok: 'done' };

/** A message in place. An error is announced at once, the rest politely. */
export function Note({ tone, children, action }: { tone: 'warn' | 'error' | 'info' | 'ok'; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={`note ${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon name={icons[tone]} size={16} />
      <div className="text">{children}</div>
      {action === undefined ? null : <div className="action">{action}</div>}
    </div>
  );
}
