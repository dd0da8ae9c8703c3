import { useEffect } from 'react';
import type { RulesView } from '../../../../src/api';
import type { Query } from '../../bridge/address';
import { useCall } from '../../bridge/use-call';
import { Link } from '../../parts/link';
import { Await, Failed, Loading } from '../../parts/states';
import { Title } from '../../parts/title';
import { words } from '../../words';
import { beginDraft, recheck, useDraft } from '../rules/draft';
import { SectionNav } from '../rules/section';
import { AppDetail } from './app-detail';
import { Overview } from './overview';
import { SpaceDetail } from './space-detail';
import './preview.css';

const w = words.preview;

/** What the draft would do: over the estate, to one app, or in one space. */
export function Preview({ query, focus }: { readonly query: Query; readonly focus: boolean }) {
  const { loaded, reload } = useCall('rules', {});
  const view = loaded.state === 'ready' ? loaded.value : null;
  useEffect(() => {
    if (view) beginDraft(view);
  }, [view]);
  return (
    <>
      <Title focus={focus}>{w.title}</Title>
      <SectionNav at="preview" />
      <Await loaded={loaded} reload={reload}>
        {(rules) => <Drafted rules={rules} query={query} />}
      </Await>
    </>
  );
}

function Drafted({ rules, query }: { readonly rules: RulesView; readonly query: Query }) {
  const draft = useDraft();
  if (draft?.failed) return <Failed error={draft.failed} retry={recheck} />;
  if (!draft?.checked || draft.checking) return <Loading />;
  const { text, checked } = draft;
  if (checked.errors.length > 0)
    return (
      <>
        <h3>{w.badTitle}</h3>
        <p>{w.bad}</p>
        <ul className="sentences">
          {checked.errors.slice(0, 20).map(({ line, field, message }) => (
            <li key={`${String(line)} ${field} ${message}`}>{words.rules.error(line, field, message)}</li>
          ))}
        </ul>
        <p>
          <Link to={{ view: 'rules' }}>{w.correct}</Link>
        </p>
      </>
    );
  if (checked.rules?.length === 0)
    return (
      <>
        <p>{w.ofNothing}</p>
        <p>
          <Link to={{ view: 'rules' }}>{w.write}</Link>
        </p>
      </>
    );
  const app = query['app'] ?? '';
  const space = query['space'] ?? '';
  if (app !== '') return <AppDetail text={text} app={app} space={space} />;
  if (space !== '') return <SpaceDetail text={text} query={query} space={space} />;
  const of = text === rules.text ? w.ofRecorded(rules.version) : w.ofDraft;
  return <Overview text={text} of={of} query={query} />;
}
