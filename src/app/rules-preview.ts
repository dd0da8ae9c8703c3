import type { Payload, PreviewAppView, PreviewSpaceView, PreviewView } from '../api';
import type { StoredSpace } from '../host';
import { forecast } from '../report/forecast';
import { preview, previewApp, previewSpace, type Tried } from '../report/preview';
import { readRules } from '../scan/rules';
import type { Assessment } from './assessment';
import { Refusal } from './refusal';

/** What a draft would do to the estate: totals, and one page of its apps or of its spaces. */
export function rulesPreview(
  assessment: Assessment,
  spaces: readonly StoredSpace[],
  { text, by, find = '', from = 0, size = 50 }: Payload<'rules.preview'>,
): PreviewView {
  return preview(triedOn(assessment, spaces, text), by, { find, from, size });
}

/** One app under the draft: what it would lose, what it would keep, what is not known. */
export function rulesPreviewApp(
  assessment: Assessment,
  now: string,
  { text, app: key }: Payload<'rules.preview.app'>,
): PreviewAppView {
  const tried = triedOn(assessment, [], text);
  const row = previewApp(tried, key);
  const entry = assessment.estate.apps.find(({ app }) => app.key === key);
  if (row === null || entry === undefined)
    throw new Refusal('not-found', `No app \`${key}\` is in the estate.`);
  const { rules, nameOf } = assessment;
  const question = {
    app: entry.app,
    space: null,
    rules,
    draft: tried.draft,
    nameOf,
    sources: entry.sources,
    now,
  };
  return { row, forecast: forecast(question) };
}

/** One space under the draft, with the apps that it would block there. */
export function rulesPreviewSpace(
  assessment: Assessment,
  spaces: readonly StoredSpace[],
  { text, space, find = '', from = 0, size = 50 }: Payload<'rules.preview.space'>,
): PreviewSpaceView {
  return previewSpace(triedOn(assessment, spaces, text), space, { find, from, size });
}

function triedOn({ estate, rules }: Assessment, spaces: readonly StoredSpace[], text: string): Tried {
  const parsed = readRules(text);
  if (!parsed.ok)
    throw new Refusal('bad-input', `The draft has errors, so it has no preview: ${firstOf(parsed.errors)}.`);
  return { draft: parsed.rules, recorded: rules, estate: { apps: appsOf(estate), spaces } };
}

function firstOf(
  errors: readonly { readonly line: number | null; readonly field: string; readonly message: string }[],
): string {
  const [first] = errors;
  const line = first?.line == null ? '' : `line ${first.line}, `;
  return `${line}${first?.field ? `\`${first.field}\`: ` : ''}${first?.message ?? 'it cannot be read'}`;
}

function appsOf({ apps }: Assessment['estate']): Tried['estate']['apps'] {
  return apps.map(({ app }) => app);
}
