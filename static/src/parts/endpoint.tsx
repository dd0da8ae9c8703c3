import type { ReactNode } from 'react';
import type { CitationView } from '../../../src/api';
import { words } from '../words';
import './endpoint.css';

/** An endpoint by its name and by its method and path; one that the catalogue lacks says so. */
export function EndpointName(props: {
  readonly name: string | null;
  readonly method: string | null;
  readonly path: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="endpoint">
      <span>{props.name ?? words.app.noEndpoint}</span>
      <code>{`${props.method ?? words.app.anyMethod} ${props.path}`}</code>
      {props.children}
    </div>
  );
}

/** The document and the line that a fact was read from. */
export function Citation({ citation }: { readonly citation: CitationView | null }) {
  return (
    <small className="quiet">
      {citation ? words.source(citation.document, citation.line) : words.app.noEndpoint}
    </small>
  );
}
