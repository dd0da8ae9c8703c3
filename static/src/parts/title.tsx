import { useEffect, useRef, type ReactNode } from 'react';

/** The heading of a view. It takes the focus when the reader came here from another view. */
export function Title({ focus, children }: { readonly focus: boolean; readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus]);
  return (
    <h2 className="view-title" tabIndex={-1} ref={heading}>
      {children}
    </h2>
  );
}
