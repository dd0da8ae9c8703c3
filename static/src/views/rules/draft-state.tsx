import Button from '@atlaskit/button/default/button';
import SectionMessage, { SectionMessageAction } from '@atlaskit/section-message';
import { useState } from 'react';
import type { RulesView } from '../../../../src/api';
import { useGo } from '../../bridge/address';
import { CallError } from '../../bridge/call';
import { useAnnounce } from '../../parts/announce';
import { words } from '../../words';
import { rebaseDraft, startOver, type Draft } from './draft';

const w = words.rules;

/** Whose draft this is, whether it is kept, and whether somebody recorded rules since it was begun. */
export function DraftState({ draft, rules }: { readonly draft: Draft; readonly rules: RulesView }) {
  return (
    <div className="draft-state no-print">
      <p role="status">
        <span>{whose(draft, rules)}</span> <span className="quiet">{keeping(draft)}</span>
      </p>
      {draft.kept === 'unchanged' ? null : <Discard rules={rules} />}
      {draft.base < rules.version ? <Behind draft={draft} rules={rules} /> : null}
    </div>
  );
}

function whose(draft: Draft, rules: RulesView): string {
  if (rules.draft && rules.draft.text === draft.text) return w.keptBy(rules.draft.by, rules.draft.keptAt);
  if (draft.kept !== 'unchanged') return w.begun;
  return rules.version === 0 ? w.noneRecorded : w.unchanged;
}

function keeping({ kept }: Draft): string {
  if (kept instanceof CallError) return w.notKept(kept.message);
  return kept === 'waiting' ? w.waiting : kept === 'kept' ? w.kept : '';
}

function Discard({ rules }: { readonly rules: RulesView }) {
  const [sure, setSure] = useState(false);
  const announce = useAnnounce();
  if (!sure)
    return (
      <Button spacing="compact" appearance="subtle" onClick={() => setSure(true)}>
        {w.discard}
      </Button>
    );
  return (
    <span className="actions">
      {w.discardSure}
      <Button
        spacing="compact"
        appearance="danger"
        onClick={() => {
          void startOver(rules);
          announce(w.discarded);
        }}
      >
        {w.discardYes}
      </Button>
      <Button spacing="compact" onClick={() => setSure(false)}>
        {w.discardNo}
      </Button>
    </span>
  );
}

function Behind({ draft, rules }: { readonly draft: Draft; readonly rules: RulesView }) {
  const go = useGo();
  const newest = rules.history.find(({ version }) => version === rules.version);
  return (
    <SectionMessage
      appearance="warning"
      title={w.behindTitle(rules.version)}
      actions={[
        <SectionMessageAction
          key="look"
          onClick={() => go({ view: 'rules', query: { part: 'history', version: String(rules.version) } })}
        >
          {w.behindLook}
        </SectionMessageAction>,
        <SectionMessageAction key="on" onClick={() => rebaseDraft(rules.version)}>
          {w.behindGoOn}
        </SectionMessageAction>,
      ]}
    >
      <p>{w.behind(draft.base, newest?.by ?? '', newest?.reason ?? '')}</p>
    </SectionMessage>
  );
}
