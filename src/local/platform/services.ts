import { ZodError } from 'zod';
import type { Caller } from '../confluence/caller';
import type { Confluence } from '../confluence/confluence';
import { ServiceError, type Answer } from './answer';
import type { Kvs } from './kvs';
import type { AppManifest } from './manifest';
import type { QueueService } from './queue';
import type { CallArgs, CallInit, Service } from './runtime';
import type { Sql } from './sql';

export interface Parts {
  readonly manifest: AppManifest;
  readonly kvs: Kvs;
  readonly sql: Sql;
  readonly queue: QueueService;
  readonly confluence: Confluence;
}

/**
 * Sends each call of the real packages to the part that answers it. What is not emulated fails as a
 * proxy error, which the packages throw; nothing leaves the machine.
 *
 * @returns the services as one account id sees them, null for nobody.
 */
export function createServices({
  manifest,
  kvs,
  sql,
  queue,
  confluence,
}: Parts): (accountId: string | null) => Service {
  const callerOf = (args: CallArgs, acting: string | null): Caller => {
    if (args.provider !== 'app' && args.provider !== 'user') return { kind: 'anonymous' };
    const { appId: app, scopes } = manifest;
    return { kind: 'app', app, scopes, accountId: args.provider === 'user' ? acting : null };
  };
  const answer = (
    args: CallArgs,
    path: string,
    init: CallInit,
    accountId: string | null,
  ): Answer | Promise<Answer> => {
    const text = typeof init.body === 'string' ? init.body : '';
    if (args.type === 'kvs') return kvs.call(path, JSON.parse(text));
    if (args.type === 'sql') return sql.call(path, JSON.parse(text));
    if (args.remote === 'stargate' && path.startsWith('/webhook/queue/'))
      return queue.call(path, JSON.parse(text));
    if (args.remote !== 'confluence')
      return { status: 502, headers: { 'forge-proxy-error': 'NOT_EMULATED' } };
    const acting = args.accountId ?? accountId;
    if (args.provider === 'user' && acting === null)
      return { status: 401, headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' } };
    return confluence.request(
      { method: init.method ?? 'GET', url: path, body: text },
      callerOf(args, acting),
    );
  };
  return (accountId) => (args, path, init) =>
    Promise.resolve()
      .then(() => answer(args, path, init, accountId))
      .catch(refusal);
}

function refusal(error: unknown): Answer {
  if (error instanceof ServiceError)
    return { status: error.status, body: { code: error.code, message: error.message } };
  if (error instanceof ZodError)
    return { status: 400, body: { code: 'INVALID_REQUEST', message: error.issues[0]?.message ?? 'invalid' } };
  throw error;
}
