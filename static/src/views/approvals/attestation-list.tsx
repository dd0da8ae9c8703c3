import Button from '@atlaskit/button/default/button';
import type { ApprovalsView, AttestationView } from '../../../../src/api';
import { call } from '../../bridge/call';
import { Ended, useAct } from '../../parts/act';
import { Link } from '../../parts/link';
import { DataTable, type Column } from '../../parts/table';
import { words } from '../../words';
import { Standing } from './standing';

const w = words.attestations;

/** What people vouch for. */
export function AttestationList(props: {
  readonly attestations: readonly AttestationView[];
  readonly changed: (view: ApprovalsView) => void;
}) {
  const { attestations, changed } = props;
  const { busy, outcome, act } = useAct();
  const remove = async ({ id }: AttestationView): Promise<string> => {
    changed(await call('attestation.remove', { id }));
    return w.removed;
  };
  return (
    <>
      <Ended outcome={outcome} />
      {attestations.length === 0 ? (
        <p className="quiet">{w.none}</p>
      ) : (
        <DataTable
          label={w.title}
          columns={[...columns, removal(busy, (one) => act(() => remove(one)))]}
          rows={attestations}
          rowKey={({ id }) => id}
          pageSize={10}
          file="attestations"
        />
      )}
    </>
  );
}

const columns: readonly Column<AttestationView>[] = [
  {
    key: 'about',
    label: w.columns.about,
    width: 20,
    sort: ({ app, appName }) => appName ?? app ?? w.site,
    render: ({ app, appName }) =>
      app === null ? w.site : <Link to={{ view: 'app', key: app }}>{appName ?? app}</Link>,
  },
  {
    key: 'statement',
    label: w.columns.statement,
    width: 34,
    csv: ({ statement }) => statement,
    render: ({ statement }) => statement,
  },
  { key: 'owner', label: w.columns.owner, sort: ({ owner }) => owner, render: ({ owner }) => owner },
  {
    key: 'by',
    label: w.columns.by,
    sort: ({ attestedAt }) => Date.parse(attestedAt),
    csv: ({ attestedAt, attestedBy }) => `${attestedBy}, ${attestedAt}`,
    render: ({ attestedAt, attestedBy }) => words.approvals.byAt(attestedBy, attestedAt),
  },
  {
    key: 'expires',
    label: w.columns.expires,
    sort: ({ expires }) => expires ?? '9999',
    csv: ({ expires }) => expires ?? words.approvals.noEnd,
    render: ({ expires, expired }) => (
      <>
        {expires === null ? words.approvals.noEnd : words.approvals.until(expires)}{' '}
        <Standing state={expired ? 'expired' : 'holds'} />
      </>
    ),
  },
];

const removal = (busy: boolean, remove: (one: AttestationView) => void): Column<AttestationView> => ({
  key: 'remove',
  label: w.columns.remove,
  render: (one) => (
    <Button
      spacing="compact"
      isDisabled={busy}
      aria-label={w.removeOf(one.statement)}
      onClick={() => remove(one)}
    >
      {words.approvals.remove}
    </Button>
  ),
});
