import { useMemo, useState } from 'react';
import type { ApprovalsView } from '../../../../src/api';
import { Link } from '../../parts/link';
import { Named } from '../../parts/named';
import { fits } from '../../parts/question';
import { Search } from '../../parts/search';
import { DataTable, type Column } from '../../parts/table';
import { words } from '../../words';

const w = words.approvals;
type Undecided = ApprovalsView['undecided'][number];

/** Apps that nobody has decided about, each a click away from the form. */
export function Undecided(props: {
  readonly apps: readonly Undecided[];
  readonly decide: (app: string) => void;
}) {
  const { apps, decide } = props;
  const [text, setText] = useState('');
  const shown = useMemo(() => apps.filter(({ app, name }) => fits(`${name} ${app}`, text)), [apps, text]);
  const columns: readonly Column<Undecided>[] = [
    {
      key: 'app',
      label: w.app,
      sort: ({ name }) => name,
      render: ({ app, name }) => (
        <Named note={app}>
          <Link to={{ view: 'app', key: app }}>{name}</Link>
        </Named>
      ),
    },
    {
      key: 'decide',
      label: w.decide,
      render: ({ app, name }) => (
        <button type="button" className="link" aria-label={w.decideOf(name)} onClick={() => decide(app)}>
          {w.decide}
        </button>
      ),
    },
  ];
  return (
    <section className="panel">
      <h3>{words.drift.section(w.undecided, apps.length)}</h3>
      {apps.length === 0 ? (
        <p className="quiet">{w.undecidedNone}</p>
      ) : (
        <>
          <div className="filters" role="search">
            <Search label={w.undecidedFind} value={text} change={setText} />
          </div>
          <DataTable
            label={w.undecided}
            columns={columns}
            rows={shown}
            rowKey={({ app }) => app}
            pageSize={10}
            start={{ key: 'app', direction: 'ASC' }}
            file="undecided"
          />
        </>
      )}
    </section>
  );
}
