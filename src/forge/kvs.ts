import { kvs } from '@forge/kvs';
import type { LifecycleEvent, OwnBlock, Seen, Settings, Upload, Uploads } from '../host';
import { DONE } from './schema';
import { hashOf } from './sql';

/** What is left of an upload that nobody finished goes away after this time. */
const TTL = { value: 1, unit: 'HOURS' } as const;

const uploadKey = (id: string): string => `upload:${id}`;
const chunkKey = (id: string, index: number): string => `upload:${id}:${index}`;

export const uploads: Uploads = {
  begin: (upload) => kvs.set(uploadKey(upload.id), upload, { ttl: TTL }),
  find: async (id) => (await kvs.get<Upload>(uploadKey(id))) ?? null,
  putChunk: (id, index, base64) => kvs.set(chunkKey(id, index), base64, { ttl: TTL }),
  chunk: async (id, index) => (await kvs.get<string>(chunkKey(id, index))) ?? null,
  async drop({ id, chunks }) {
    await Promise.all(Array.from({ length: chunks }, (_, index) => kvs.delete(chunkKey(id, index))));
    await kvs.delete(uploadKey(id));
  },
};

/** Values in one answer of the storage. */
const AT_ONCE = 100;
const OWN_BLOCK = 'own-block';
const VALUES = 'settings';
const SPACES_LISTED = 'spaces-listed';
const LIFECYCLE = 'lifecycle';
/** Keys allow few characters, and should tell nobody's account. */
const seenKey = (accountId: string): string => `seen:${hashOf(accountId)}`;

export const settings: Settings = {
  ownBlock: async () => (await kvs.get<OwnBlock>(OWN_BLOCK)) ?? null,
  putOwnBlock: (block) => kvs.set(OWN_BLOCK, block),
  seen: async (accountId) => (await kvs.get<Seen>(seenKey(accountId))) ?? null,
  putSeen: (accountId, seen) => kvs.set(seenKey(accountId), seen),
  values: async () => (await kvs.get(VALUES)) ?? null,
  putValues: (values) => kvs.set(VALUES, values),
  spacesListedAt: async () => (await kvs.get<string>(SPACES_LISTED)) ?? null,
  putSpacesListedAt: (at) => kvs.set(SPACES_LISTED, at),
  lifecycle: async () => (await kvs.get<LifecycleEvent[]>(LIFECYCLE)) ?? [],
  putLifecycle: (events) => kvs.set(LIFECYCLE, events),
  async clear() {
    for (;;) {
      const { results } = await kvs.query().limit(AT_ONCE).getMany();
      // That the tables are there stays true.
      const keys = results.map(({ key }) => key).filter((key) => key !== DONE);
      if (keys.length === 0) return;
      await Promise.all(keys.map((key) => kvs.delete(key)));
    }
  },
};
