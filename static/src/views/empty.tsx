import Button from '@atlaskit/button/default/button';
import { useGo } from '../bridge/address';
import { Title } from '../parts/title';
import { words } from '../words';

const w = words.empty;

/** Before the first import: what can be asked already, and the way to more. */
export function EmptyEstate({ focus }: { readonly focus: boolean }) {
  const go = useGo();
  return (
    <section className="empty">
      <Title focus={focus}>{w.title}</Title>
      <p>{w.lead}</p>
      <h3>{w.stepsTitle}</h3>
      <ol>
        {w.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Button appearance="primary" onClick={() => go({ view: 'import' })}>
        {w.go}
      </Button>
    </section>
  );
}
