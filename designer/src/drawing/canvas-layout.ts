import type { AxisLayout, AxisStep } from './day-axis.js';

/** Sizes of the canvas in px at zoom 1; those of the cards are set in `styles/scenarios.css` too. */
const CARD_WIDTH = 204;
const COLUMN_GAP = 56;
const GUTTER = 104;
const BAND_PADDING = 12;
const ROW_GAP = 40;
const PILL_HEIGHT = 30;
const CARD_HEIGHT = 50;
const PORT_HEIGHT = 18;
/** Idle days are compressed, never removed: a gap grows slowly with the days it stands for. */
const GAP_BASE = 22;
const GAP_PER_DAY = 0.8;
const GAP_MOST = 44;
/** Room for the line of the due date and its word. */
const DUE_HEIGHT = 20;

/** A day that has steps, as a band across the canvas. */
export interface Band {
  day: number;
  top: number;
  height: number;
  /** Days without a step since the band before. */
  idleDays: number;
  idleTop: number;
}

/** A step with its place on the canvas. */
export interface PlacedStep {
  step: AxisStep;
  x: number;
  y: number;
  height: number;
}

/** Where everything stands; `dueTop` is the line of the due date where it lies inside the drawing. */
export interface CanvasLayout {
  bands: Band[];
  placed: PlacedStep[];
  dueTop: number | undefined;
  width: number;
  height: number;
}

/** Height of a card: a line of title, one of kind, and a row for each port that leads elsewhere than the nominal one. */
function cardHeight({ look, sidePorts }: AxisStep): number {
  const rows = sidePorts.length * PORT_HEIGHT;
  return (look.pill ? PILL_HEIGHT : CARD_HEIGHT) + rows;
}

function placeBand(steps: readonly AxisStep[], beside: readonly AxisStep[], top: number): { placed: PlacedStep[]; height: number } {
  const placed: PlacedStep[] = [];
  let y = top + BAND_PADDING;
  const all = [...steps, ...beside];
  const rows = Math.max(...all.map(({ row }) => row));
  for (let row = 0; row <= rows; row += 1) {
    const here = all.filter((step) => step.row === row);
    if (here.length === 0) continue;
    for (const step of steps.filter((one) => one.row === row)) {
      placed.push({ step, x: GUTTER + 32 + step.column * (CARD_WIDTH + COLUMN_GAP), y, height: cardHeight(step) });
    }
    y += Math.max(...here.map(cardHeight)) + ROW_GAP;
  }
  return { placed, height: y - ROW_GAP + BAND_PADDING - top };
}

/** Puts a laid-out scenario on the canvas, in px; with another `beside` it, its days stand at the heights the other's have. */
export function placeOnCanvas({ steps }: AxisLayout, beside?: AxisLayout): CanvasLayout {
  const others = beside?.steps ?? [];
  const days = [...new Set([...steps, ...others].map(({ day }) => day))].sort((a, b) => a - b);
  const bands: Band[] = [];
  const placed: PlacedStep[] = [];
  let y = 0;
  let dueTop: number | undefined;
  let before: number | undefined;
  for (const day of days) {
    const idleDays = before === undefined ? 0 : Math.max(0, day - before - 1);
    const idleTop = y;
    const passesDue = before !== undefined && before < 0 && day >= 0;
    if (before !== undefined) y += Math.min(GAP_MOST, GAP_BASE + idleDays * GAP_PER_DAY) + (passesDue ? DUE_HEIGHT : 0);
    if (passesDue) dueTop = day === 0 ? y : idleTop + DUE_HEIGHT / 4;
    const band = placeBand(
      steps.filter((step) => step.day === day),
      others.filter((step) => step.day === day),
      y,
    );
    bands.push({ day, top: y, height: band.height, idleDays, idleTop });
    placed.push(...band.placed);
    y += band.height;
    before = day;
  }
  const width = Math.max(0, ...placed.map(({ x }) => x)) + CARD_WIDTH + COLUMN_GAP;
  return { bands, placed, dueTop, width, height: y };
}

/** Outside the drawing a day is this many px high. */
const DAY_HEIGHT = 14;

/** The day at a height of the canvas in px: that of a band, or in the gap before one the idle day that lies there. */
export function dayAt({ bands, height }: CanvasLayout, y: number): number {
  const first = bands[0];
  const last = bands.at(-1);
  if (first === undefined || last === undefined) return 0;
  if (y < first.top) return first.day - Math.ceil((first.top - y) / DAY_HEIGHT);
  if (y >= height) return last.day + 1 + Math.floor((y - height) / DAY_HEIGHT);
  const next = bands.find(({ top, height: tall }) => y < top + tall) ?? last;
  if (y >= next.top || next.idleDays === 0) return next.day;
  const share = (y - next.idleTop) / (next.top - next.idleTop);
  return next.day - next.idleDays + Math.min(next.idleDays - 1, Math.floor(share * next.idleDays));
}
