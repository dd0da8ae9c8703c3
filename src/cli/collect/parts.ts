/** For each part its first call, what is kept of an answer, and how the next page is found. */
import type { z } from 'zod';
import type { CollectedPart, CollectedPartName } from '../../evidence/collected';
import { findErrors, findPages } from '../../evidence/inventory/connection';
import { clip } from '../../evidence/lenient';
import { auditCall, inventoryCall, pluginsCall, recordsAPage, spacesCall } from './calls';
import { CallFailed, type SiteCall } from './call';
import type { SiteClient } from './client';
import { auditRecord, listed, plugin, pluginList, space } from './shapes';

/** Pages of a part, and records of the audit log, at most. */
const mostPages = 1_000;
const mostRecords = 10_000;

/** What one answer holds, and the call for the next page: null on the last. */
interface Page {
  readonly entries: readonly unknown[];
  readonly next: SiteCall | null;
}

interface Plan {
  /** @param site its ARI; null where nothing is called yet. */
  readonly first: (site: string | null) => SiteCall;
  /** @param before how many entries came with earlier pages. */
  readonly read: (answer: unknown, before: number, site: string | null) => Page;
}

export const plans: Readonly<Record<CollectedPartName, Plan>> = {
  inventory: {
    first: (site) => inventoryCall(site, null),
    read(answer, _, site) {
      const [page] = findPages(answer);
      if (page === undefined) throw new CallFailed(withErrors('the answer has no list of apps', answer));
      const { hasNextPage, endCursor } = page;
      const more = hasNextPage === true && endCursor !== null;
      return { entries: [answer], next: more ? inventoryCall(site, endCursor) : null };
    },
  },
  plugins: {
    first: () => pluginsCall,
    read(answer) {
      const { plugins } = shaped(pluginList, answer, 'the answer has no list `plugins`');
      return { entries: plugins.flatMap((entry) => plugin.safeParse(entry).data ?? []), next: null };
    },
  },
  spaces: {
    first: () => spacesCall(null),
    read(answer) {
      const { results, _links: links } = shaped(listed, answer, 'the answer has no list `results` of spaces');
      const cursor = links.next === null ? null : cursorOf(links.next);
      return {
        entries: results.flatMap((entry) => space.safeParse(entry).data ?? []),
        next: cursor === null ? null : spacesCall(cursor),
      };
    },
  },
  audit: {
    first: () => auditCall(0),
    read(answer, before) {
      const { results, _links: links } = shaped(
        listed,
        answer,
        'the answer has no list `results` of records',
      );
      const more = results.length > 0 && (links.next !== null || results.length === recordsAPage);
      const read = before + results.length;
      if (more && read >= mostRecords)
        throw new Cut(`it has more than ${mostRecords} records`, results.map(kept));
      return { entries: results.map(kept), next: more ? auditCall(read) : null };
    },
  },
};

/** Ends a part that is larger than what is kept, with the last entries that are. */
class Cut extends CallFailed {
  constructor(
    message: string,
    readonly entries: readonly unknown[],
  ) {
    super(message);
  }
}

const kept = (record: unknown): unknown => auditRecord.safeParse(record).data ?? null;

function shaped<S extends z.ZodType>(shape: S, answer: unknown, message: string): z.output<S> {
  const read = shape.safeParse(answer);
  if (read.success) return read.data;
  throw new CallFailed(message);
}

/** The cursor alone: a link could lead to another host. */
function cursorOf(link: string): string | null {
  const base = 'https://site.invalid';
  return URL.canParse(link, base) ? new URL(link, base).searchParams.get('cursor') : null;
}

function withErrors(message: string, answer: unknown): string {
  const errors = findErrors([answer]);
  return errors.length === 0 ? message : `${message}: ${clip(errors.join('; '))}`;
}

/** Collects a part page by page; what came before a failure stays. */
export async function collectPart(
  client: SiteClient,
  name: CollectedPartName,
  site: string,
): Promise<CollectedPart> {
  const { first, read } = plans[name];
  const entries: unknown[] = [];
  const asked = new Set<string>();
  try {
    for (let call: SiteCall | null = first(site); call !== null;) {
      const id: string = JSON.stringify(call);
      if (asked.has(id)) throw new CallFailed('the site gives the same page again and again');
      if (asked.size === mostPages) throw new CallFailed(`it has more than ${mostPages} pages`);
      asked.add(id);
      const page: Page = read(await client.ask(call), entries.length, site);
      entries.push(...page.entries);
      call = page.next;
    }
    return { complete: true, problem: null, entries };
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    if (error instanceof Cut) entries.push(...error.entries);
    return { complete: false, problem: error.message, entries };
  }
}
