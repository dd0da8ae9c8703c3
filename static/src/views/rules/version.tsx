import Button from '@atlaskit/button/default/button';
import type { RulesView } from '../../../../src/api';
import { useGo } from '../../bridge/address';
import { useCall } from '../../bridge/use-call';
import { useAnnounce } from '../../parts/announce';
import { Link } from '../../parts/link';
import { Await } from '../../parts/states';
import { words } from '../../words';
import { Changes } from './check';
import { editText, startOver } from './draft';
import { Record } from './record';

const w = words.rules;
const history = { view: 'rules', query: { part: 'history' } } as const;

/** One recorded version: its text, what differs from what is recorded now, and the way back to it. */
export function Version(props: {
  readonly entry: RulesView['history'][number];
  readonly rules: RulesView;
  readonly recorded: () => void;
}) {
  const { entry, rules } = props;
  const { version } = entry;
  const { loaded, reload } = useCall('rules.version', { version });
  return (
    <section className="rules-part version" aria-label={w.version(version)}>
      <p className="no-print">
        <Link to={history}>{`← ${w.allVersions}`}</Link>
      </p>
      <h3>{w.version(version)}</h3>
      <p>{w.versionBy(entry.by, entry.recordedAt, entry.reason)}</p>
      <Await loaded={loaded} reload={reload}>
        {({ text }) => (
          <>
            {text === '' ? (
              <p className="quiet">{w.versionEmpty}</p>
            ) : (
              <pre className="rules-text" tabIndex={0} aria-label={w.version(version)}>
                {text}
              </pre>
            )}
            {text === rules.text ? (
              <p className="quiet">{w.restoreSame}</p>
            ) : (
              <Restore text={text} version={version} rules={rules} recorded={props.recorded} />
            )}
          </>
        )}
      </Await>
    </section>
  );
}

/** Records the text of an older version again; nothing is taken out of the history. */
function Restore(props: {
  readonly text: string;
  readonly version: number;
  readonly rules: RulesView;
  readonly recorded: () => void;
}) {
  const { text, version, rules, recorded } = props;
  const { loaded, reload } = useCall('rules.check', { draft: { text } });
  const go = useGo();
  const announce = useAnnounce();
  return (
    <div className="restore">
      <h3>{w.restoreChanges}</h3>
      <Await loaded={loaded} reload={reload}>
        {(checked) => <Changes changes={checked.changes} />}
      </Await>
      <h3 className="no-print">{w.restore}</h3>
      <p className="quiet no-print">{w.restoreLead(version)}</p>
      <Record
        text={text}
        base={rules.version}
        button={w.restore}
        disabled={false}
        refused={recorded}
        done={(view) => {
          announce(w.restored(version));
          go(history);
          void startOver(view).then(recorded);
        }}
      >
        <Button
          onClick={() => {
            editText(text);
            go({ view: 'rules' });
          }}
        >
          {w.useAsDraft}
        </Button>
      </Record>
    </div>
  );
}
