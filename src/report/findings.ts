/** Everything an administrator should see, as code and data; the words are made in messages.ts. */
import type { Notice } from '../evidence/app';
import { codeOrder } from './codes';
import type { Finding } from './finding';
import { kept, lost } from './findings/access';
import { broken, outsideCatalogue, unresolved, unsureExposure } from './findings/calls';
import {
  missingScopes,
  noEvidence,
  noticed,
  oddFiles,
  oddScopes,
  outsideReach,
  tokenCalls,
  uncalledScopes,
  unreadableFiles,
} from './findings/declared';
import type { Draft } from './findings/draft';
import { disagreeing } from './findings/sources';
import type { JudgedApp } from './judge';
import { identity } from './identity';
import type { Unreadable } from './result';

const finders: readonly ((subject: JudgedApp) => Draft[])[] = [
  lost,
  kept,
  outsideReach,
  broken,
  outsideCatalogue,
  unsureExposure,
  unresolved,
  noEvidence,
  missingScopes,
  oddScopes,
  uncalledScopes,
  tokenCalls,
  disagreeing,
  noticed,
];

const rank = new Map(codeOrder.map((code, index) => [code, index]));

/** One name a subject: its key; equal keys are told apart by source, and equal sources by their order. */
function idScopes(subjects: readonly JudgedApp[]): string[] {
  const keys = new Map<string, number>();
  for (const { app } of subjects) keys.set(app.key, (keys.get(app.key) ?? 0) + 1);
  const met = new Map<string, number>();
  return subjects.map(({ app }) => {
    if (keys.get(app.key) === 1) return app.key;
    const name = `${app.key}\n${app.source}`;
    const times = met.get(name) ?? 0;
    met.set(name, times + 1);
    return times === 0 ? name : `${name}\n${String(times)}`;
  });
}

/** Gives drafts their ids, in the order of the codes; `scope` is what tells equal ones of two apps apart. */
export function finish(drafts: readonly Draft[], scope: string): Finding[] {
  const taken = new Map<string, number>();
  return drafts
    .toSorted((a, b) => (rank.get(a.code) ?? 0) - (rank.get(b.code) ?? 0))
    .map(({ subject, ...draft }) => {
      const name = `${draft.code}\n${subject}`;
      const again = taken.get(name) ?? 0;
      taken.set(name, again + 1);
      return { id: identity(draft.code, scope, subject, String(again)), ...draft };
    });
}

/** The findings of an estate: a list for each app in the order given, and those about files. */
export interface Found {
  readonly ofApps: readonly (readonly Finding[])[];
  readonly ofFiles: readonly Finding[];
}

/** Within an app findings stand in the order of the codes; ids depend on code, app and subject alone. */
export function findings(
  subjects: readonly JudgedApp[],
  unreadable: readonly Unreadable[],
  notices: readonly Notice[],
  others: readonly Draft[],
): Found {
  const scopes = idScopes(subjects);
  return {
    ofApps: subjects.map((subject, index) =>
      finish(
        finders.flatMap((find) => find(subject)),
        scopes[index] ?? '',
      ),
    ),
    ofFiles: finish([...others, ...unreadableFiles(unreadable), ...oddFiles(notices)], ''),
  };
}
