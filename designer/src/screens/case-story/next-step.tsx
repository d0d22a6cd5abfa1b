import { formatShortDate } from '@relance/domain';
import type { CaseView, TokenPosition } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { useScenarioOf } from '../../api/scenario-of.js';
import { useTimeZone } from '../../api/time-zone.js';
import { lookOf } from '../../drawing/kind-look.js';
import { formatMinutes, localInstant } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Icon } from '../../ui/icon.js';
import { nextPosition } from './case-figures.js';

type Dated = TokenPosition & { nextAt: number };

const SHOWN = 5;

/** Positions with a date, soonest first, those that move together as one. */
function nextMoves(positions: readonly TokenPosition[]): { first: Dated; itemIds: string[] }[] {
  const moves = new Map<string, { first: Dated; itemIds: string[] }>();
  for (const position of positions) {
    if (position.nextAt === undefined) continue;
    const key = `${position.scenarioId}/${position.nodeId}/${String(position.nextAt)}`;
    const known = moves.get(key) ?? { first: { ...position, nextAt: position.nextAt }, itemIds: [] };
    known.itemIds.push(position.itemId);
    moves.set(key, known);
  }
  return [...moves.values()].sort((one, other) => one.first.nextAt - other.first.nextAt);
}

/** Name and look of the step a token stands on, once its drawing is there. */
function useStep(position: TokenPosition) {
  const locale = useLocale();
  const { graph } = useScenarioOf(position);
  const node = graph?.nodes.find(({ id }) => id === position.nodeId);
  return { name: node?.name ?? position.nodeId, look: node === undefined ? undefined : lookOf(node, locale) };
}

function useWhen(): (atMs: number) => string {
  const locale = useLocale();
  const zone = useTimeZone();
  return (atMs) => {
    const { date, minutes } = localInstant(atMs, zone);
    return `${formatShortDate(date, locale)}, ${formatMinutes(minutes, locale)}`;
  };
}

function First({ next }: { next: Dated }) {
  const { t } = useTranslation();
  const { name, look } = useStep(next);
  const when = useWhen();
  return (
    <>
      <span className={`tile ${look?.channel ?? 'ch-none'}`}>
        <Icon name={look?.icon ?? 'wait'} size={14} />
      </span>
      <div>
        <p className="strong">{t('story.why.next', { step: name, date: when(next.nextAt) })}</p>
        <p className="small sub">{t('story.why.nextUnless')}</p>
      </div>
    </>
  );
}

function Later({ move, numbers }: { move: { first: Dated; itemIds: string[] }; numbers: ReadonlyMap<string, string> }) {
  const { name } = useStep(move.first);
  const when = useWhen();
  return (
    <li>
      <span className="num">{when(move.first.nextAt)}</span>
      <span className="strong">{name}</span>
      <span className="sub trunc">{move.itemIds.map((id) => numbers.get(id) ?? '').join(', ')}</span>
    </li>
  );
}

/** What comes next on this case and when, what would stop it, and the steps after it with their dates. */
export function NextStep({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const next = nextPosition(view.positions);
  if (next === undefined) {
    return (
      <div className="next">
        <Icon name="info" />
        {t('story.why.noNext')}
      </div>
    );
  }
  const numbers = new Map(view.items.map(({ _id, number }) => [_id, number]));
  const later = nextMoves(view.positions).slice(1);
  return (
    <>
      <div className="next">
        <First next={next} />
      </div>
      {later.length === 0 ? null : (
        <ol className="later" aria-label={t('account.why.later')}>
          {later.slice(0, SHOWN).map((move) => (
            <Later key={`${move.first.itemId}/${move.first.nodeId}`} move={move} numbers={numbers} />
          ))}
          {later.length > SHOWN ? <li className="sub">{t('account.why.laterMore', { count: later.length - SHOWN })}</li> : null}
        </ol>
      )}
    </>
  );
}
