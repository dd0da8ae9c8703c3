/** Installs, removals and updates of apps, as the audit log of Confluence records them. */
import { z } from 'zod';
import { clip, words } from './lenient';

export type AppEventKind = 'installed' | 'removed' | 'updated';

/** Words in the summary of a record that make it an event of a kind; matched without regard to case. */
export type AppEventMatch = Readonly<Record<AppEventKind, readonly string[]>>;

export interface AppEvent {
  readonly kind: AppEventKind;
  /** ISO 8601; null where the record has no time that can be read. */
  readonly at: string | null;
  /** The app as the record names it: its name, seldom its key. */
  readonly app: string;
  /** Who did it, as the record names them. */
  readonly by: string | null;
}

const shape = z.object({
  creationDate: z.union([z.number(), z.string()]).nullable().catch(null),
  summary: words,
  affectedObject: z.object({ name: words }).catch({ name: null }),
  author: z.object({ displayName: words }).catch({ displayName: null }),
});

/** What a record says of an app; null where it is about something else, or names no app. */
export function appEvent(record: unknown, match: AppEventMatch): AppEvent | null {
  const read = shape.safeParse(record);
  if (!read.success) return null;
  const { creationDate, summary, affectedObject, author } = read.data;
  const text = (summary ?? '').toLowerCase();
  const kind = (['installed', 'removed', 'updated'] as const).find((one) =>
    match[one].some((word) => text.includes(word.toLowerCase())),
  );
  if (kind === undefined || affectedObject.name === null) return null;
  const time = creationDate === null ? Number.NaN : new Date(creationDate).getTime();
  return {
    kind,
    at: Number.isNaN(time) ? null : new Date(time).toISOString(),
    app: clip(affectedObject.name),
    by: author.displayName,
  };
}
