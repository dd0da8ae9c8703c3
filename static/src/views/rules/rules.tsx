import { useEffect } from 'react';
import type { AppRow, RulesView } from '../../../../src/api';
import type { Query } from '../../bridge/address';
import { useCall } from '../../bridge/use-call';
import { Loading, Await } from '../../parts/states';
import { Title } from '../../parts/title';
import { words } from '../../words';
import { beginDraft, useDraft } from './draft';
import { Editor } from './editor';
import { Guard } from './guard';
import { History } from './history';
import { Recorded } from './recorded';
import { SectionNav, type Part } from './section';
import './rules.css';

const w = words.rules;

export interface RulesProps {
  readonly query: Query;
  readonly apps: readonly AppRow[];
  readonly focus: boolean;
  /** Called once other rules are recorded. */
  readonly changed: () => void;
}

/** The rules: a draft to write, how Guard takes it, what is recorded and what was. */
export function Rules({ query, apps, focus, changed }: RulesProps) {
  const { loaded, reload } = useCall('rules', {});
  const part = partOf(query['part']);
  const view = loaded.state === 'ready' ? loaded.value : null;
  useEffect(() => {
    if (view) beginDraft(view);
  }, [view]);
  const recorded = (): void => {
    reload();
    changed();
  };
  return (
    <>
      <Title focus={focus}>{w.title}</Title>
      <SectionNav at={part} />
      <Await loaded={loaded} reload={reload}>
        {(rules) => <Body part={part} rules={rules} query={query} apps={apps} recorded={recorded} />}
      </Await>
    </>
  );
}

function Body(props: {
  readonly part: Part;
  readonly rules: RulesView;
  readonly query: Query;
  readonly apps: readonly AppRow[];
  readonly recorded: () => void;
}) {
  const { part, rules, query, apps, recorded } = props;
  const draft = useDraft();
  if (part === 'recorded') return <Recorded rules={rules} />;
  if (part === 'history')
    return <History rules={rules} version={Number(query['version'] ?? 0)} recorded={recorded} />;
  if (!draft) return <Loading />;
  if (part === 'guard') return <Guard draft={draft} />;
  return <Editor draft={draft} rules={rules} apps={apps} open={query['rule'] ?? ''} recorded={recorded} />;
}

function partOf(name: string | undefined): Part {
  return name === 'guard' || name === 'recorded' || name === 'history' ? name : 'draft';
}
