/** The sign of the product: a due line with two steps hanging from it. */
export function BrandMark({ size = 20 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <rect width="20" height="20" rx="5" className="plate" />
      <path d="M6 4v12M8.5 7h6M8.5 13h3.5" className="line" />
      <circle cx="6" cy="7" r="1.9" className="dot" />
      <circle cx="6" cy="13" r="1.9" className="dot" />
    </svg>
  );
}
