/** A small button that takes one entry of a list away; nothing where the last one must stay. */
export function TakeAway({ name, onClick }: { name: string; onClick: (() => void) | undefined }) {
  if (onClick === undefined) return null;
  return (
    <button type="button" className="take-away" aria-label={name} onClick={onClick}>
      ×
    </button>
  );
}
