import { iconPaths, type IconName } from './icon-paths.js';

/** An icon beside a word; hidden from assistive technology, because the word says it already. `size` in px. */
export function Icon({ name, size = 16, className = '' }: { name: IconName; size?: number; className?: string }) {
  return (
    <svg className={`ic ${className}`} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={iconPaths[name]} />
    </svg>
  );
}
