import { call } from './call';
import { save } from './save';

interface Fetched {
  readonly fileName: string;
  /** SHA-256 at the head of the pack's hash chain. */
  readonly head: string;
}

/** Fetches the evidence pack of a scan, part by part, and hands it to the browser as one file. */
export async function fetchPack(
  scan: string,
  progress: (part: number, parts: number) => void,
): Promise<Fetched> {
  const first = await call('pack', { scan, part: 0 });
  const data = [bytesOf(first.data)];
  for (let part = 1; part < first.parts; part += 1) {
    progress(part, first.parts);
    data.push(bytesOf((await call('pack', { scan, part })).data));
  }
  save(first.fileName, 'application/zip', data);
  return { fileName: first.fileName, head: first.head };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}
