import type { Answer, Payload, UseCase } from '../../src/api';
import type { Stage } from './stage';

type Value<U extends UseCase> = Extract<Answer<U>, { ok: true }>['value'];

/** The estate of a stage, changed past the pages: as the site administrator, over the bridge. */
export function estateOf(stage: Stage | undefined) {
  if (!stage) throw new Error('the local host did not start');
  const { url } = stage;
  const ask = async <U extends UseCase>(functionKey: U, payload: Payload<U>): Promise<Value<U>> => {
    const call = {
      module: 'admin-page',
      as: 'admin',
      space: null,
      command: 'invoke',
      functionKey,
      payload,
    };
    const response = await fetch(`${url}/__bridge`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify(call),
    });
    const { value } = (await response.json()) as { value: Answer<U> };
    if (!value.ok) throw new Error(`${functionKey}: ${value.message}`);
    return value.value;
  };
  return {
    ask,
    async send(name: string, text: string): Promise<void> {
      const bytes = Buffer.from(text);
      const size = 72_000;
      const chunks = Math.max(1, Math.ceil(bytes.length / size));
      const { upload } = await ask('import.begin', { name, bytes: bytes.length, chunks });
      for (let index = 0; index < chunks; index += 1) {
        const data = bytes.subarray(index * size, (index + 1) * size).toString('base64');
        await ask('import.chunk', { upload, index, data });
      }
      await ask('import.finish', { upload });
    },
    async scan(): Promise<void> {
      let { state } = await ask('scan.start', {});
      while (state === 'running') {
        await new Promise((resolve) => setTimeout(resolve, 200));
        ({ state } = await ask('scan.status', {}));
      }
      if (state !== 'done') throw new Error(`the scan ended as ${state}`);
    },
  };
}

/** A list of apps as an administrator would keep it by hand. */
export const csv = (...rows: readonly string[]): string => ['key,name,kind,scopes', ...rows].join('\n');
