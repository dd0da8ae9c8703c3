import { useState } from 'react';
import type { AppRow, ApprovalsView } from '../../../../src/api';
import { call, CallError } from '../../bridge/call';
import { AppChoice } from '../../parts/app-choice';
import { Area } from '../../parts/area';
import { Field } from '../../parts/field';
import { words } from '../../words';
import { Sheet } from '../sheet';

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
  const save = async (): Promise<string> => {
    if (statement.trim() === '') throw new CallError('bad-input', w.missingStatement);
    if (owner.trim() === '') throw new CallError('bad-input', words.approvals.missingOwner);
    const put = { app, statement, owner, expires: expires === '' ? null : expires };
    props.changed(await call('attestation.put', put));
    setStatement('');
    return w.saved;
  };
  return (
    <Sheet title={w.form} send={w.save} save={save}>
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
    </Sheet>
  );
}
