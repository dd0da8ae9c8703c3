import { useState } from 'react';
import type { SettingsValues, SettingsView } from '../../../../src/api';
import { call, CallError } from '../../bridge/call';
import { Area } from '../../parts/area';
import { Field } from '../../parts/field';
import { words } from '../../words';
import { Sheet } from '../sheet';

const w = words.settings;
const kinds = [
  'installed',
  'removed',
  'updated',
] as const satisfies readonly (keyof SettingsValues['auditMatch'])[];

/** What an administrator may set; the server says what is out of bounds. */
export function Values(props: {
  readonly values: SettingsValues;
  readonly saved: (view: SettingsView) => void;
}) {
  const { values } = props;
  const [retention, setRetention] = useState(String(values.retentionDays));
  const [stale, setStale] = useState(String(values.staleAfterDays));
  const [decisions, setDecisions] = useState(String(values.decisionDays));
  const [match, setMatch] = useState(() => ({
    installed: values.auditMatch.installed.join('\n'),
    removed: values.auditMatch.removed.join('\n'),
    updated: values.auditMatch.updated.join('\n'),
  }));
  const [callFields, setCallFields] = useState(values.auditCall.join('\n'));
  const save = async (): Promise<string> => {
    const days = [retention, stale, decisions].map((text) =>
      /^\d{1,5}$/.test(text.trim()) ? Number(text) : null,
    );
    const [retentionDays, staleAfterDays, decisionDays] = days;
    if (retentionDays == null || staleAfterDays == null || decisionDays == null)
      throw new CallError('bad-input', w.notWhole);
    const auditMatch = {
      installed: linesOf(match.installed),
      removed: linesOf(match.removed),
      updated: linesOf(match.updated),
    };
    const auditCall = linesOf(callFields);
    const next = { retentionDays, staleAfterDays, decisionDays, auditMatch, auditCall };
    props.saved(await call('settings.put', { values: next }));
    return w.saved;
  };
  return (
    <Sheet panel title={w.values} send={w.save} save={save}>
      <div className="sheet-columns">
        <Field label={w.retention} hint={w.retentionHint} value={retention} change={setRetention} />
        <Field label={w.stale} hint={w.staleHint} value={stale} change={setStale} />
        <Field label={w.decisions} hint={w.decisionsHint} value={decisions} change={setDecisions} />
      </div>
      <h3>{w.match}</h3>
      <p className="quiet">{w.matchHint}</p>
      <div className="sheet-columns">
        {kinds.map((kind) => (
          <Area
            key={kind}
            label={w[kind]}
            value={match[kind]}
            rows={3}
            change={(text) => setMatch({ ...match, [kind]: text })}
          />
        ))}
      </div>
      <Area label={w.callFields} hint={w.callFieldsHint} value={callFields} rows={2} change={setCallFields} />
    </Sheet>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
