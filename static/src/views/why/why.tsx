import { useEffect } from 'react';
import type { AppRow, Payload } from '../../../../src/api';
import type { Query } from '../../bridge/address';
import { useCall } from '../../bridge/use-call';
import { useAnnounce } from '../../parts/announce';
import { Await } from '../../parts/states';
import { Title } from '../../parts/title';
import { words } from '../../words';
import { Answer } from './answer';
import { askedOf, payloadOf } from './asked';
import { CallForm } from './form';
import './why.css';

const w = words.why;

/** One call explained; the address holds the question, so that it can be sent to whoever asked. */
export function Why(props: {
  readonly query: Query;
  readonly apps: readonly AppRow[];
  readonly focus: boolean;
}) {
  const { query, apps, focus } = props;
  const asked = askedOf(query);
  const payload = payloadOf(asked);
  return (
    <>
      <Title focus={focus}>{w.title}</Title>
      <p>{w.lead}</p>
      <div className="why">
        <CallForm key={JSON.stringify(asked)} asked={asked} apps={apps} />
        {payload === null ? null : <Explained payload={payload} />}
      </div>
    </>
  );
}

function Explained({ payload }: { readonly payload: Payload<'why'> }) {
  const { loaded, reload } = useCall('why', payload);
  const announce = useAnnounce();
  const text = loaded.state === 'ready' ? loaded.value.text : null;
  useEffect(() => {
    if (text !== null) announce(text);
  }, [text, announce]);
  return (
    <Await loaded={loaded} reload={reload}>
      {(view) => <Answer view={view} point={payload.point ?? 'forecast'} />}
    </Await>
  );
}
