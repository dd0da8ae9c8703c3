import { asApp, asUser, route } from '@forge/api';
import type { Confluence, ConfluenceAnswer, ConfluenceCall, SpaceListCall } from '../host';

/** Largest page that `GET /wiki/api/v2/spaces` gives. */
const PAGE = 250;

export const confluence: Confluence = {
  asUser: (call) => answerOf(() => send(call)),
  asApp: (call) => answerOf(() => spaces(asApp(), call)),
};

type Sent = ReturnType<typeof spaces>;

async function answerOf(sending: () => Sent): Promise<ConfluenceAnswer> {
  try {
    const response = await sending();
    const retryAfter = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
    return {
      status: response.status,
      body: await readJson(response),
      ...(retryAfter >= 0 && { retryAfter }),
    };
  } catch (error) {
    return refusedByPlatform(error);
  }
}

function spaces(api: Pick<ReturnType<typeof asUser>, 'requestConfluence'>, { cursor }: SpaceListCall) {
  return cursor === null
    ? api.requestConfluence(route`/wiki/api/v2/spaces?limit=${PAGE}`)
    : api.requestConfluence(route`/wiki/api/v2/spaces?limit=${PAGE}&cursor=${cursor}`);
}

// The routes stay literal: Forge escapes what is put into them, and its linter reads them here.
function send(call: ConfluenceCall) {
  switch (call.name) {
    case 'current-user':
      return asUser().requestConfluence(route`/wiki/rest/api/user/current?expand=operations`);
    case 'user':
      return asUser().requestConfluence(route`/wiki/rest/api/user?accountId=${call.accountId}`);
    case 'spaces':
      return spaces(asUser(), call);
    case 'space-by-key':
      return asUser().requestConfluence(route`/wiki/api/v2/spaces?keys=${call.key}&limit=1`);
    case 'space-operations':
      return asUser().requestConfluence(route`/wiki/api/v2/spaces/${call.id}/operations`);
    case 'audit':
      return asUser().requestConfluence(route`/wiki/rest/api/audit?start=${call.start}&limit=${call.limit}`);
    case 'data-policy':
      return asUser().requestConfluence(route`/wiki/api/v2/data-policies/metadata`);
    case 'data-policy-spaces':
      return asUser().requestConfluence(
        route`/wiki/api/v2/data-policies/spaces?keys=${call.keys.join()}&limit=${PAGE}`,
      );
    case 'space':
      return asUser().requestConfluence(route`/wiki/api/v2/spaces/${call.id}`);
    case 'content-types':
      return asUser().requestConfluence(route`/wiki/api/v2/content/convert-ids-to-types`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ contentIds: call.ids }),
      });
    case 'page':
      return asUser().requestConfluence(route`/wiki/api/v2/pages/${call.id}`);
    case 'pages':
      return asUser().requestConfluence(route`/wiki/api/v2/pages?id=${call.ids.join()}&limit=${PAGE}`);
    case 'blogpost':
      return asUser().requestConfluence(route`/wiki/api/v2/blogposts/${call.id}`);
    case 'blogposts':
      return asUser().requestConfluence(route`/wiki/api/v2/blogposts?id=${call.ids.join()}&limit=${PAGE}`);
  }
}

async function readJson(response: { text(): Promise<string> }): Promise<unknown> {
  try {
    return JSON.parse(await response.text());
  } catch {
    return null;
  }
}

/** The platform throws where it does not pass a call on (no user, no consent); that is an answer too. */
function refusedByPlatform(error: unknown): ConfluenceAnswer {
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') {
    return { status: error.status, body: null };
  }
  throw error;
}
