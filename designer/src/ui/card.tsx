import type { ReactNode } from 'react';

/** A named part of a page: its title, what can be done with it, its content. */
export function Card({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="card" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {action === undefined ? null : (
          <>
            <span className="spacer" />
            {action}
          </>
        )}
      </header>
      {children}
    </section>
  );
}
