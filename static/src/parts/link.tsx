import type { ReactNode } from 'react';
import { toPath, useGo, type Place } from '../bridge/address';

/** A link to another place of the page. */
export function Link(props: {
  readonly to: Place;
  /** What a screen reader says instead of the text, where that alone would not tell it apart. */
  readonly label?: string;
  /** Whether the reader is there already. */
  readonly current?: boolean;
  readonly children: ReactNode;
}) {
  const { to, label, current = false, children } = props;
  const go = useGo();
  return (
    <a
      href={`#${toPath(to)}`}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
