const WIDTH = 74;
const FULL_DAYS = 45;
const MIDDLE_DAYS = 15;
const HIGH_DAYS = 30;

/** A delay in days as a bar beside its figure: full at 45 days, its tone changes beyond 15 and at 30. */
export function AgeBar({ days }: { days: number }) {
  const tone = days >= HIGH_DAYS ? 'high' : days > MIDDLE_DAYS ? 'middle' : 'low';
  const width = Math.max(0, Math.min(1, days / FULL_DAYS)) * WIDTH;
  return (
    <svg className="age" viewBox={`0 0 ${WIDTH} 8`} aria-hidden="true">
      <rect className="well" x="0.5" y="0.5" width={WIDTH - 1} height="7" rx="1.5" />
      <rect className={tone} width={width} height="8" rx="2" />
    </svg>
  );
}
