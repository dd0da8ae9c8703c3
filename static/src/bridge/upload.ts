import type { ImportView } from '../../../src/api';
import { call } from './call';

/** A multiple of 3, so that each piece is whole in base64, and 96 kB once encoded: below the bridge's limit. */
const bytesAChunk = 72_000;

/**
 * Sends one file in pieces and has it read.
 * @param app key of the app that a recording is of; null where the file says it, or nobody does.
 * @param progress is told the share sent so far, 0 to 1.
 * @throws CallError with the sentence of the server when a file cannot be used.
 */
export async function upload(
  file: File,
  app: string | null,
  progress: (share: number) => void,
): Promise<ImportView> {
  const chunks = Math.max(1, Math.ceil(file.size / bytesAChunk));
  const begun = await call('import.begin', { name: file.name, bytes: file.size, chunks, app });
  for (let index = 0; index < chunks; index += 1) {
    const data = await base64(file.slice(index * bytesAChunk, (index + 1) * bytesAChunk));
    await call('import.chunk', { upload: begun.upload, index, data });
    progress((index + 1) / chunks);
  }
  return call('import.finish', { upload: begun.upload });
}

/** Read as a data address, since that is the one way for a browser to encode without a copy of our own. */
function base64(piece: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.onload = () => resolve((reader.result as string).replace(/^[^,]*,/, ''));
    reader.readAsDataURL(piece);
  });
}
