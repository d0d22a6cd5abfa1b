import { formatDayOffset, formatShortDate, type CivilDate } from '@relance/domain';
import { useViewport } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import type { Band, CanvasLayout } from '../../drawing/canvas-layout.js';
import { useLocale } from '../../i18n/use-locale.js';

/** Below this many px between labels, the word for idle days is left out; the gap stays. */
const LEAST_LABEL_HEIGHT = 13;

/** Height of the word on the line of the due date, in px at zoom 1. */
const DUE_LABEL_HEIGHT = 15;

/** Where the free part of the gap above a band begins: below the line of the due date, if it crosses the gap. */
function idleStart({ dueTop }: CanvasLayout, { idleTop, top }: Band): number {
  return dueTop !== undefined && dueTop >= idleTop && dueTop < top ? dueTop + DUE_LABEL_HEIGHT : idleTop;
}

/** Day bands behind the cards, kept in step with the viewport; days run down, the due date is the only heavy line; with `dates` the date of each beneath. */
export function DayBands({ layout, dates }: { layout: CanvasLayout; dates?: ((day: number) => CivilDate) | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { y, zoom } = useViewport();
  const at = (top: number): number => top * zoom + y;
  return (
    <div className="bands" aria-hidden="true">
      {layout.bands.map((band) => (
        <div key={band.day}>
          {band.idleDays > 0 && (band.top - band.idleTop) * zoom >= LEAST_LABEL_HEIGHT ? (
            <span className="idle" style={{ top: (at(idleStart(layout, band)) + at(band.top)) / 2 - LEAST_LABEL_HEIGHT / 2 }}>
              {t('scenarios.idle', { count: band.idleDays })}
            </span>
          ) : null}
          <div className="band" style={{ top: at(band.top), height: band.height * zoom }}>
            <span className="lbl" style={{ top: 8 * zoom }}>
              {formatDayOffset(band.day, locale)}
              {dates === undefined ? null : <small>{formatShortDate(dates(band.day), locale)}</small>}
            </span>
          </div>
        </div>
      ))}
      <div className="gutter" />
      {layout.dueTop === undefined ? null : (
        <div className="due" style={{ top: at(layout.dueTop) }}>
          <span>{t('scenarios.due')}</span>
        </div>
      )}
    </div>
  );
}
