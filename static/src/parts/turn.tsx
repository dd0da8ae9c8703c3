import Button from '@atlaskit/button/default/button';
import { words } from '../words';

/** Turns the pages of a list that the server keeps; nothing where all of it is in sight. */
export function Turn(props: {
  readonly from: number;
  readonly shown: number;
  readonly total: number;
  readonly size: number;
  readonly turn: (from: number) => void;
}) {
  const { from, shown, total, size, turn } = props;
  if (from === 0 && shown >= total) return null;
  return (
    <div className="pager no-print" role="group" aria-label={words.pager.label}>
      <Button spacing="compact" isDisabled={from === 0} onClick={() => turn(Math.max(0, from - size))}>
        {words.pager.previous}
      </Button>
      <span role="status">
        {words.pager.range(Math.min(from + 1, total), Math.min(from + shown, total), total)}
      </span>
      <Button spacing="compact" isDisabled={from + shown >= total} onClick={() => turn(from + size)}>
        {words.pager.next}
      </Button>
    </div>
  );
}
