/** What an app declares against what it does: eligibility, scopes, and input that a person should look at. */
import type { AppRecord, Notice } from '../../evidence/app';
import type { ScopeStanding } from '../../evidence/scopes';
import { leastScopes, unneededScopes } from '../../evidence/least-scopes';
import { missingScopes as scopesToAdd, viewScopes } from '../../evidence/scopes';
import type { Endpoint } from '../../policy/endpoint';
import type { FindingCode, Level } from '../finding';
import type { Unreadable } from '../result';
import type { JudgedApp } from '../judge';
import type { Draft } from './draft';
import { leading, nameOf, nothing } from './draft';

function plain({ app }: JudgedApp, code: FindingCode, level: Level): Draft {
  const { key, source, name } = app;
  // In full, as an app may have hundreds: a spread takes several times as long.
  return {
    endpoint: null,
    dataClass: null,
    file: source,
    line: null,
    data: { name },
    code,
    level,
    app: key,
    subject: '',
  };
}

/** `not-eligible`: a caller that no app access rule reaches. */
export function outsideReach(subject: JudgedApp): Draft[] {
  return subject.eligible === 'no' ? [plain(subject, 'not-eligible', 'warning')] : [];
}

/** `no-evidence`: the source says neither what the app may call nor what it does. */
export function noEvidence(subject: JudgedApp): Draft[] {
  return isBlank(subject.app) ? [plain(subject, 'no-evidence', 'warning')] : [];
}

/** True where neither scopes nor code nor traffic say what an app calls; what needs no scope says nothing of it. */
export function isBlank(app: Pick<AppRecord, 'scopes' | 'evidence' | 'codeFiles'>): boolean {
  return app.scopes === null && app.evidence.length === 0 && app.codeFiles === undefined;
}

/** `scope-unused` and `scope-unknown`: declared scopes that the catalogue cannot explain. */
export function oddScopes(subject: JudgedApp): Draft[] {
  const { app } = subject;
  const views = viewScopes(app.scopes ?? [], app.kind);
  const about = (standing: ScopeStanding, code: FindingCode): Draft[] => {
    const scopes = views.filter((view) => view.standing === standing).map((view) => view.scope);
    if (scopes.length === 0) return [];
    const at = app.scopesAt ?? { file: app.source, line: null };
    return [{ ...plain(subject, code, 'note'), ...at, data: { name: app.name, scopes } }];
  };
  return [...about('unused', 'scope-unused'), ...about('unknown', 'scope-unknown')];
}

/** The endpoints that an app was found to call by its own rights, or may be calling where the method is not known. */
function calledEndpoints({ judged }: JudgedApp): { sure: Endpoint[]; possible: Endpoint[] } {
  const called = judged.map((one) => one.dependency).filter(({ calledAsApp }) => calledAsApp);
  const sure = called.flatMap(({ endpoint }) => endpoint ?? []);
  return { sure, possible: [...sure, ...called.flatMap(({ candidates }) => candidates)] };
}

/** The scopes that would do for the calls found; null where no code was read or scopes do not count. */
export function scopesThatWouldDo(subject: JudgedApp): string[] | null {
  const { app } = subject;
  return app.codeFiles === undefined ? null : leastScopes(calledEndpoints(subject).sure, app.kind);
}

/** `scope-unused` for scopes that no call needs: only where code was read, and never sure while parts are hidden. */
export function uncalledScopes(subject: JudgedApp): Draft[] {
  const { app } = subject;
  if (app.codeFiles === undefined) return [];
  const scopes = unneededScopes(app.scopes ?? [], calledEndpoints(subject).possible, app.kind);
  if (scopes.length === 0) return [];
  const hidden = app.unresolved.length + app.events.length;
  return [
    {
      ...plain(subject, 'scope-unused', hidden > 0 ? 'note' : 'warning'),
      ...(app.scopesAt ?? { file: app.source, line: null }),
      subject: 'calls',
      data: {
        name: app.name,
        scopes,
        leastScopes: scopesThatWouldDo(subject) ?? [],
        unresolved: app.unresolved.length,
        events: app.events.length,
      },
    },
  ];
}

/** `api-token-call`: calls that an app makes with a stored credential; of a script that is said once, as its kind. */
export function tokenCalls(subject: JudgedApp): Draft[] {
  const { app, judged, eligible } = subject;
  const found = judged
    .map((one) => one.dependency)
    .filter(({ evidence }) => evidence.some((one) => one.caller === 'api token'));
  if (found.length === 0 || eligible === 'no') return [];
  const first = leading(found);
  return [
    {
      ...plain(subject, 'api-token-call', 'warning'),
      file: first?.file ?? app.source,
      line: first?.line ?? null,
      data: { name: app.name, endpoints: found.map(nameOf) },
    },
  ];
}

/** `scope-missing`: calls found in code or traffic that no declared scope allows. */
export function missingScopes(subject: JudgedApp): Draft[] {
  const { app, judged } = subject;
  const { scopes, kind } = app;
  if (scopes === null || kind === 'script') return [];
  const toAdd = scopesToAdd(scopes, kind);
  const drafts: Draft[] = [];
  for (const { dependency } of judged) {
    const { endpoint } = dependency;
    if (!endpoint || !dependency.calledAsApp) continue;
    const missing = toAdd(endpoint);
    if (missing?.length === 0) continue;
    const first = leading([dependency]);
    drafts.push({
      endpoint: { method: endpoint.method, path: endpoint.path },
      dataClass: endpoint.dataClass,
      file: first?.file ?? app.source,
      line: first?.line ?? null,
      data: { name: app.name, scopes: missing ?? [] },
      code: 'scope-missing',
      level: 'warning',
      app: app.key,
      subject: nameOf(dependency),
    });
  }
  return drafts;
}

/** `ui-kit-1` and `file-odd`: what the reader of the input noticed. */
export function noticed(subject: JudgedApp): Draft[] {
  return subject.app.notices.map((notice) => ({
    ...(notice.code === 'ui-kit-1'
      ? plain(subject, 'ui-kit-1', 'warning')
      : plain(subject, 'file-odd', 'note')),
    file: notice.file,
    line: notice.line,
    subject: `${notice.code} ${notice.detail}`,
    data: { name: subject.app.name, notice: notice.code, detail: notice.detail },
  }));
}

/** `file-odd` for what was noticed of a file as a whole. */
export function oddFiles(notices: readonly Notice[]): Draft[] {
  return notices.map(({ code, file, line, detail }) => ({
    ...nothing,
    code: 'file-odd',
    level: code === 'incomplete' ? 'warning' : 'note',
    app: null,
    file,
    line,
    subject: `${file} ${code} ${detail}`,
    data: { name: file, notice: code, detail },
  }));
}

/** `file-unreadable`: the file is named, and the app in it is missing from the answer. */
export function unreadableFiles(files: readonly Unreadable[]): Draft[] {
  return files.map(({ file, message }) => ({
    ...nothing,
    code: 'file-unreadable',
    level: 'error',
    app: null,
    file,
    subject: file,
    data: { message },
  }));
}
