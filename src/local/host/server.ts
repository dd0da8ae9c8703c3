import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IncomingMessage } from 'node:http';
import type { Platform } from '../platform';
import type { AppPage } from '../platform/manifest';
import { projectRoot } from '../root';
import { answerBridge, maxPayloadBytes } from './bridge';
import { callers, keyOf, locales, themes } from './callers';
import { fileReply } from './files';
import { framePage } from './frame-page';
import { isLoopback, isOwnOrigin, listen, type Listening } from './listen';
import { html, readText, refusal, send, type Reply } from './reply';
import { securityPolicy } from './security-policy';
import { tokensStylesheet } from './tokens';

export interface HostOptions {
  readonly platform: Platform;
  /** Folder that the manifest's paths are relative to. */
  readonly root: string;
  readonly port: number;
}

const tokensName = 'tokens.css';

/** Serves the app's pages in a plain Confluence-like frame, and the bridge between page and platform. */
export function startHost({ platform, root, port }: HostOptions): Promise<Listening> {
  const policy = securityPolicy(platform.manifest.styles);
  const hostFiles = join(projectRoot(), 'src/local/page');
  const style = readFileSync(join(hostFiles, 'frame.css'), 'utf8');
  const script = readFileSync(join(hostFiles, 'frame.mjs'), 'utf8');
  const tokens: Reply = {
    status: 200,
    type: 'text/css; charset=utf-8',
    body: Buffer.from(tokensStylesheet()),
  };
  const pageOf = (type: AppPage['type']) => platform.manifest.pages.find((page) => page.type === type);

  const frame = (url: URL, type: AppPage['type'], space: string | null): Reply => {
    const page = pageOf(type);
    if (page === undefined) return refusal(404, `manifest.yml has no page of type ${type}`);
    const { spaces } = platform.confluence.site;
    if (space !== null && !spaces.some((entry) => entry.key === space))
      return refusal(404, `there is no space \`${space}\``);
    const as = keyOf(callers, url.searchParams.get('as'));
    const theme = keyOf(themes, url.searchParams.get('theme'));
    const locale = keyOf(locales, url.searchParams.get('locale'));
    return html(framePage({ page, space, spaces: spaces.slice(0, 500), as, theme, locale, style, script }));
  };

  const appFile = async (name: string): Promise<Reply> => {
    const folder = platform.manifest.pages[0]?.folder ?? '';
    const file = await fileReply(join(root, folder), name);
    if (file === null) return refusal(404, 'there is no such file');
    const headers = { ...file.headers, 'content-security-policy': policy };
    if (!name.endsWith('.html')) return { ...file, headers };
    const brought = `<head><link rel="stylesheet" href="/__host/${tokensName}"><script type="module" src="/__host/bridge.mjs"></script>`;
    return { ...file, headers, body: file.body.toString().replace('<head>', brought) };
  };

  const bridge = async (request: IncomingMessage): Promise<Reply> => {
    if (request.method !== 'POST') return refusal(405, 'the bridge takes POST only');
    if (!isOwnOrigin(request)) return refusal(403, 'the bridge answers its own pages only');
    if (request.headers['content-type'] !== 'application/json')
      return refusal(415, 'the bridge takes JSON only');
    const text = await readText(request, maxPayloadBytes);
    if (text === null) return refusal(413, `a call is at most ${maxPayloadBytes} bytes`);
    return answerBridge(platform, text);
  };

  const missing = refusal(404, 'there is no such page');
  /** Pages by the first segment of the path; the rest of the path is theirs. */
  const pages: Readonly<Record<string, (url: URL, rest: string) => Reply | Promise<Reply>>> = {
    '': (url) => ({ ...html(''), status: 302, headers: { location: `/admin${url.search}` } }),
    admin: (url) => frame(url, 'confluence:globalSettings', null),
    space: (url, rest) => frame(url, 'confluence:spaceSettings', rest.split('/')[0] ?? ''),
    app: (_, rest) => appFile(rest),
    __host: async (_, rest) =>
      rest === tokensName ? tokens : ((await fileReply(hostFiles, rest)) ?? missing),
    wiki: () => refusal(404, 'the local host shows no pages of Confluence itself'),
  };

  const answer = async (request: IncomingMessage): Promise<Reply> => {
    if (!isLoopback(request.headers.host ?? ''))
      return refusal(403, 'this server answers to its own machine only');
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = decodePath(url.pathname);
    if (path === null) return refusal(400, 'the address cannot be read');
    if (path === '/__bridge') return bridge(request);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, 'pages take GET only');
    const [, first = '', ...rest] = path.split('/');
    return Object.hasOwn(pages, first) ? (pages[first]?.(url, rest.join('/')) ?? missing) : missing;
  };

  return listen(port, async (request, response) => send(request, response, await answer(request)));
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
