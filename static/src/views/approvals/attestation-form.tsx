import Button from '@atlaskit/button/default/button';
import { useState, type FormEvent } from 'react';
import type { AppRow, ApprovalsView } from '../../../../src/api';
import { call, CallError } from '../../bridge/call';
import { Ended, useAct } from '../../parts/act';
import { AppChoice } from '../../parts/app-choice';
import { Area } from '../../parts/area';
import { Field } from '../../parts/field';
import { words } from '../../words';

const w = words.attestations;

/** Takes a person's word for what no scan can see. */
export function AttestationForm(props: {
  readonly apps: readonly AppRow[];
  readonly app: string | null;
  readonly changed: (view: ApprovalsView) => void;
}) {
  const [app, setApp] = useState(props.app);
  const [statement, setStatement] = useState('');
  const [owner, setOwner] = useState('');
  const [expires, setExpires] = useState('');
  const { busy, outcome, act } = useAct();
  const save = async (): Promise<string> => {
    if (statement.trim() === '') throw new CallError('bad-input', w.missingStatement);
    if (owner.trim() === '') throw new CallError('bad-input', words.approvals.missingOwner);
    const put = { app, statement, owner, expires: expires === '' ? null : expires };
    props.changed(await call('attestation.put', put));
    setStatement('');
    return w.saved;
  };
  return (
    <form
      className="sheet"
      aria-label={w.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        act(save);
      }}
    >
      <h3>{w.form}</h3>
      <div className="sheet-columns">
        <div>
          <AppChoice label={w.columns.about} none={w.site} apps={props.apps} app={app} choose={setApp} />
          <Area
            label={w.statement}
            hint={w.statementHint}
            value={statement}
            longest={2000}
            rows={4}
            change={setStatement}
          />
        </div>
        <div>
          <Field
            label={words.approvals.owner}
            hint={words.approvals.ownerHint}
            value={owner}
            longest={300}
            change={setOwner}
          />
          <Field
            label={words.approvals.expires}
            hint={words.approvals.expiresHint}
            type="date"
            value={expires}
            change={setExpires}
          />
        </div>
      </div>
      <div className="actions">
        <Button type="submit" appearance="primary" isDisabled={busy}>
          {w.save}
        </Button>
      </div>
      <Ended outcome={outcome} />
    </form>
  );
}
