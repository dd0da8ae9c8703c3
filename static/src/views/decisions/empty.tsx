import Button from '@atlaskit/button/default/button';
import { useGo } from '../../bridge/address';
import { words } from '../../words';

const w = words.decisions;

/** Before the first decision: how lines come here, and what can be asked without one. */
export function EmptyLog() {
  const go = useGo();
  return (
    <section className="empty">
      <h3>{w.emptyTitle}</h3>
      <p>{w.emptyLead}</p>
      <ul className="sentences">
        {w.empty.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
      <div className="actions">
        <Button appearance="primary" onClick={() => go({ view: 'import' })}>
          {w.emptyGo}
        </Button>
        <Button onClick={() => go({ view: 'why' })}>{w.emptyWhy}</Button>
      </div>
    </section>
  );
}
