import Button from '@atlaskit/button/default/button';
import { useState, type DragEvent } from 'react';
import type { AppRow, SourceView } from '../../../src/api';
import { call } from '../bridge/call';
import { toCallError } from '../bridge/use-call';
import { useAnnounce } from '../parts/announce';
import { FileButton } from '../parts/file-button';
import { DataTable, type Column } from '../parts/table';
import { Title } from '../parts/title';
import { age, count, words } from '../words';
import { Transfers, useTransfers } from './transfers';
import './import.css';

const w = words.import;

/** Where files come in: what became of each, what is there already, and how to get the next one. */
export function Import(props: {
  readonly sources: readonly SourceView[];
  readonly apps: readonly AppRow[];
  readonly focus: boolean;
  readonly changed: () => void;
}) {
  const { sources, apps, focus, changed } = props;
  const { transfers, send, assign } = useTransfers(changed);
  return (
    <>
      <Title focus={focus}>{w.title}</Title>
      <Drop choose={(files) => send(files)} />
      <Transfers transfers={transfers} apps={apps} assign={assign} />
      <Sources sources={sources} changed={changed} />
      <section className="how">
        <h3>{w.howTitle}</h3>
        <dl>
          {w.how.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

function Drop({ choose }: { readonly choose: (files: readonly File[]) => void }) {
  const [over, setOver] = useState(false);
  const hover = (event: DragEvent, inside: boolean): void => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    <div
      className={over ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => hover(event, true)}
      onDragLeave={(event) => hover(event, false)}
      onDrop={(event) => {
        hover(event, false);
        choose([...event.dataTransfer.files]);
      }}
    >
      <p>{w.drop}</p>
      <FileButton label={w.choose} multiple choose={choose} />
      <small className="quiet">{w.kinds}</small>
    </div>
  );
}

function Sources({
  sources,
  changed,
}: {
  readonly sources: readonly SourceView[];
  readonly changed: () => void;
}) {
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState('');
  const remove = async ({ id, name }: SourceView): Promise<void> => {
    const said = await call('import.remove', { source: id }).then(
      () => w.removed(name),
      (error: unknown) => toCallError(error).message,
    );
    setOutcome(said);
    announce(said);
    changed();
  };
  const columns: readonly Column<SourceView>[] = [
    { key: 'name', label: w.columns.name, width: 36, sort: (one) => one.name, render: (one) => one.name },
    {
      key: 'kind',
      label: w.columns.kind,
      sort: (one) => words.sourceKind[one.kind],
      render: (one) => words.sourceKind[one.kind],
    },
    {
      key: 'apps',
      label: w.columns.apps,
      sort: (one) => one.apps,
      render: (one) =>
        one.total !== null && one.total > one.apps ? w.incomplete(one.apps, one.total) : count(one.apps),
    },
    {
      key: 'at',
      label: w.columns.at,
      sort: (one) => Date.parse(one.importedAt),
      render: (one) => age(one.importedAt),
    },
    {
      key: 'remove',
      label: w.columns.remove,
      render: (one) => (
        <Button spacing="compact" aria-label={w.removeOf(one.name)} onClick={() => void remove(one)}>
          {w.remove}
        </Button>
      ),
    },
  ];
  return (
    <section>
      <h3>{w.sources}</h3>
      <p className="quiet">{outcome}</p>
      {sources.length === 0 ? (
        <p className="quiet">{w.sourcesNone}</p>
      ) : (
        <DataTable
          label={w.sources}
          columns={columns}
          rows={sources}
          rowKey={(one) => one.id}
          pageSize={10}
          start={{ key: 'at', direction: 'DESC' }}
        />
      )}
    </section>
  );
}
