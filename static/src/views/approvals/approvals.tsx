import { useRef, useState } from 'react';
import type { AppRow, ApprovalsView } from '../../../../src/api';
import type { Query } from '../../bridge/address';
import { useCall } from '../../bridge/use-call';
import { useQuery } from '../../bridge/use-query';
import { Await } from '../../parts/states';
import { Title } from '../../parts/title';
import { words } from '../../words';
import { ApprovalForm } from './approval-form';
import { ApprovalList } from './approval-list';
import { AttestationForm } from './attestation-form';
import { AttestationList } from './attestation-list';
import { EndedList } from './ended';
import { Undecided } from './undecided';
import './approvals.css';

const w = words.approvals;

/** What people decided and what they vouch for. The address can name what the next decision is about. */
export function Approvals(props: {
  readonly apps: readonly AppRow[];
  readonly query: Query;
  readonly focus: boolean;
  /** Asks for the estate anew. */
  readonly changed: () => void;
}) {
  const { apps, query, changed } = props;
  const { loaded, reload } = useCall('approvals', {});
  const [newer, setNewer] = useState<ApprovalsView | null>(null);
  const change = useQuery({ view: 'approvals', query });
  const form = useRef<HTMLDivElement>(null);
  const take = (view: ApprovalsView): void => {
    setNewer(view);
    changed();
  };
  const decideAbout = (app: string): void => {
    change({ app, finding: '', about: '', attest: '' });
    form.current?.focus();
  };
  return (
    <>
      <Title focus={props.focus}>{w.title}</Title>
      <p>{w.lead}</p>
      <Await loaded={newer === null ? loaded : { state: 'ready', value: newer }} reload={reload}>
        {(view) => (
          <>
            <ApprovalList approvals={view.approvals} changed={take} />
            <Undecided apps={view.undecided} decide={decideAbout} />
            <div ref={form} tabIndex={-1} className="approval-forms">
              <ApprovalForm
                key={`${query['app'] ?? ''} ${query['finding'] ?? ''}`}
                apps={apps}
                query={query}
                changed={take}
              />
            </div>
            <section className="panel">
              <h2>{words.attestations.title}</h2>
              <p>{words.attestations.lead}</p>
              <AttestationList attestations={view.attestations} changed={take} />
              <AttestationForm
                key={query['attest'] ?? ''}
                apps={apps}
                app={query['attest'] ?? null}
                changed={take}
              />
            </section>
            <EndedList view={view} />
          </>
        )}
      </Await>
    </>
  );
}
