import { kvs } from '@forge/kvs';
import type { LifecycleEvent, OwnBlock, Settings, Upload, Uploads } from '../host';

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

const OWN_BLOCK = 'own-block';
const VALUES = 'settings';
const LIFECYCLE = 'lifecycle';

export const settings: Settings = {
  ownBlock: async () => (await kvs.get<OwnBlock>(OWN_BLOCK)) ?? null,
  putOwnBlock: (block) => kvs.set(OWN_BLOCK, block),
  values: async () => (await kvs.get(VALUES)) ?? null,
  putValues: (values) => kvs.set(VALUES, values),
  lifecycle: async () => (await kvs.get<LifecycleEvent[]>(LIFECYCLE)) ?? [],
  putLifecycle: (events) => kvs.set(LIFECYCLE, events),
};
