import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toResponse, type Answer } from './answer';
import type { AppFunction, AppManifest } from './manifest';

/** What `@forge/api` and its sisters say about a call: which service, and with whose rights. */
export interface CallArgs {
  readonly type: string;
  readonly provider?: string;
  readonly remote?: string;
  readonly accountId?: string;
}

export interface CallInit {
  readonly method?: string;
  readonly body?: unknown;
}

/** Answers every call the real packages make during one invocation. */
export type Service = (args: CallArgs, path: string, init: CallInit) => Promise<Answer>;

interface Invocation {
  readonly runtime: object;
  readonly service: Service;
}

const invocation = new AsyncLocalStorage<Invocation>();

/**
 * Defines the two globals that Atlassian's runtime gives to `@forge/*`. The runtime is a getter over the
 * current invocation: two at once, of two sites even, never see each other's.
 */
export function installGlobals(): void {
  Object.defineProperty(globalThis, '__forge_runtime__', {
    configurable: true,
    get: () => invocation.getStore()?.runtime,
  });
  Object.defineProperty(globalThis, '__forge_fetch__', {
    configurable: true,
    value: async (args: CallArgs, path: string, init: CallInit = {}) => {
      const current = invocation.getStore();
      if (current === undefined) throw new Error('a Forge service was called outside an invocation');
      return toResponse(await current.service(args, path, init));
    },
  });
}

/** Runs `work` as one invocation. */
export function invokeWith<T>(runtime: object, service: Service, work: () => Promise<T>): Promise<T> {
  return invocation.run({ runtime, service }, work);
}

/** Runs `work` outside every invocation: the real packages must not see a runtime while they are imported. */
export function withoutInvocation<T>(work: () => Promise<T>): Promise<T> {
  return invocation.exit(work);
}

/** The folder of this code: a bundle lies in one that is named after all that it is made from. */
const build = basename(dirname(fileURLToPath(import.meta.url)));

const noMetrics = {
  counter: () => ({ incr() {}, incrBy() {}, decr() {}, decrBy() {} }),
  timing: () => ({ measure: () => ({ stop() {} }) }),
  gauge: () => ({ set() {} }),
};

/** The runtime of one invocation, as `ForgeRuntime` of `@forge/api` 8.3.0 describes it. */
export function createRuntime(
  manifest: AppManifest,
  { key, exportName, timeoutSeconds }: AppFunction,
  site: { readonly cloudId: string; readonly installationId: string },
  accountId: string | undefined,
): object {
  const deadline = Date.now() + timeoutSeconds * 1_000;
  const id = randomUUID();
  return {
    proxy: { token: 'local', url: 'local' },
    contextAri: `ari:cloud:confluence::site/${site.cloudId}`,
    container: { region: 'local', runtime: 'nodejs22.x', handler: `index.${exportName}` },
    appContext: {
      appId: manifest.appId,
      appVersion: build,
      environmentId: 'local',
      environmentType: 'DEVELOPMENT',
      invocationId: id,
      installationId: site.installationId,
      functionKey: key,
      moduleType: 'function',
      moduleKey: key,
      license: { active: true },
      permissions: { scopes: manifest.scopes, external: {} },
    },
    aaid: accountId,
    lambdaContext: { awsRequestId: id, getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()) },
    tracing: { traceId: id.replaceAll('-', ''), spanId: id.slice(0, 8) },
    realtime: {},
    metrics: noMetrics,
    featureFlags: () => false,
  };
}
