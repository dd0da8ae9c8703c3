import type { Answer } from '../platform/answer';
import { parseCql, searchable, type Searchable } from './cql';
import { countedPage } from './paging';
import { Refused } from './refusals';
import type { Call, Routes } from './route';
import { contentV1, webui } from './shape-content';

function hits(call: Call): { cql: string; entries: Searchable[] } {
  const cql = call.query.get('cql') ?? '';
  const parsed = parseCql(cql);
  if (!parsed.ok) throw new Refused(400, parsed.message);
  const entries = searchable(call.site, call.view.contents()).filter(parsed.test);
  entries.sort((left, right) => left.content.createdAt.localeCompare(right.content.createdAt));
  if (parsed.newestFirst) entries.reverse();
  return { cql, entries };
}

function search(call: Call): Answer {
  const { cql, entries } = hits(call);
  const result = ({ content, spaceKey }: Searchable): object => ({
    content: contentV1(call.site, content),
    title: content.title,
    excerpt: content.body
      .replace(/<[^>]*>/g, ' ')
      .trim()
      .slice(0, 200),
    url: webui(call.site, content),
    resultGlobalContainer: {
      title: call.site.spaces.find((space) => space.key === spaceKey)?.name ?? spaceKey,
      displayUrl: `/spaces/${spaceKey}`,
    },
    entityType: 'content',
    lastModified: content.createdAt,
    score: 0,
  });
  return countedPage(call, entries, result, {
    largest: 1000,
    more: { totalSize: entries.length, cqlQuery: cql, searchDuration: 0, archivedResultCount: 0 },
  });
}

export const searchRoutes: Routes = {
  'GET /wiki/rest/api/search': search,
  'GET /wiki/rest/api/content/search': (call) =>
    countedPage(call, hits(call).entries, ({ content }) => contentV1(call.site, content), { largest: 1000 }),
};
