import { useId, useImperativeHandle, useRef, type Ref } from 'react';
import './text-editor.css';

/** What is wrong with a text, and where; a line is counted from 1. */
export interface TextError {
  readonly line: number | null;
  readonly field: string;
  readonly message: string;
}

export interface TextHandle {
  /** Puts the cursor on a 1-based line and selects it. */
  readonly select: (line: number) => void;
}

/** YAML or JSON beside the numbers of its lines; those with an error are marked. */
export function TextEditor(props: {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly errors: readonly TextError[];
  readonly change: (text: string) => void;
  readonly handle: Ref<TextHandle>;
}) {
  const { text, errors } = props;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLPreElement>(null);
  useImperativeHandle(props.handle, () => ({
    select: (line) => {
      if (area.current) select(area.current, line);
    },
  }));
  const wrong = new Set(errors.map(({ line }) => line));
  const lines = text.split('\n').length;
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <div className="text-editor">
        <pre ref={gutter} aria-hidden="true">
          {Array.from({ length: lines }, (_, index) =>
            wrong.has(index + 1) ? `▸ ${String(index + 1)}` : String(index + 1),
          ).join('\n')}
        </pre>
        <textarea
          id={id}
          ref={area}
          className="mono"
          wrap="off"
          rows={Math.min(30, Math.max(16, lines + 1))}
          spellCheck={false}
          value={text}
          aria-invalid={errors.length > 0}
          aria-describedby={`${id}-hint`}
          onChange={(event) => props.change(event.target.value)}
          onScroll={(event) => {
            if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
          }}
        />
      </div>
      <small id={`${id}-hint`} className="quiet">
        {props.hint}
      </small>
    </div>
  );
}

function select(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split('\n');
  const from = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  area.focus();
  area.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
  const height = area.scrollHeight / lines.length;
  area.scrollTop = Math.max(0, (line - 4) * height);
}
