/** What is kept of an answer: the fields that an import reads, and nothing else. */
import { z } from 'zod';
import { flag, many, words } from '../../evidence/lenient';

export const tenant = z.object({ cloudId: z.string().min(1).max(200) });

/** A list of v1 or v2 with the link to its next page. */
export const listed = z.object({
  results: z.array(z.unknown()),
  _links: z.object({ next: z.string().nullable().catch(null) }).catch({ next: null }),
});

export const pluginList = z.object({ plugins: z.array(z.unknown()) });

export const plugin = z.object({
  key: words,
  name: words,
  version: words,
  vendor: z.object({ name: words }).nullable().catch(null),
  enabled: flag,
  userInstalled: flag,
  remotable: flag,
});

export const space = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  key: z.string(),
  name: z.string().catch(''),
  type: z.string().catch('unknown'),
});

const affected = z.object({ name: words, objectType: words }).nullable().catch(null);

/** Without the address from which somebody worked, which is nobody's business here. */
export const auditRecord = z.object({
  creationDate: z.union([z.number(), z.string()]).nullable().catch(null),
  summary: words,
  description: words,
  category: words,
  affectedObject: affected,
  associatedObjects: many.transform((all) => all.slice(0, 20).map((one) => affected.parse(one))),
  author: z.object({ accountId: words, displayName: words }).nullable().catch(null),
});
