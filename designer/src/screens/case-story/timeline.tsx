import { daysBetween } from '@relance/domain';
import type { Dispatch, Story, StoryLine } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { formatDay, formatMinutes, localInstant } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { useTimeZone } from '../../api/time-zone.js';
import { Icon } from '../../ui/icon.js';
import type { IconName } from '../../ui/icon-paths.js';

type Day = Story['days'][number];

const icons: Readonly<Record<string, IconName>> = {
  contact: 'mail',
  companion: 'mail',
  copy: 'mail',
  attachment: 'mail',
  recap: 'mail',
  letterReady: 'letter',
  failed: 'error',
  taskOpened: 'task',
  taskDone: 'check',
  fact: 'upload',
  moved: 'arrow',
  waits: 'wait',
  refused: 'pause',
  opened: 'start',
  closed: 'done',
  incident: 'warn',
};
const channelIcons: Readonly<Record<string, IconName>> = {
  email: 'mail',
  sms: 'sms',
  letter: 'letter',
  registered: 'notice',
  call: 'call',
};
/** What happened, as against what waits: printed in semibold. */
const main: ReadonlySet<string> = new Set(['contact', 'recap', 'letterReady', 'failed', 'taskDone', 'fact', 'incident']);

/** What can be read again: sent, or lying ready to be posted. */
const readable: ReadonlySet<string> = new Set(['contact', 'companion', 'recap', 'letterReady']);

interface LineProps {
  line: StoryLine;
  /** Printed beside the first line of a day only. */
  date: string;
  channel: string | undefined;
  onRead: (dispatchId: string) => void;
}

function Read({ dispatchId, onRead }: { dispatchId: string; onRead: LineProps['onRead'] }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="linkish"
      onClick={() => {
        onRead(dispatchId);
      }}
    >
      {t('story.readMessage')}
    </button>
  );
}

function Line({ line, date, channel, onRead }: LineProps) {
  const locale = useLocale();
  const zone = useTimeZone();
  const time = line.at === undefined ? undefined : formatMinutes(localInstant(line.at, zone).minutes, locale);
  const detail = [...line.why, ...(line.kind === 'contact' && time !== undefined ? [time] : [])];
  const dispatchId = line.dispatchId;
  return (
    <li className="ev">
      <span className="d">{date}</span>
      <span className={channel === undefined ? 'k' : `k c ch-${channel === 'registered' ? 'notice' : channel}`}>
        <Icon name={channel === undefined ? (icons[line.kind] ?? 'info') : (channelIcons[channel] ?? 'mail')} size={12} />
      </span>
      <div>
        <p className={main.has(line.kind) ? 't main' : 't'}>{line.text}</p>
        {detail.length === 0 ? null : <p className="x">{detail.join(' · ')}</p>}
        {readable.has(line.kind) && dispatchId !== undefined ? <Read dispatchId={dispatchId} onRead={onRead} /> : null}
        {(line.along ?? []).map(({ text, why, dispatchId: along }) => (
          <div key={`${along ?? ''} ${text}`}>
            <p className="x">{[text, ...why].join(' · ')}</p>
            {along === undefined ? null : <Read dispatchId={along} onRead={onRead} />}
          </div>
        ))}
      </div>
    </li>
  );
}

function Idle({ day, until }: { day: Day; until: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const range = day.on === until ? formatDay(day.on, locale) : `${formatDay(day.on, locale)}–${formatDay(until, locale)}`;
  return (
    <li className="ev idle">
      <span className="f">
        <Icon name="fold" size={12} />
        {t('story.idle', { count: daysBetween(day.on, until) + 1 })} · {range}
      </span>
    </li>
  );
}

interface TimelineProps {
  story: Story;
  today: string;
  dispatches: readonly Dispatch[];
  onRead: (dispatchId: string) => void;
}

/** The story of a case, newest first; days on which nothing happened are folded, never hidden. */
export function Timeline({ story, today, dispatches, onRead }: TimelineProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const channels = new Map(dispatches.map(({ _id, channel }) => [_id, channel]));
  const days = [...story.days].reverse();
  return (
    <section className="card">
      <header>
        <h2>{t('story.timeline')}</h2>
      </header>
      {days.length === 0 ? <p className="loading">{t('story.noEvents')}</p> : null}
      <ol className="timeline">
        {days.flatMap((day) =>
          day.lines.length === 0
            ? [<Idle key={day.on} day={day} until={day.until ?? day.on} />]
            : [...day.lines]
                .reverse()
                .map((line, index) => (
                  <Line
                    key={`${day.on}/${index}`}
                    line={line}
                    date={index === 0 ? formatDay(day.on, locale, today.slice(0, 4)) : ''}
                    channel={line.dispatchId === undefined ? undefined : channels.get(line.dispatchId)}
                    onRead={onRead}
                  />
                )),
        )}
      </ol>
    </section>
  );
}
