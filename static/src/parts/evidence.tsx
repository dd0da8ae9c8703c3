import { useState } from 'react';
import type { EvidenceView } from '../../../src/api';
import type { Strength } from '../types';
import { words } from '../words';
import { StrengthMark } from './marks';
import { usePages } from './pages';

/** The strongest evidence of a dependency; the places it was found are listed once asked for. */
export function EvidencePlaces(props: {
  readonly strongest: Strength;
  readonly evidence: readonly EvidenceView[];
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <StrengthMark strength={props.strongest} />
      <button type="button" className="link below" aria-expanded={open} onClick={() => setOpen(!open)}>
        {words.app.places(props.evidence.length)}
      </button>
      {open ? <Places evidence={props.evidence} /> : null}
    </>
  );
}

function Places({ evidence }: { readonly evidence: readonly EvidenceView[] }) {
  const { shown, pager } = usePages(evidence, 5);
  return (
    <>
      <ul className="places">
        {shown.map((one) => (
          <li key={`${one.file}:${String(one.line)} ${one.detail}`}>
            <code>{words.app.place(one.file, one.line)}</code>
            <small>{`${words.strength[one.strength]}: ${one.detail}`}</small>
            {one.raw === null ? null : <small className="quiet">{one.raw}</small>}
          </li>
        ))}
      </ul>
      {pager}
    </>
  );
}
