import { useState } from 'react';
import { useCall } from '../../bridge/use-call';
import { ExposureIcon } from '../../parts/marks';
import { spaceFinder } from '../../parts/finders';
import { Pick } from '../../parts/pick';
import { Await } from '../../parts/states';
import { DataTable, type Column } from '../../parts/table';
import { words } from '../../words';

const w = words.ownPolicy;
const find = spaceFinder({ typed: words.rules.spaceKey });
type Answer = 'yes' | 'no' | 'unknown';

const answerOf = (blocked: boolean | null): Answer => (blocked === null ? 'unknown' : blocked ? 'yes' : 'no');
const icons = { yes: 'blocked', no: 'not-blocked', unknown: 'unknown' } as const;

interface Row {
  readonly key: string;
  readonly blocked: boolean | null;
}

const columns: readonly Column<Row>[] = [
  { key: 'space', label: w.columns.space, sort: ({ key }) => key, render: ({ key }) => key },
  {
    key: 'blocked',
    label: w.columns.blocked,
    csv: ({ blocked }) => w.blocked[answerOf(blocked)],
    render: ({ blocked }) => (
      <span className="marked">
        <ExposureIcon exposure={icons[answerOf(blocked)]} />
        {w.blocked[answerOf(blocked)]}
      </span>
    ),
  },
];

/** What Confluence says of Portcullis itself: on the whole, and in the spaces asked about. */
export function OwnPolicy() {
  const [spaces, setSpaces] = useState<readonly string[]>([]);
  const { loaded, reload } = useCall('own-policy', { spaces: [...spaces] });
  return (
    <section className="panel">
      <h3>{w.title}</h3>
      <p className="quiet">{w.lead}</p>
      <Await loaded={loaded} reload={reload}>
        {(view) => (
          <>
            <p>
              <b>{w.any[answerOf(view.anyContentBlocked)]}</b>
            </p>
            {view.spaces.length === 0 ? (
              <p className="quiet">{w.none}</p>
            ) : (
              <DataTable
                label={w.title}
                columns={columns}
                rows={view.spaces}
                rowKey={({ key }) => key}
                pageSize={10}
              />
            )}
          </>
        )}
      </Await>
      <Pick
        label={w.ask}
        value={{ id: null, text: w.choose }}
        find={find}
        more={words.question.spaceMore}
        choose={({ id }) => {
          if (id !== null) setSpaces((before) => [id, ...before.filter((one) => one !== id)].slice(0, 250));
        }}
      />
    </section>
  );
}
