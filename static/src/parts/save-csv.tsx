import { csvOf, save } from '../bridge/save';
import { words } from '../words';
import { useAnnounce } from './announce';
import type { Column } from './table';

const w = words.table;

/** Hands over the rows of a table as they are shown: filtered and sorted, on all of its pages. */
export function SaveCsv<Row>(props: {
  readonly file: string;
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}) {
  const announce = useAnnounce();
  const give = (): void => {
    const kept = props.columns.flatMap(({ label, csv, sort }) => {
      const cell = csv ?? sort;
      return cell ? [{ label, cell }] : [];
    });
    const name = `${props.file}.csv`;
    const rows = props.rows.map((row) => kept.map(({ cell }) => cell(row)));
    save(name, 'text/csv', [csvOf([kept.map(({ label }) => label), ...rows])]);
    announce(w.saved(name));
  };
  return (
    <p className="save-csv no-print">
      <button type="button" className="link" aria-label={w.csvOf(props.label)} onClick={give}>
        {w.csv}
      </button>
    </p>
  );
}
