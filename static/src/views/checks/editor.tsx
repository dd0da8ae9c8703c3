import Button from '@atlaskit/button/default/button';
import { useRef, useState } from 'react';
import type { ChecksView, RecordedChecks } from '../../../../src/api';
import { call, CallError } from '../../bridge/call';
import { Ended, useAct } from '../../parts/act';
import { Field } from '../../parts/field';
import { FileButton } from '../../parts/file-button';
import { TextEditor, type TextHandle } from '../../parts/text-editor';
import { words } from '../../words';

const w = words.checks;
type Errors = Extract<RecordedChecks, { recorded: false }>['errors'];

/** The checks as text. A text that does not fit stays as it is, each error leading to its line. */
export function ChecksEditor(props: {
  readonly text: string;
  readonly recorded: (view: ChecksView) => void;
}) {
  const [text, setText] = useState(props.text);
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<Errors>([]);
  const { busy, outcome, act } = useAct();
  const area = useRef<TextHandle>(null);
  const record = async (): Promise<string> => {
    setErrors([]);
    if (reason.trim() === '') throw new CallError('bad-input', w.reasonMissing);
    const answer = await call('checks.record', { text, reason });
    if (!answer.recorded) {
      setErrors(answer.errors);
      throw new CallError('bad-input', w.errors(answer.errors.length));
    }
    setReason('');
    props.recorded(answer.checks);
    return w.done(answer.checks.checks.length);
  };
  const load = (files: readonly File[]): void =>
    act(async () => {
      setText((await files[0]?.text()) ?? text);
      return null;
    });
  return (
    <section className="panel sheet">
      <TextEditor label={w.editor} hint={w.hint} text={text} errors={errors} change={setText} handle={area} />
      <div className="actions">
        <FileButton label={w.upload} accept=".yml,.yaml" choose={load} />
      </div>
      <Field label={w.reason} hint={w.reasonHint} value={reason} longest={1000} change={setReason} />
      <div className="actions">
        <Button appearance="primary" isDisabled={busy} onClick={() => act(record)}>
          {w.record}
        </Button>
      </div>
      <Ended outcome={outcome} />
      {errors.length === 0 ? null : (
        <ul className="sentences">
          {errors.slice(0, listed).map(({ line, field, message }) => (
            <li key={`${String(line)} ${field} ${message}`}>
              {line === null ? (
                w.error(line, field, message)
              ) : (
                <button type="button" className="link" onClick={() => area.current?.select(line)}>
                  {w.error(line, field, message)}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** More than this are counted above the list; they show as the first ones are corrected. */
const listed = 50;
