/** The app on a site of its own: the real handlers and packages over the local platform, in memory. */
import type { Answer, Payload, UseCase } from '../../src/api';
import { people } from '../../src/local/confluence/people';
import { createPlatform, type PlatformOptions } from '../../src/local/platform';

export { people };

type Value<U extends UseCase> = Extract<Answer<U>, { ok: true }>['value'];

export function createSite(options: PlatformOptions = {}) {
  const platform = createPlatform(options);
  const ask = async <U extends UseCase>(
    accountId: string | null,
    useCase: U,
    payload: unknown,
    context: Record<string, unknown> = {},
  ): Promise<Answer<U>> => {
    const handler = useCase.startsWith('space.') ? 'spaceResolver' : 'adminResolver';
    return (await platform.invoke(handler, useCase, payload, { accountId, context })) as Answer<U>;
  };
  /** Asks as the site administrator and gives the value; fails the test on a refusal. */
  const get = async <U extends UseCase>(useCase: U, payload: Payload<U>): Promise<Value<U>> => {
    const answer = await ask(people.siteAdministrator, useCase, payload);
    if (!answer.ok) throw new Error(`${useCase}: ${answer.message}`);
    return answer.value;
  };
  /** Sends a file the way the page does and gives the answer to its last chunk. */
  const send = async (
    name: string,
    content: string | Buffer,
    size = 72_000,
  ): Promise<Answer<'import.finish'>> => {
    const bytes = Buffer.from(content);
    const chunks = Math.max(1, Math.ceil(bytes.length / size));
    const { upload } = await get('import.begin', { name, bytes: bytes.length, chunks });
    for (let index = 0; index < chunks; index += 1) {
      const data = bytes.subarray(index * size, (index + 1) * size).toString('base64');
      await get('import.chunk', { upload, index, data });
    }
    return ask(people.siteAdministrator, 'import.finish', { upload });
  };
  return { platform, ask, get, send };
}

/** A Connect descriptor, as small as one can be. */
export const descriptor = (key: string, scopes: readonly string[] = ['READ'], name = `App ${key}`): string =>
  JSON.stringify({
    key,
    name,
    baseUrl: `https://${key}.example.com`,
    authentication: { type: 'jwt' },
    scopes,
    modules: { dynamicContentMacros: [{ key: 'chart', name: { value: 'Chart' }, url: '/chart' }] },
  });

/** A Forge manifest, as small as one can be. */
export const forgeManifest = (id: string, scopes: readonly string[]): string => `
app:
  id: ari:cloud:ecosystem::app/${id}
modules:
  macro:
    - key: board
      title: Board
      function: main
  function:
    - key: main
      handler: index.run
permissions:
  scopes: [${scopes.map((scope) => `'${scope}'`).join(', ')}]
`;

export const rulesText = `
version: 1
rules:
  - id: hr
    name: Keep apps out of HR
    mode: enforce
    apps: { block: all, except: [com.example.approved] }
    where: { spaces: [HR] }
  - id: site
    name: Old importer
    mode: audit
    apps: { block: [com.example.importer] }
    where: { site: true }
    guard: { entered: 2026-11-01, by: Asha Rahman }
`;
