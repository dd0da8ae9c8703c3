/** Installs, removals and updates of apps among the records of Confluence's audit log. */
import { z } from 'zod';
import type { SettingsValues } from './settings';

export type AuditEventKind = keyof SettingsValues['auditMatch'];

export interface AuditEvent {
  /** ISO 8601. */
  readonly at: string;
  readonly kind: AuditEventKind;
  /** The app as the record names it. */
  readonly app: string;
  /** Name of who did it, null where the record names nobody. */
  readonly by: string | null;
  /** The record as Confluence gave it, at most so much of it as is kept. */
  readonly raw: string;
  /** False where an installed app is missing in the estate, or a removed one still there. */
  readonly agrees: boolean;
}

export interface AuditEvents {
  /** Newest first. */
  readonly events: readonly AuditEvent[];
  /** Records of another form than Confluence documents. */
  readonly odd: number;
}

/** What is kept of one record, in characters. */
const RAW = 2_000;

/** Of the documented record (`GET /wiki/rest/api/audit`, schema AuditRecord) what tells an event. */
const record = z.object({
  author: z
    .object({ displayName: z.string().min(1) })
    .nullish()
    .catch(null),
  creationDate: z.union([z.number(), z.iso.datetime({ offset: true })]),
  summary: z.string(),
  category: z.string().catch(''),
  affectedObject: z.object({ name: z.string() }).nullish().catch(null),
});

/**
 * Finds the events by the words of the settings, in the summary and the category and without regard to
 * case; of several the longest word counts, since "uninstalled" holds "installed". Confluence documents no
 * list of its summaries. Whether the estate agrees is told of each app by its newest event.
 *
 * @param estate names and keys of the apps that the estate has
 */
export function auditEvents(
  records: readonly unknown[],
  match: SettingsValues['auditMatch'],
  estate: Iterable<string>,
): AuditEvents {
  const known = new Set([...estate].map((name) => name.toLowerCase()));
  const read = records.map((one) => ({ raw: one, record: record.safeParse(one).data }));
  const found = read
    .flatMap(({ raw, record: fields }) => {
      const kind = fields && kindOf(`${fields.summary} ${fields.category}`, match);
      if (!fields || !kind) return [];
      return [
        {
          at: new Date(fields.creationDate).toISOString(),
          kind,
          app: fields.affectedObject?.name ?? '',
          by: fields.author?.displayName ?? null,
          raw: JSON.stringify(raw).slice(0, RAW),
        },
      ];
    })
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const newest = new Map<string, AuditEventKind>();
  for (const { app, kind } of found) if (!newest.has(app)) newest.set(app, kind);
  return {
    events: found.map((event) => ({
      ...event,
      agrees: (newest.get(event.app) === 'removed') !== known.has(event.app.toLowerCase()),
    })),
    odd: read.filter((one) => one.record === undefined).length,
  };
}

function kindOf(text: string, match: SettingsValues['auditMatch']): AuditEventKind | null {
  const words = text.toLowerCase();
  let best: { readonly kind: AuditEventKind; readonly length: number } | null = null;
  for (const kind of ['removed', 'updated', 'installed'] as const) {
    for (const word of match[kind]) {
      const fits = words.includes(word.toLowerCase());
      if (fits && word.length > (best?.length ?? 0)) best = { kind, length: word.length };
    }
  }
  return best?.kind ?? null;
}
