import { useState } from 'react';
import type { ApprovalsView } from '../../../src/api';
import { useCall } from '../bridge/use-call';
import { Link } from '../parts/link';
import { Await } from '../parts/states';
import { words } from '../words';
import { ApprovalList } from './approvals/approval-list';
import { AttestationList } from './approvals/attestation-list';

const w = words.approvals;

/** What people decided about one app and what they vouch for, with the way to decide anew. */
export function AppApprovals({ appKey }: { readonly appKey: string }) {
  const { loaded, reload } = useCall('approvals', {});
  const [newer, setNewer] = useState<ApprovalsView | null>(null);
  return (
    <div className="tab">
      <p className="actions">
        <Link to={{ view: 'approvals', query: { app: appKey } }}>{w.decide}</Link>
        <Link to={{ view: 'approvals', query: { attest: appKey } }}>{words.blindSpots.attest}</Link>
      </p>
      <Await loaded={newer === null ? loaded : { state: 'ready', value: newer }} reload={reload}>
        {(view) => <Signed view={view} appKey={appKey} changed={setNewer} />}
      </Await>
    </div>
  );
}

function Signed(props: {
  readonly view: ApprovalsView;
  readonly appKey: string;
  readonly changed: (view: ApprovalsView) => void;
}) {
  const { view, appKey, changed } = props;
  const approvals = view.approvals.filter(
    ({ subject }) => subject.kind !== 'finding' && subject.app === appKey,
  );
  const attestations = view.attestations.filter(({ app }) => app === appKey);
  if (approvals.length === 0 && attestations.length === 0) return <p className="quiet">{w.tabNone}</p>;
  return (
    <>
      <ApprovalList approvals={approvals} changed={changed} />
      <AttestationList attestations={attestations} changed={changed} />
    </>
  );
}
