import { words } from '../../words';

const w = words.decisions;

/** Each look at a page is a call of Portcullis itself: these are shown on demand, and always counted. */
export function OwnCalls(props: {
  readonly shown: boolean;
  readonly leftOut: number;
  readonly show: (shown: boolean) => void;
}) {
  const { shown, leftOut, show } = props;
  return (
    <p className="own-calls no-print">
      <label>
        <input type="checkbox" checked={shown} onChange={(event) => show(event.target.checked)} />
        {w.own}
      </label>
      {leftOut === 0 ? null : <span className="quiet">{w.ownLeftOut(leftOut)}</span>}
    </p>
  );
}
