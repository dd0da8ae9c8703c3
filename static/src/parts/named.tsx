import type { ReactNode } from 'react';
import './named.css';

/** A name with what tells it from others of that name, below. */
export function Named({ children, note }: { readonly children: ReactNode; readonly note: string }) {
  return (
    <div className="named">
      {children}
      <small title={note}>{note}</small>
    </div>
  );
}
