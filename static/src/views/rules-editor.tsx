import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import Textfield from '@atlaskit/textfield';
import { useId, useRef, useState } from 'react';
import type { RecordedView } from '../../../src/api';
import { call } from '../bridge/call';
import { toCallError } from '../bridge/use-call';
import { useAnnounce } from '../parts/announce';
import { FileButton } from '../parts/file-button';
import { words } from '../words';

const w = words.rules;
type Errors = Extract<RecordedView, { recorded: false }>['errors'];

/** The rules as text. A text that does not fit stays as it is, each error leading to its line. */
export function RulesEditor(props: { readonly text: string; readonly recorded: () => void }) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(props.text);
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<Errors>([]);
  const [outcome, setOutcome] = useState<{ ok: boolean; text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const announce = useAnnounce();

  const finish = (ok: boolean, sentence: string): void => {
    setOutcome({ ok, text: sentence });
    announce(sentence);
  };
  const record = async (): Promise<void> => {
    setErrors([]);
    if (reason.trim() === '') {
      finish(false, w.reasonMissing);
      return;
    }
    setBusy(true);
    try {
      const answer = await call('rules.record', { text, reason: reason.trim() });
      if (answer.recorded) {
        finish(true, w.recordedDone(answer.rules.rules.length));
        setReason('');
        props.recorded();
      } else {
        setErrors(answer.errors);
        finish(false, w.errorsTitle(answer.errors.length));
      }
    } catch (error) {
      finish(false, toCallError(error).message);
    } finally {
      setBusy(false);
    }
  };

  return (
    <section className="rules-editor">
      <div className="field">
        <label htmlFor={id}>{w.editor}</label>
        <textarea
          id={id}
          ref={area}
          className="mono"
          rows={16}
          spellCheck={false}
          value={text}
          aria-invalid={errors.length > 0}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setText(event.target.value)}
        />
        <small id={`${id}-hint`} className="quiet">
          {w.editorHint}
        </small>
      </div>
      <FileButton
        label={w.upload}
        accept=".yml,.yaml,.json"
        choose={([file]) => void file?.text().then(setText, () => finish(false, words.states.unexpected))}
      />
      <div className="field">
        <label htmlFor={`${id}-reason`}>{w.reason}</label>
        <Textfield
          id={`${id}-reason`}
          value={reason}
          maxLength={1000}
          placeholder={w.reasonHint}
          onChange={(event) => setReason((event.target as HTMLInputElement).value)}
        />
      </div>
      <Button appearance="primary" isDisabled={busy} onClick={() => void record()}>
        {w.record}
      </Button>
      {outcome ? (
        <SectionMessage appearance={outcome.ok ? 'success' : 'error'} title={outcome.text}>
          <ul className="sentences">
            {errors.map(({ line, field, message }) => (
              <li key={`${String(line)} ${field} ${message}`}>
                {line === null || area.current === null ? (
                  w.error(line, field, message)
                ) : (
                  <button
                    type="button"
                    className="link"
                    onClick={() => area.current && select(area.current, line)}
                  >
                    {w.error(line, field, message)}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </SectionMessage>
      ) : null}
    </section>
  );
}

/** Puts the cursor on a 1-based line and selects it. */
function select(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split('\n');
  const from = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  area.focus();
  area.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
}
