import Button from '@atlaskit/button/default/button';
import { useEffect, useRef } from 'react';
import type { EndpointHistoryView } from '../../../../src/api';
import { useCall } from '../../bridge/use-call';
import { Link } from '../../parts/link';
import { Await } from '../../parts/states';
import { DataTable, type Column } from '../../parts/table';
import { moment, words } from '../../words';

const w = words.drift;
type Row = EndpointHistoryView['apps'][number];

const columns: readonly Column<Row>[] = [
  {
    key: 'app',
    label: w.columns.app,
    sort: ({ name }) => name,
    render: ({ app, name }) => <Link to={{ view: 'app', key: app }}>{name}</Link>,
  },
  {
    key: 'first',
    label: w.first,
    sort: ({ first }) => Date.parse(first.at),
    csv: ({ first }) => first.at,
    render: ({ first }) => moment(first.at),
  },
  {
    key: 'gone',
    label: w.gone,
    csv: ({ gone }) => gone?.at ?? w.still,
    render: ({ gone }) => (gone === null ? w.still : moment(gone.at)),
  },
];

/** Since when which app depends on one endpoint. */
export function EndpointHistory(props: {
  readonly method: string;
  readonly path: string;
  readonly close: () => void;
}) {
  const { method, path } = props;
  const { loaded, reload } = useCall('history.endpoint', { method, path });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [method, path]);
  return (
    <section className="panel">
      <div className="title-row">
        <h3 tabIndex={-1} ref={heading}>
          {w.historyOf(`${method === '' ? words.app.anyMethod : method} ${path}`)}
        </h3>
        <Button spacing="compact" onClick={props.close}>
          {w.historyClose}
        </Button>
      </div>
      <Await loaded={loaded} reload={reload}>
        {({ apps }) =>
          apps.length === 0 ? (
            <p className="quiet">{w.historyNone}</p>
          ) : (
            <DataTable
              label={w.historyOf(path)}
              columns={columns}
              rows={apps}
              rowKey={({ app }) => app}
              pageSize={15}
              file="endpoint-history"
            />
          )
        }
      </Await>
    </section>
  );
}
