import { useMemo, useState } from 'react';
import type { DependencyView } from '../../../src/api';
import { Choice } from '../parts/choice';
import { Citation, EndpointName } from '../parts/endpoint';
import { EvidencePlaces } from '../parts/evidence';
import { Lozenge } from '../parts/lozenge';
import { ExposureMark } from '../parts/marks';
import { Link } from '../parts/link';
import { fits } from '../parts/question';
import { Search } from '../parts/search';
import { DataTable, type Column } from '../parts/table';
import type { Exposure, Strength } from '../types';
import { words } from '../words';

const w = words.app;
type DataClass = NonNullable<DependencyView['dataClass']>;

/** Every endpoint an app depends on, with what a rule does to it and where that is known from. */
export function Dependencies(props: { readonly app: string; readonly all: readonly DependencyView[] }) {
  const { app, all } = props;
  const [text, setText] = useState('');
  const [exposure, setExposure] = useState<Exposure | ''>('');
  const [strength, setStrength] = useState<Strength | ''>('');
  const [dataClass, setDataClass] = useState<DataClass | ''>('');
  const shown = useMemo(
    () =>
      all.filter(
        (one) =>
          fits(`${one.name ?? ''} ${one.method ?? ''} ${one.path}`, text) &&
          (exposure === '' || one.exposure === exposure) &&
          (strength === '' || one.strongest === strength) &&
          (dataClass === '' || one.dataClass === dataClass),
      ),
    [all, text, exposure, strength, dataClass],
  );
  const classes = [
    ...new Set(all.flatMap((one) => (one.dataClass === null ? [] : [one.dataClass]))),
  ].toSorted();
  if (all.length === 0) return <p className="quiet">{w.endpointsNone}</p>;
  return (
    <div className="tab">
      <div className="filters" role="search">
        <Search label={w.filterText} value={text} change={setText} />
        <Choice
          label={w.filterExposure}
          any={words.apps.any}
          value={exposure}
          change={setExposure}
          options={(['blocked', 'not-blocked', 'unknown'] as const).map((one) => [one, words.exposure[one]])}
        />
        <Choice
          label={w.filterStrength}
          any={words.apps.any}
          value={strength}
          change={setStrength}
          options={(['observed', 'referenced', 'permitted'] as const).map((one) => [
            one,
            words.strength[one],
          ])}
        />
        <Choice
          label={w.filterClass}
          any={words.apps.any}
          value={dataClass}
          change={setDataClass}
          options={classes.map((one) => [one, words.dataClass[one]])}
        />
        <p className="shown" role="status">
          {w.shown(shown.length, all.length)}
        </p>
      </div>
      <DataTable
        label={w.tabs.endpoints(all.length)}
        columns={[...columns, whyOf(app)]}
        rows={shown}
        rowKey={(one) => `${one.method ?? ''} ${one.path}`}
        start={{ key: 'evidence', direction: 'DESC' }}
        pageSize={20}
      />
    </div>
  );
}

const columns: readonly Column<DependencyView>[] = [
  {
    key: 'endpoint',
    label: w.columns.endpoint,
    width: 32,
    sort: (one) => one.path,
    render: (one) => (
      <EndpointName name={one.name} method={one.method} path={one.path}>
        <Lifecycle one={one} />
      </EndpointName>
    ),
  },
  {
    key: 'exposure',
    label: w.columns.exposure,
    sort: (one) => one.exposure,
    render: (one) => (
      <>
        <ExposureMark exposure={one.exposure} />
        {one.exposure === 'blocked' ? (
          <small className="quiet below">{words.effect[one.effect]}</small>
        ) : null}
        {one.disputed ? <small className="quiet below">{w.disputed}</small> : null}
      </>
    ),
  },
  {
    key: 'data',
    label: w.columns.data,
    sort: (one) => one.dataClass ?? '',
    render: (one) =>
      one.dataClass === null
        ? words.unknown
        : `${words.dataClass[one.dataClass]}, ${one.action === null ? words.unknown : words.action[one.action]}`,
  },
  { key: 'needs', label: w.columns.needs, render: (one) => one.needs ?? w.needsNothing },
  {
    key: 'evidence',
    label: w.columns.evidence,
    sort: (one) => ['permitted', 'referenced', 'observed'].indexOf(one.strongest),
    render: (one) => <EvidencePlaces strongest={one.strongest} evidence={one.evidence} />,
  },
  { key: 'source', label: w.columns.source, render: (one) => <Citation citation={one.citation} /> },
];

/** Leads to the steps by which a call to the endpoint is decided. */
const whyOf = (app: string): Column<DependencyView> => ({
  key: 'why',
  label: words.why.short,
  render: ({ method, path }) =>
    method === null ? null : (
      <span className="nowrap">
        <Link
          to={{ view: 'why', query: { app, method, url: path } }}
          label={words.why.whyOf(`${method} ${path}`)}
        >
          {words.why.short}
        </Link>
      </span>
    ),
});

function Lifecycle({ one }: { readonly one: DependencyView }) {
  if (!one.removed && !one.deprecated) return null;
  return (
    <span className="lifecycle">
      <Lozenge look={one.removed ? 'removed' : 'moved'}>{one.removed ? w.removed : w.deprecated}</Lozenge>
      <small className="quiet">
        {one.replacedBy.length === 0 ? w.noSuccessor : w.useInstead(one.replacedBy.join(', '))}
      </small>
    </span>
  );
}
