import { useCall } from '../bridge/use-call';
import type { HistoryView } from '../../../src/api';
import { Link } from '../parts/link';
import { ExposureBar } from '../parts/marks';
import { Sentences } from '../parts/sentences';
import { Await } from '../parts/states';
import { DataTable, type Column } from '../parts/table';
import { moment, words } from '../words';

const w = words.history;
type Entry = HistoryView['entries'][number];

/** The scans at which something about one app changed. */
export function AppHistory({ appKey }: { readonly appKey: string }) {
  const { loaded, reload } = useCall('history.app', { key: appKey });
  return (
    <div className="tab">
      <Await loaded={loaded} reload={reload}>
        {({ entries }) =>
          entries.length === 0 ? (
            <p className="quiet">{w.none}</p>
          ) : (
            <DataTable
              label={w.tab}
              columns={columnsFor(entries)}
              rows={entries}
              rowKey={({ scan }) => scan.id}
              pageSize={10}
              file="app-history"
            />
          )
        }
      </Await>
    </div>
  );
}

function columnsFor(entries: readonly Entry[]): readonly Column<Entry>[] {
  const sum = ({ endpoints }: Entry): number => endpoints.blocked + endpoints.notBlocked + endpoints.unknown;
  const most = Math.max(1, ...entries.map(sum));
  return [
    {
      key: 'at',
      label: w.at,
      csv: ({ scan }) => scan.at,
      render: ({ scan }) => (
        <>
          <Link to={{ view: 'drift', query: { until: scan.id } }}>{moment(scan.at)}</Link>
          <small className="quiet below">
            {w.catalogue} {scan.catalogue}
          </small>
        </>
      ),
    },
    {
      key: 'changes',
      label: w.changes,
      width: 50,
      csv: ({ texts }) => texts.join(' '),
      render: ({ texts }) => <Sentences texts={texts} nothing="" />,
    },
    {
      key: 'endpoints',
      label: words.apps.columns.endpoints,
      width: 26,
      render: ({ endpoints }) => <ExposureBar counts={endpoints} most={most} />,
    },
  ];
}
