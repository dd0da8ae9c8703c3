import Button from '@atlaskit/button/default/button';
import { useEffect, useRef, useState } from 'react';
import type { AppRow, RulesView } from '../../../../src/api';
import { useGo } from '../../bridge/address';
import { TextEditor, type TextHandle } from '../../parts/text-editor';
import { useAnnounce } from '../../parts/announce';
import { FileButton } from '../../parts/file-button';
import { Radios } from '../../parts/radios';
import { words } from '../../words';
import { Check } from './check';
import { editRules, editText, keepDraft, startOver, type Draft } from './draft';
import { DraftState } from './draft-state';
import { Fields } from './fields';
import { Record } from './record';
import { ruleIndex } from './rule-words';

const w = words.rules;
type Form = Draft['form'];

/** The draft: written as fields or as text, with what is said of it beside it. */
export function Editor(props: {
  readonly draft: Draft;
  readonly rules: RulesView;
  readonly apps: readonly AppRow[];
  /** Id of the rule that the address asks for. */
  readonly open: string;
  readonly recorded: () => void;
}) {
  const { draft, rules, apps, recorded } = props;
  const go = useGo();
  const announce = useAnnounce();
  const [form, setForm] = useState<Form>(last);
  const [open, setOpen] = useState<number | null>(null);
  const area = useRef<TextHandle>(null);
  const [line, setLine] = useState<number | null>(null);
  const shown: Form = draft.rules === null ? 'text' : form;

  useEffect(() => keepDraft, []);
  useEffect(() => {
    last = form;
  }, [form]);
  const asked = draft.rules?.findIndex(({ id }) => id === props.open) ?? -1;
  useEffect(() => {
    if (asked >= 0) setOpen(asked);
  }, [asked]);
  useEffect(() => {
    if (line === null) return;
    area.current?.select(line);
    setLine(null);
  }, [line]);

  const load = (file: File | undefined): void => {
    file?.text().then(
      (text) => {
        editText(text);
        announce(w.uploaded(file.name));
      },
      () => announce(w.unreadable),
    );
  };

  return (
    <div className="rules-editor">
      <DraftState draft={draft} rules={rules} />
      <div className="rules-write">
        <div className="rules-bar no-print">
          <Radios
            look="switch"
            label={w.form}
            value={shown}
            options={(['fields', 'text'] as const).map((value) => ({ value, text: w.forms[value] }))}
            change={setForm}
          />
          <FileButton label={w.upload} accept=".yml,.yaml,.json" choose={([file]) => load(file)} />
        </div>
        <FormNote draft={draft} wanted={form} shown={shown} />
        {shown === 'fields' ? (
          <Fields
            rules={draft.rules ?? []}
            checked={draft.checked}
            apps={apps}
            open={open}
            setOpen={setOpen}
            change={editRules}
          />
        ) : (
          <TextEditor
            label={w.editor}
            hint={w.editorHint}
            text={draft.text}
            errors={draft.checked?.errors ?? []}
            change={editText}
            handle={area}
          />
        )}
      </div>
      <aside className="rules-said">
        <Check
          draft={draft}
          same={draft.text === rules.text}
          lead={{
            toError: (error) => {
              const index = ruleIndex(error.field);
              if (shown === 'fields' && index !== null) setOpen(index);
              else {
                setForm('text');
                setLine(error.line);
              }
            },
            toRule: (id) => setOpen(draft.rules?.findIndex((rule) => rule.id === id) ?? null),
          }}
        >
          <Record
            text={draft.text}
            base={draft.base}
            button={w.record}
            disabled={draft.checking || (draft.checked?.errors.length ?? 1) > 0 || draft.text === rules.text}
            refused={recorded}
            done={(view) => {
              announce(w.recordedDone(view.rules.length));
              void startOver(view).then(recorded);
            }}
          >
            <Button onClick={() => go({ view: 'preview' })}>{w.preview}</Button>
          </Record>
        </Check>
      </aside>
    </div>
  );
}

/** Why the fields are not there, or what changing one of them costs. */
function FormNote(props: { readonly draft: Draft; readonly wanted: Form; readonly shown: Form }) {
  const { draft, wanted, shown } = props;
  const unreadable = draft.rules === null && !draft.checking && draft.checked !== null;
  if (wanted === 'fields' && unreadable) return <p className="quiet">{w.textFirst}</p>;
  const hasComments = /^\s*#|\s#/m.test(draft.text);
  return shown === 'fields' && hasComments ? <p className="quiet">{w.loseComments}</p> : null;
}

/** The form that was chosen last, for the next time the draft is opened. */
let last: Form = 'fields';
