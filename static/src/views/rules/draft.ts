import { useSyncExternalStore } from 'react';
import type { CheckedDraft, RuleDraft, RulesView } from '../../../../src/api';
import { call, type CallError } from '../../bridge/call';
import { toCallError } from '../../bridge/use-call';

/** The rules that somebody is writing, in both forms, with what the server said of them last. */
export interface Draft {
  /** The recorded version it started from. */
  readonly base: number;
  /** The form that was changed last: the other one follows it. */
  readonly form: 'fields' | 'text';
  readonly text: string;
  /** Null where the text has errors, or was not checked yet. */
  readonly rules: readonly RuleDraft[] | null;
  /** Null until the first answer. */
  readonly checked: CheckedDraft | null;
  readonly checking: boolean;
  readonly failed: CallError | null;
  readonly kept: 'unchanged' | 'waiting' | 'kept' | CallError;
}

const checkAfter = 300;
const keepAfter = 900;

/** One draft a page: it outlives the view, so that a reader can look elsewhere and come back. */
let draft: Draft | null = null;
const watchers = new Set<() => void>();
let checkTimer: ReturnType<typeof setTimeout> | undefined;
let keepTimer: ReturnType<typeof setTimeout> | undefined;
let turn = 0;

function put(next: Draft): void {
  draft = next;
  for (const watch of watchers) watch();
}

/** The draft as it is now; null before the rules were loaded. */
export function useDraft(): Draft | null {
  return useSyncExternalStore(
    (watch) => {
      watchers.add(watch);
      return () => watchers.delete(watch);
    },
    () => draft,
  );
}

/** Starts from the kept draft, or from what is recorded; a draft that is being written stays. */
export function beginDraft(view: RulesView): void {
  if (draft && draft.kept !== 'unchanged') return;
  const kept = view.draft ?? null;
  const text = kept?.text ?? view.text;
  const base = kept?.base ?? view.version;
  if (draft?.text === text && draft.base === base) return;
  start({ text, base, kept: kept ? 'kept' : 'unchanged' });
}

/**
 * Leaves what was written, here and on the server, and goes on from what is recorded. Resolves once the
 * server has let go of its copy, or could not: then it shows again, which loses nothing.
 */
export async function startOver(view: RulesView): Promise<void> {
  clearTimeout(keepTimer);
  start({ text: view.text, base: view.version, kept: 'unchanged' });
  await call('rules.draft', { text: null }).catch(() => undefined);
}

function start(from: Pick<Draft, 'text' | 'base' | 'kept'>): void {
  put({ ...from, form: 'text', rules: null, checked: null, checking: true, failed: null });
  check(0);
}

export function editText(text: string): void {
  if (draft) edit({ ...draft, form: 'text', text });
}

export function editRules(rules: readonly RuleDraft[]): void {
  if (draft) edit({ ...draft, form: 'fields', rules });
}

/** Goes on with the same words on top of a newer recorded version. */
export function rebaseDraft(base: number): void {
  if (draft) edit({ ...draft, base });
}

function edit(next: Draft): void {
  put({ ...next, checking: true, failed: null, kept: 'waiting' });
  clearTimeout(keepTimer);
  check(checkAfter);
}

/** Asks again after a check failed. */
export function recheck(): void {
  if (!draft) return;
  put({ ...draft, checking: true, failed: null });
  check(0);
}

function check(after: number): void {
  clearTimeout(checkTimer);
  turn += 1;
  const mine = turn;
  checkTimer = setTimeout(() => {
    if (!draft) return;
    const { form, text, rules } = draft;
    const asked = form === 'fields' && rules ? { rules: [...rules] } : { text };
    call('rules.check', { draft: asked }).then(
      (checked) => {
        if (mine === turn) follow(checked);
      },
      (error: unknown) => {
        if (mine === turn && draft) put({ ...draft, checking: false, failed: toCallError(error) });
      },
    );
  }, after);
}

function follow(checked: CheckedDraft): void {
  if (!draft) return;
  const rules = draft.form === 'fields' ? draft.rules : checked.rules;
  put({ ...draft, rules, text: checked.text, checked, checking: false });
  if (draft.kept === 'waiting') keepTimer = setTimeout(keepDraft, keepAfter);
}

/** Has the server keep what is written, at once where the reader is about to leave. */
export function keepDraft(): void {
  clearTimeout(keepTimer);
  if (!draft || draft.kept !== 'waiting') return;
  const { text, base } = draft;
  call('rules.draft', { text, base }).then(
    () => {
      if (draft?.text === text) put({ ...draft, kept: 'kept' });
    },
    (error: unknown) => {
      if (draft?.text === text) put({ ...draft, kept: toCallError(error) });
    },
  );
}
