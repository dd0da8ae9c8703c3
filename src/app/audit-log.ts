import { z } from 'zod';
import type { AuditLogView } from '../api';
import type { Host } from '../host';
import { auditEvents } from '../report/audit-events';
import { count } from '../report/words';
import { readSettings } from '../scan/settings';
import { readAnswer } from './access';
import type { Assessment } from './assessment';
import { Refusal } from './refusal';

/** Records of one page, the most that Confluence gives, and pages of one reading. */
const PAGE = 1000;
const PAGES = 10;
/** Events of one answer: with their records they stay below what a page may be sent. */
const EVENTS = 1000;

const list = z.object({ results: z.array(z.unknown()) });

/**
 * Reads the audit log of Confluence with the rights of the administrator who looks, and holds the installs,
 * removals and updates in it against the estate. What could not be read is said in a sentence.
 */
export async function auditLog(host: Host, { estate }: Assessment): Promise<AuditLogView> {
  const { records, notices } = await readRecords(host);
  const { auditMatch } = await readSettings(host.settings);
  const names = estate.apps.flatMap(({ app }) => [app.key, app.name, ...(app.aliases ?? [])]);
  const { events, odd } = auditEvents(records, auditMatch, names);
  return {
    readAt: host.now(),
    records: records.length,
    events: events.slice(0, EVENTS),
    notices: [
      ...notices,
      ...(odd > 0 ? [`${count(odd, 'record')} of an unknown form, not looked at.`] : []),
      ...(events.length > EVENTS
        ? [`${count(events.length - EVENTS, 'older event')} of apps, not shown here.`]
        : []),
      ...(records.length > 0 && events.length === 0
        ? [
            'No record speaks of an app in the words of the settings. Confluence documents no list of its words: if yours says it otherwise, add its words there.',
          ]
        : []),
    ],
  };
}

async function readRecords({ confluence }: Host): Promise<{ records: unknown[]; notices: string[] }> {
  const records: unknown[] = [];
  for (let page = 0; page < PAGES; page += 1) {
    const results = await readPage(confluence, page);
    if (typeof results === 'string') return { records, notices: [results] };
    records.push(...results);
    if (results.length < PAGE) return { records, notices: [] };
  }
  return { records, notices: [`Only ${PAGE * PAGES} records were read; the log has more.`] };
}

/** The records of one page, or a sentence that says why there are none. */
async function readPage(confluence: Host['confluence'], page: number): Promise<unknown[] | string> {
  try {
    const answer = await confluence.asUser({ name: 'audit', start: page * PAGE, limit: PAGE });
    const read = readAnswer(answer, list);
    return (
      read?.results ??
      `Confluence did not give its audit log (status ${answer.status}). It needs a Confluence administrator, and a plan that has the log.`
    );
  } catch (error) {
    if (page > 0 && error instanceof Refusal) return `Only a part of the log was read. ${error.message}`;
    throw error;
  }
}
