import type { ReactNode } from 'react';

/** One figure of a header: what it is, how much, and a remark under it. */
export function Figure({ label, value, remark, large = false }: { label: string; value: ReactNode; remark?: ReactNode; large?: boolean }) {
  return (
    <div className={large ? 'fig large' : 'fig'}>
      <dt className="k">{label}</dt>
      <dd className="v">{value}</dd>
      {remark === undefined ? null : <dd className="s">{remark}</dd>}
    </div>
  );
}
