/** A page of `GET /wiki/api/v2/spaces`, as far as anybody here reads it. */
import { z } from 'zod';
import type { Host } from '../host';

export const spaceList = z.object({
  results: z.array(
    z.object({
      id: z.coerce.string(),
      key: z.string(),
      name: z.string(),
      type: z.string().default('global'),
    }),
  ),
  _links: z.object({ next: z.string().optional() }).optional(),
});

/** The cursor in a link to the next page, null on the last. */
export function cursorOf({ _links }: z.infer<typeof spaceList>): string | null {
  const next = _links?.next;
  return next === undefined ? null : new URL(next, 'https://site.invalid').searchParams.get('cursor');
}

/** Once all spaces that there were at a time (ISO 8601) are stored, those seen before it are gone. */
export async function wholeList({ store, settings }: Host, at: string): Promise<void> {
  await store.dropSpaces(at);
  const before = await settings.spacesListedAt();
  if (before === null || before < at) await settings.putSpacesListedAt(at);
}
