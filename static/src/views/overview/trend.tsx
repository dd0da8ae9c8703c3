import type { TrendView } from '../../../../src/api';
import { Chart } from '../../parts/chart';
import { DataTable, type Column } from '../../parts/table';
import { levels } from '../../types';
import { count, moment, words } from '../../words';

const w = words.trend;
type Point = TrendView['points'][number];

/** How the estate went over its finished scans: three charts and the numbers behind them. */
export function Trend({ trend }: { readonly trend: TrendView }) {
  const { points } = trend;
  if (points.length < 2) return <p className="quiet">{points.length === 0 ? w.none : w.one}</p>;
  const moments = points.map(({ at }) => at);
  const over = (value: (point: Point) => number): readonly number[] => points.map(value);
  return (
    <>
      <div className="charts">
        <Chart
          title={w.apps}
          moments={moments}
          lines={[{ look: 'plain', name: w.apps, values: over(({ apps }) => apps) }]}
        />
        <Chart
          title={w.findings}
          moments={moments}
          lines={levels.map((level) => ({
            look: level,
            name: words.levelName[level],
            values: over(({ findings }) => findings[level]),
          }))}
        />
        <Chart
          title={w.endpoints}
          moments={moments}
          lines={[
            {
              look: 'blocked',
              name: words.exposure.blocked,
              values: over(({ endpoints }) => endpoints.blocked),
            },
            {
              look: 'not-blocked',
              name: words.exposure['not-blocked'],
              values: over(({ endpoints }) => endpoints.notBlocked),
            },
            {
              look: 'unknown',
              name: words.exposure.unknown,
              values: over(({ endpoints }) => endpoints.unknown),
            },
          ]}
        />
      </div>
      <details className="trend-numbers">
        <summary>{w.table}</summary>
        <DataTable
          label={w.table}
          columns={columns}
          rows={points}
          rowKey={({ scan }) => scan}
          pageSize={15}
          start={{ key: 'at', direction: 'DESC' }}
          file="trend"
        />
      </details>
    </>
  );
}

const number = (key: string, label: string, value: (point: Point) => number): Column<Point> => ({
  key,
  label,
  sort: value,
  render: (point) => count(value(point)),
});

const columns: readonly Column<Point>[] = [
  {
    key: 'at',
    label: w.at,
    sort: ({ at }) => Date.parse(at),
    csv: ({ at }) => at,
    render: ({ at }) => moment(at),
  },
  number('apps', w.apps, ({ apps }) => apps),
  number('error', words.levelName.error, ({ findings }) => findings.error),
  number('warning', words.levelName.warning, ({ findings }) => findings.warning),
  number('note', words.levelName.note, ({ findings }) => findings.note),
  number('blocked', words.exposure.blocked, ({ endpoints }) => endpoints.blocked),
  number('reachable', words.exposure['not-blocked'], ({ endpoints }) => endpoints.notBlocked),
  number('unknown', words.exposure.unknown, ({ endpoints }) => endpoints.unknown),
];
