import type { ReactNode } from 'react';
import './lozenge.css';

/** What a lozenge stands for; its word says it, the colour only helps to find it. */
export type Look = 'default' | 'success' | 'removed' | 'moved' | 'new' | 'inprogress';

/** A short word that marks a state. */
export function Lozenge(props: { readonly look?: Look; readonly children: ReactNode }) {
  return <span className={`lozenge lozenge-${props.look ?? 'default'}`}>{props.children}</span>;
}
