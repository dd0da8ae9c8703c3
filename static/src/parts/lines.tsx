import { useId, useState } from 'react';
import type { ForecastLine } from '../../../src/api';
import { words } from '../words';
import { StrengthMark } from './marks';
import { usePages } from './pages';
import { usePrinting } from './printing';
import { Said } from './said';
import './lines.css';

const linesAPage = 15;
const endpointsAPage = 15;

/** Sentences of an answer, the endpoints behind each a click away. One is open at a time. */
export function Lines({
  lines,
  nothing,
}: {
  readonly lines: readonly ForecastLine[];
  readonly nothing: string;
}) {
  const [open, setOpen] = useState<ForecastLine | null>(null);
  const { shown, pager } = usePages(lines, linesAPage);
  const printing = usePrinting();
  if (lines.length === 0) return <p className="quiet">{nothing}</p>;
  return (
    <>
      <ul className="lines">
        {(printing ? lines : shown).map((line, index) => (
          <Line
            key={`${line.text} ${String(index)}`}
            line={line}
            open={open === line}
            toggle={() => setOpen(open === line ? null : line)}
          />
        ))}
      </ul>
      {printing ? null : pager}
    </>
  );
}

function Line(props: { readonly line: ForecastLine; readonly open: boolean; readonly toggle: () => void }) {
  const { line, open, toggle } = props;
  const id = useId();
  return (
    <li>
      <p>
        <Said>{line.text}</Said>
      </p>
      <div className="line-facts">
        {line.strength === null ? null : <StrengthMark strength={line.strength} />}
        {line.endpoints.length === 0 ? null : (
          <button type="button" className="link" aria-expanded={open} aria-controls={id} onClick={toggle}>
            {words.forecast.endpoints(line.endpoints.length)}
          </button>
        )}
      </div>
      <div id={id}>{open ? <Endpoints endpoints={line.endpoints} /> : null}</div>
    </li>
  );
}

function Endpoints({ endpoints }: { readonly endpoints: ForecastLine['endpoints'] }) {
  const { shown, pager } = usePages(endpoints, endpointsAPage);
  return (
    <>
      <ul className="line-endpoints">
        {shown.map(({ method, path, name, citation }) => (
          <li key={`${method ?? ''} ${path}`}>
            {name === null ? null : <span>{name}</span>}
            <code>{`${method ?? words.app.anyMethod} ${path}`}</code>
            <small>{citation ? words.source(citation.document, citation.line) : words.app.noEndpoint}</small>
          </li>
        ))}
      </ul>
      {pager}
    </>
  );
}
