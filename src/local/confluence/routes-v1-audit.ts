import { countedPage } from './paging';
import { Refused } from './refusals';
import type { Call, Routes } from './route';
import { administersSite, type AuditRecord } from './site';

function recordV1(call: Call, record: AuditRecord): object {
  const author = call.site.users.find((user) => user.accountId === record.authorId);
  return {
    author: {
      type: 'user',
      accountType: 'atlassian',
      accountId: record.authorId,
      displayName: author?.displayName ?? 'System',
    },
    remoteAddress: '',
    creationDate: Date.parse(record.createdAt),
    summary: record.summary,
    description: '',
    category: record.category,
    sysAdmin: false,
    superAdmin: false,
    affectedObject: record.affected,
    changedValues: [],
    associatedObjects: [],
  };
}

/** Milliseconds since 1970, or a date; null where the query has none. */
function timeOf(call: Call, name: string): number | null {
  const text = call.query.get(name);
  if (text === null) return null;
  const time = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isNaN(time)) throw new Refused(400, `${name} must be a date or milliseconds`);
  return time;
}

export const auditRoutes: Routes = {
  'GET /wiki/rest/api/audit': (call) => {
    if (!administersSite(call.site, call.view.accountId))
      throw new Refused(403, 'the audit log needs a Confluence administrator');
    const from = timeOf(call, 'startDate') ?? 0;
    const to = timeOf(call, 'endDate') ?? Number.POSITIVE_INFINITY;
    const words = (call.query.get('searchString') ?? '').toLowerCase();
    const records = call.site.audit
      .filter((record) => Date.parse(record.createdAt) >= from && Date.parse(record.createdAt) <= to)
      .filter((record) =>
        `${record.summary} ${record.category} ${record.affected.name}`.toLowerCase().includes(words),
      );
    return countedPage(call, records, (record) => recordV1(call, record), { standard: 1000, largest: 1000 });
  },
};
