import { call } from './call';
import { save } from './save';

/** Fetches every part of an export and hands the whole to the browser as one file. Gives the file's name. */
export async function download(format: 'csv' | 'html'): Promise<string> {
  const first = await call('export', { format, part: 0 });
  const texts = [first.text];
  for (let part = 1; part < first.parts; part += 1) {
    texts.push((await call('export', { format, part, revision: first.revision })).text);
  }
  save(first.fileName, first.mediaType, texts);
  return first.fileName;
}
