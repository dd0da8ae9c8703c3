import { administratorGroups, groups, people, sampleUsers } from './people';
import { installRecords, sampleApps } from './sample-apps';
import { spaceNames } from './sample-names';
import {
  createContents,
  type AuditRecord,
  type Content,
  type ContentType,
  type Site,
  type Space,
} from './site';

const authors = ['local-author-1', 'local-author-2', 'local-author-3'];
const day = 86_400_000;
const founded = Date.parse('2023-03-01T08:00:00.000Z');

/** Ids of contents start high, so that no space and no content share one. */
const contentsOfSpace = 100;

const at = (days: number): string => new Date(founded + days * day).toISOString();

function spaceAt(index: number): Space {
  const named = spaceNames[index];
  const key = named?.key ?? `TEAM${index + 1}`;
  const restricted = named?.restricted ?? false;
  return {
    id: String(65_536 + index),
    key,
    name: named?.name ?? `Team ${index + 1}`,
    type: 'global',
    homepageId: String(firstContent(index)),
    authorId: authors[index % authors.length] ?? people.siteAdministrator,
    createdAt: at(index % 900),
    description: '',
    classificationLevel: restricted ? 'confidential' : null,
    administrators: index % 3 === 0 || restricted ? [people.spaceAdministrator] : [people.siteAdministrator],
    viewers: restricted ? ['local-author-1'] : 'everyone',
  };
}

function firstContent(index: number): number {
  return 10_000_000 + index * contentsOfSpace;
}

/** The same few kinds of content in every space, so that each endpoint has something to answer. */
function* contentsAt(index: number, space: Space): Generator<Content> {
  const first = firstContent(index);
  const content = (offset: number, type: ContentType, title: string, parent: number | null): Content => ({
    id: String(first + offset),
    type,
    spaceId: space.id,
    title,
    parentId: parent === null ? null : String(first + parent),
    authorId: authors[offset % authors.length] ?? people.siteAdministrator,
    createdAt: at((index + offset) % 1200),
    version: 1 + (offset % 3),
    body: `<p>${title}, kept by the team of ${space.name}.</p>`,
    labels: offset % 2 === 0 ? ['sample'] : ['sample', 'review'],
    ...(type === 'attachment' && { mediaType: 'application/pdf' }),
  });
  yield content(0, 'page', `${space.name} home`, null);
  yield content(1, 'page', `How ${space.name} works`, 0);
  yield content(2, 'page', 'Meeting notes', 0);
  yield content(3, 'page', 'Decisions', 1);
  yield content(4, 'blogpost', `News from ${space.name}`, null);
  yield content(5, 'footer-comment', `Re: How ${space.name} works`, 1);
  yield content(6, 'inline-comment', 'Re: Decisions', 3);
  yield content(7, 'attachment', 'plan.pdf', 1);
  yield content(8, 'whiteboard', 'Brainstorm', 0);
  yield content(9, 'database', 'Contacts', 0);
  yield content(10, 'folder', 'Archive', 0);
  yield content(11, 'embed', 'Roadmap link', 10);
  yield content(12, 'custom-content', 'Open tasks', 2);
  yield content(13, 'footer-comment', 'Re: News', 4);
}

/**
 * A site with made-up people, apps, spaces and contents; the same one each time.
 *
 * @param spaces how many, 30 of them with names of their own.
 * @param apps how many are installed.
 */
export function createSampleSite({
  spaces = 30,
  apps = 60,
  cloudId = 'local-site',
  address = 'https://sample.atlassian.net',
} = {}): Site {
  const all = Array.from({ length: spaces }, (_, index) => spaceAt(index));
  const contents = function* () {
    for (const [index, space] of all.entries()) yield* contentsAt(index, space);
  };
  const installed = sampleApps(apps);
  const created: AuditRecord[] = all.slice(0, 50).map((space) => ({
    authorId: people.siteAdministrator,
    createdAt: space.createdAt,
    category: 'Spaces',
    summary: 'Space created',
    affected: { name: space.name, objectType: 'Space' },
  }));
  return {
    address,
    cloudId,
    users: sampleUsers,
    groups,
    administratorGroups,
    spaces: all,
    contents: createContents(contents()),
    audit: [...created, ...installRecords(installed)],
    apps: installed,
  };
}
