/**
 * Files come in as chunks, because one message from a page to the app is limited. Nothing of the
 * estate changes before the whole file has been read and understood.
 */
import type { Answers, ImportView, Payload } from '../api';
import type { Host, StoredSource, Upload } from '../host';
import { audit } from '../report/audit';
import { say } from '../report/messages';
import { importDecisions } from './import-decisions';
import { readUpload, type ReadFile } from './import-read';
import { importSite } from './import-site';
import { readSettings } from '../scan/settings';
import { Refusal } from './refusal';
import { viewSource } from './source';

const limits = {
  /** Of one file, in bytes. */
  file: 10_000_000,
  /** Of one chunk, in bytes before base64. */
  chunk: 100_000,
  /** Apps in the whole estate. */
  apps: 2_000,
  /** Of what one file says of one app, in bytes of JSON: a stored row and a request hold no more. */
  app: 400_000,
} as const;

export async function importBegin(
  host: Host,
  by: string,
  { name, bytes, chunks, app = null }: Payload<'import.begin'>,
): Promise<Answers['import.begin']> {
  if (bytes === 0) throw new Refusal('bad-input', `\`${name}\` is empty, so there is nothing to import.`);
  if (bytes > limits.file) {
    throw new Refusal(
      'bad-input',
      `\`${name}\` has ${megabytes(bytes)} MB; at most ${megabytes(limits.file)} MB can be imported. Split it, or read it on your machine with \`portcullis audit\`.`,
    );
  }
  if (chunks > bytes || bytes > chunks * limits.chunk) {
    throw new Refusal(
      'bad-input',
      `${bytes} bytes do not fit into ${chunks} chunks of at most ${limits.chunk} bytes.`,
    );
  }
  const upload = { id: host.newId(), name, bytes, chunks, by, app };
  await host.uploads.begin(upload);
  return { upload: upload.id };
}

export async function importChunk(
  host: Host,
  by: string,
  { upload: id, index, data }: Payload<'import.chunk'>,
): Promise<Answers['import.chunk']> {
  const upload = await findUpload(host, by, id);
  if (index >= upload.chunks) {
    throw new Refusal(
      'bad-input',
      `Chunk ${index} is none of the ${upload.chunks} chunks of \`${upload.name}\`.`,
    );
  }
  const bytes = Buffer.from(data, 'base64');
  // Buffer skips what is not base64, so only what comes out the same was base64.
  if (bytes.toString('base64') !== data || bytes.length > limits.chunk) {
    throw new Refusal('bad-input', `Chunk ${index} is not base64 of at most ${limits.chunk} bytes.`);
  }
  await host.uploads.putChunk(id, index, data);
  return { received: bytes.length };
}

export async function importFinish(host: Host, by: string, id: string): Promise<ImportView> {
  const upload = await findUpload(host, by, id);
  try {
    return await importFile(host, upload, await assemble(host, upload));
  } finally {
    await host.uploads.drop(upload);
  }
}

export async function importRemove(host: Host, source: string): Promise<Answers['import.remove']> {
  return { removed: await host.store.removeSource(source) };
}

async function findUpload(host: Host, by: string, id: string): Promise<Upload> {
  const upload = await host.uploads.find(id);
  // Somebody else's upload is answered like none at all.
  if (upload?.by !== by)
    throw new Refusal('not-found', 'This upload is not known, or it is over an hour old.');
  return upload;
}

async function assemble(host: Host, { id, name, bytes, chunks }: Upload): Promise<Buffer> {
  const all = await Promise.all(Array.from({ length: chunks }, (_, index) => host.uploads.chunk(id, index)));
  const missing = all.indexOf(null);
  if (missing >= 0) {
    throw new Refusal(
      'bad-input',
      `Chunk ${missing + 1} of ${chunks} of \`${name}\` did not arrive. Import it again.`,
    );
  }
  const whole = Buffer.concat(all.map((base64) => Buffer.from(base64 ?? '', 'base64')));
  if (whole.length === bytes) return whole;
  throw new Refusal(
    'bad-input',
    `\`${name}\` arrived with ${whole.length} bytes instead of ${bytes}. Import it again.`,
  );
}

async function importFile(host: Host, { name, by, app }: Upload, bytes: Uint8Array): Promise<ImportView> {
  const sources = await host.store.sources();
  const known = new Set(await host.store.appKeys(sources.map(({ importId }) => importId)));
  const { auditCall } = await readSettings(host.settings);
  const read = readUpload(name, bytes, { app, known }, auditCall);
  const replaced = sources.find((source) => source.kind === read.kind && source.name === name);
  const importedAt = earlier(host.now(), read.site?.seenAt);
  if (read.site !== null && replaced && importedAt < replaced.importedAt) {
    throw older(name, importedAt, replaced);
  }
  const source: StoredSource = {
    id: replaced?.id ?? host.newId(),
    importId: host.newId(),
    kind: read.kind,
    name,
    importedAt,
    importedBy: by,
    apps: read.apps.length,
    total: read.total,
  };
  const added = read.apps.filter(({ key }) => !known.has(key)).length;
  refuseTooMuch(name, read, known.size + added);
  await host.store.putImport(source, read.apps);
  const about = read.site === null ? [] : await importSite(host, read.site, importedAt, read.apps);
  return {
    source: viewSource(source),
    added,
    updated: read.apps.length - added,
    recording: read.recording,
    notices: [
      ...about,
      ...(replaced ? [`It replaces the import of ${replaced.importedAt.slice(0, 10)}.`] : []),
      ...oddities(read),
      ...(await importDecisions(host, bytes)),
    ],
  };
}

/** The facts of a file are as old as the file says; a clock that is ahead makes none newer than now. */
function earlier(now: string, stated: string | undefined): string {
  return stated === undefined || stated > now ? now : stated;
}

const moment = (time: string): string => `${time.slice(0, 16).replace('T', ' ')} UTC`;

function older(name: string, importedAt: string, replaced: StoredSource): Refusal {
  return new Refusal(
    'bad-input',
    `\`${name}\` was collected on ${moment(importedAt)}, and would replace the newer one of ${moment(replaced.importedAt)}. Remove that one first if it is not to hold.`,
  );
}

function refuseTooMuch(name: string, { apps, site }: ReadFile, total: number): void {
  if (apps.length === 0 && site === null) throw new Refusal('bad-input', `\`${name}\` holds no app.`);
  if (total > limits.apps) {
    throw new Refusal(
      'bad-input',
      `With \`${name}\` the estate would have ${total} apps; at most ${limits.apps} are supported.`,
    );
  }
  for (const app of apps) {
    if (Buffer.byteLength(JSON.stringify(app)) > limits.app) {
      throw new Refusal(
        'bad-input',
        `\`${name}\` says more about \`${app.key}\` than can be stored (${limits.app / 1000} kB).`,
      );
    }
  }
}

/** What was odd but did not stop the reading, in the words of the report. */
function oddities({ apps, notices, unreadable }: ReadFile): string[] {
  const odd = apps.filter((app) => app.notices.length > 0);
  return audit(odd, unreadable, [], { notices })
    .findings.filter(({ code }) => code === 'file-odd' || code === 'file-unreadable')
    .map(say);
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1).replace(/\.0$/, '');
}
