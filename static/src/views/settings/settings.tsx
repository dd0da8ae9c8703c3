import { useState } from 'react';
import type { SettingsView } from '../../../../src/api';
import { useCall } from '../../bridge/use-call';
import { Await } from '../../parts/states';
import { Title } from '../../parts/title';
import { words } from '../../words';
import { AuditLog } from './audit-log';
import { OwnPolicy } from './own-policy';
import { Stored } from './stored';
import { Values } from './values';

/** Settings of the installation, its data, and what Confluence says live. */
export function Settings({ focus, changed }: { readonly focus: boolean; readonly changed: () => void }) {
  const { loaded, reload } = useCall('settings', {});
  const [newer, setNewer] = useState<SettingsView | null>(null);
  const anew = (): void => {
    setNewer(null);
    reload();
    changed();
  };
  return (
    <>
      <Title focus={focus}>{words.settings.title}</Title>
      <Await loaded={newer === null ? loaded : { state: 'ready', value: newer }} reload={reload}>
        {(view) => (
          <>
            <Values values={view.values} saved={setNewer} />
            <Stored view={view} deleted={anew} />
          </>
        )}
      </Await>
      <AuditLog />
      <OwnPolicy />
    </>
  );
}
