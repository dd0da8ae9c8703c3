import type { ReactNode } from 'react';

/**
 * Stands in for Atlaskit's tooltip, which its icon buttons load whether they show one or not. No button of
 * these pages has one: what it is for stands beside it in words. Saves 60 kB of the first load.
 */
export default function NoTooltip(props: { readonly children: ReactNode | (() => ReactNode) }): ReactNode {
  return typeof props.children === 'function' ? props.children() : props.children;
}
