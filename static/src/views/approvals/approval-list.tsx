import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { ApprovalsView, ApprovalView } from '../../../../src/api';
import { call } from '../../bridge/call';
import { Ended, useAct } from '../../parts/act';
import { Choice } from '../../parts/choice';
import { Link } from '../../parts/link';
import { Said } from '../../parts/said';
import { DataTable, type Column } from '../../parts/table';
import { words } from '../../words';
import { Standing } from './standing';

const w = words.approvals;

const standing = ({ expired, holds }: ApprovalView): string =>
  expired ? w.expired : holds ? w.holds : w.outgrown;

/** What was decided, by whom, and whether it still holds. */
export function ApprovalList(props: {
  readonly approvals: readonly ApprovalView[];
  readonly changed: (view: ApprovalsView) => void;
}) {
  const { approvals, changed } = props;
  const [show, setShow] = useState<'open' | ''>('');
  const { busy, outcome, act } = useAct();
  const shown = show === '' ? approvals : approvals.filter(({ expired, holds }) => expired || !holds);
  const remove = async ({ id }: ApprovalView): Promise<string> => {
    changed(await call('approval.remove', { id }));
    return w.removed;
  };
  return (
    <section className="panel">
      <h3>{w.list}</h3>
      <Ended outcome={outcome} />
      {approvals.length === 0 ? (
        <p className="quiet">{w.none}</p>
      ) : (
        <>
          <div className="filters">
            <Choice
              label={w.show}
              any={w.showAll}
              value={show}
              options={[['open', w.showOpen]]}
              change={setShow}
            />
          </div>
          <DataTable
            label={w.list}
            columns={[...columns, removal(busy, (one) => act(() => remove(one)))]}
            rows={shown}
            rowKey={({ id }) => id}
            pageSize={15}
            file="approvals"
          />
        </>
      )}
    </section>
  );
}

const columns: readonly Column<ApprovalView>[] = [
  {
    key: 'about',
    label: w.columns.about,
    width: 26,
    sort: ({ text }) => text,
    render: ({ subject, text }) =>
      subject.kind === 'finding' ? (
        <Said>{text}</Said>
      ) : (
        <Link to={{ view: 'app', key: subject.app }}>
          <Said>{text}</Said>
        </Link>
      ),
  },
  {
    key: 'decision',
    label: w.columns.decision,
    sort: ({ decision }) => w.decision[decision],
    csv: (one) => `${w.decision[one.decision]}, ${standing(one)}`,
    render: (one) => (
      <Standing
        text={w.decision[one.decision]}
        state={one.expired ? 'expired' : one.holds ? 'holds' : 'outgrown'}
      />
    ),
  },
  { key: 'owner', label: w.columns.owner, sort: ({ owner }) => owner, render: ({ owner }) => owner },
  {
    key: 'reason',
    label: w.columns.reason,
    width: 22,
    csv: ({ reason }) => reason,
    render: ({ reason }) => reason,
  },
  {
    key: 'by',
    label: w.columns.by,
    sort: ({ decidedAt }) => Date.parse(decidedAt),
    csv: ({ decidedAt, decidedBy }) => `${decidedBy}, ${decidedAt}`,
    render: ({ decidedAt, decidedBy }) => w.byAt(decidedBy, decidedAt),
  },
  {
    key: 'expires',
    label: w.columns.expires,
    sort: ({ expires }) => expires ?? '9999',
    csv: ({ expires }) => expires ?? w.noEnd,
    render: ({ expires }) => (expires === null ? w.noEnd : w.until(expires)),
  },
];

const removal = (busy: boolean, remove: (one: ApprovalView) => void): Column<ApprovalView> => ({
  key: 'remove',
  label: w.columns.remove,
  render: (one) => (
    <Button spacing="compact" isDisabled={busy} aria-label={w.removeOf(one.text)} onClick={() => remove(one)}>
      {w.remove}
    </Button>
  ),
});
