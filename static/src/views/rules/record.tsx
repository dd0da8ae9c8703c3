import Button from '@atlaskit/button/default/button';
import SectionMessage from '@atlaskit/section-message';
import { useState, type ReactNode } from 'react';
import type { RecordedView } from '../../../../src/api';
import { call } from '../../bridge/call';
import { toCallError } from '../../bridge/use-call';
import { useAnnounce } from '../../parts/announce';
import { Field } from '../../parts/field';
import { words } from '../../words';

const w = words.rules;

/** Records a text of rules with a reason; what came of it is said in one sentence. */
export function Record(props: {
  /** The text to record, as it is when the button is pressed. */
  readonly text: string;
  readonly base: number;
  readonly button: string;
  readonly disabled: boolean;
  readonly done: (rules: Extract<RecordedView, { recorded: true }>['rules']) => void;
  /** Called where the server refused, perhaps since somebody else recorded rules: what is known is old then. */
  readonly refused: () => void;
  readonly children?: ReactNode;
}) {
  const { text, base, done } = props;
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const announce = useAnnounce();

  const refuse = (sentence: string): void => {
    setFault(sentence);
    announce(sentence);
  };
  const record = async (): Promise<void> => {
    setFault(null);
    if (reason.trim() === '') {
      refuse(w.reasonMissing);
      return;
    }
    setBusy(true);
    try {
      const answer = await call('rules.record', { text, reason: reason.trim(), base });
      if (answer.recorded) {
        setReason('');
        done(answer.rules);
      } else refuse(w.errorsTitle(answer.errors.length));
    } catch (error) {
      refuse(toCallError(error).message);
      props.refused();
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      className="record no-print"
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <Field label={w.reason} value={reason} longest={1000} example={w.reasonHint} change={setReason} />
      <div className="actions">
        <Button type="submit" appearance="primary" isDisabled={props.disabled || busy}>
          {props.button}
        </Button>
        {props.children}
      </div>
      {fault === null ? null : <SectionMessage appearance="error" title={fault} children={null} />}
    </form>
  );
}
