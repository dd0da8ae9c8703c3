import { z } from 'zod';
import type { Platform } from '../platform';
import type { AppPage } from '../platform/manifest';
import { callers, locales, themes } from './callers';
import { json, refusal, type Reply } from './reply';

const page = z.object({
  module: z.string(),
  as: z.enum(Object.keys(callers) as [keyof typeof callers]),
  space: z.string().max(255).nullable(),
  locale: z.enum(Object.keys(locales) as [keyof typeof locales]).catch('en-US'),
});
const call = z.discriminatedUnion('command', [
  page.extend({
    command: z.literal('getContext'),
    theme: z.enum(Object.keys(themes) as [keyof typeof themes]),
  }),
  page.extend({ command: z.literal('invoke'), functionKey: z.string().max(200), payload: z.unknown() }),
  page.extend({
    command: z.literal('fetchProduct'),
    product: z.string(),
    restPath: z.string().max(8_000),
    method: z.string().max(10),
    body: z.string().nullable(),
    multipart: z.boolean(),
  }),
]);
type Call = z.infer<typeof call>;

/** What Forge takes from a page in one call and gives back (platform limits, invocation). */
export const maxPayloadBytes = 500 * 1024;
const maxAnswerBytes = 5 * 1024 * 1024;

/** Answers one call of the bridge in the page; the text is what the page sent. */
export async function answerBridge(platform: Platform, text: string): Promise<Reply> {
  const parsed = call.safeParse(parseJson(text));
  if (!parsed.success)
    return refusal(
      400,
      `this is no call of the bridge: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`,
    );
  const asked = parsed.data;
  const module = platform.manifest.pages.find((entry) => entry.key === asked.module);
  if (module === undefined) return refusal(404, `manifest.yml has no page \`${asked.module}\``);
  if (asked.command === 'getContext') return json(200, { value: contextOf(platform, module, asked) });
  if (asked.command === 'fetchProduct') return fetchProduct(platform, asked);
  try {
    const value = await platform.invoke(module.exportName, asked.functionKey, asked.payload, {
      accountId: callers[asked.as].accountId,
      context: contextOf(platform, module, asked),
    });
    const reply = json(200, { value });
    return reply.body.length <= maxAnswerBytes
      ? reply
      : refusal(413, `the answer of ${asked.functionKey} is larger than ${maxAnswerBytes} bytes`);
  } catch (error) {
    console.error(error);
    return refusal(500, 'There was an error invoking the function');
  }
}

function contextOf(platform: Platform, module: AppPage, asked: Call): Record<string, unknown> {
  const { site } = platform.confluence;
  const space = site.spaces.find((entry) => entry.key === asked.space);
  return {
    accountId: callers[asked.as].accountId ?? undefined,
    cloudId: site.cloudId,
    siteUrl: site.address,
    localId: module.key,
    moduleKey: module.key,
    environmentId: 'local',
    environmentType: 'DEVELOPMENT',
    locale: asked.locale,
    timezone: 'UTC',
    extension: {
      type: module.type,
      ...(space !== undefined && { space: { id: space.id, key: space.key } }),
    },
    ...(asked.command === 'getContext' && { theme: { colorMode: asked.theme } }),
  };
}

function fetchProduct(platform: Platform, asked: Extract<Call, { command: 'fetchProduct' }>): Reply {
  if (asked.product !== 'confluence' || asked.multipart)
    return refusal(501, 'the local host answers plain calls to Confluence only');
  const { accountId } = callers[asked.as];
  const { appId: app, scopes } = platform.manifest;
  const answer = platform.confluence.request(
    { method: asked.method, url: asked.restPath, body: asked.body ?? '' },
    accountId === null ? { kind: 'anonymous' } : { kind: 'app', app, scopes, accountId },
  );
  return json(200, {
    value: {
      body: answer.body === undefined ? '' : JSON.stringify(answer.body),
      headers: { 'content-type': 'application/json', ...answer.headers },
      status: answer.status,
      statusText: '',
      isAttachment: false,
    },
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
