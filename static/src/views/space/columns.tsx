import type { SpaceAppRow } from '../../../../src/api';
import { CoveredBy } from '../../parts/covered-by';
import { StrengthMark } from '../../parts/marks';
import { Named } from '../../parts/named';
import type { Column } from '../../parts/table';
import { words } from '../../words';

const w = words.space;
const named = 6;

/** How far an app gets into a space, the farthest first. */
export const reaches = [
  'reaches',
  'may reach',
  'no way known',
] as const satisfies readonly SpaceAppRow['reach'][];

/** @param ask shows what a rule for this space would take from an app. */
export function columnsFor(ask: (app: string) => void): readonly Column<SpaceAppRow>[] {
  return [
    {
      key: 'name',
      label: words.apps.columns.name,
      width: 24,
      sort: ({ name }) => name,
      render: ({ key, name }) => (
        <Named note={key}>
          <b>{name}</b>
        </Named>
      ),
    },
    {
      key: 'reach',
      label: w.columns.reach,
      width: 16,
      sort: ({ reach }) => String(reaches.indexOf(reach)),
      csv: ({ reach }) => w.reach[reach],
      render: ({ reach, strongest, seenHere }) => (
        <>
          <span title={w.reachMeans[reach]}>{w.reach[reach]}</span>
          <small className="below">
            <StrengthMark strength={strongest} />
          </small>
          {seenHere === null ? null : <small className="quiet below">{w.seen(seenHere)}</small>}
        </>
      ),
    },
    {
      key: 'classes',
      label: w.columns.classes,
      width: 24,
      csv: ({ classes }) => classes.map((one) => words.dataClass[one]).join(', '),
      render: ({ classes }) => <Classes classes={classes} />,
    },
    {
      key: 'takes',
      label: w.columns.takes,
      sort: ({ endpoints }) => endpoints.blocked,
      render: ({ endpoints }) => w.takes(endpoints.blocked),
    },
    {
      key: 'eligible',
      label: words.apps.columns.eligible,
      csv: ({ eligible }) => words.eligible[eligible],
      render: ({ eligible }) => words.eligible[eligible],
    },
    {
      key: 'covered',
      label: w.columns.covered,
      csv: ({ coveredHere }) => coveredHere.join(', '),
      render: ({ coveredHere }) => <CoveredBy rules={coveredHere} />,
    },
    {
      key: 'ask',
      label: w.columns.ask,
      render: ({ key, name }) => (
        <button type="button" className="link nowrap" aria-label={w.askOf(name)} onClick={() => ask(key)}>
          {w.ask}
        </button>
      ),
    },
  ];
}

function Classes({ classes }: { readonly classes: SpaceAppRow['classes'] }) {
  if (classes.length === 0) return <span className="quiet">{w.classesNone}</span>;
  const names = classes.map((one) => words.dataClass[one]);
  const first = names.slice(0, named).join(', ');
  return names.length <= named ? (
    first
  ) : (
    <span title={names.join(', ')}>{`${first} ${w.more(names.length - named)}`}</span>
  );
}
