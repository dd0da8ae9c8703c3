import { z } from 'zod';
import { ServiceError, type Answer } from './answer';

const request = z.object({
  query: z.string().min(1),
  params: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).default([]),
});
export type SqlValue = z.infer<typeof request>['params'][number];

/** Limits of Forge SQL (platform limits page). */
const maxRequestBytes = 1024 * 1024;
const maxResponseBytes = 4 * 1024 * 1024;

/** Runs one statement and gives the rows of a question or, for any other, `affectedRows` and the like. */
export type SqlEngine = (query: string, params: readonly SqlValue[]) => unknown;

/** The services that `@forge/sql` 4.0.8 calls: one statement each, no transaction over several. */
export interface Sql {
  call(path: string, body: unknown): Promise<Answer>;
}

/** The services over any engine, with the limits that Forge puts on all of them. */
export function createSql(engine: SqlEngine): Sql {
  return {
    async call(path, body) {
      if (path !== '/api/v1/execute' && path !== '/api/v1/execute/ddl')
        throw new ServiceError(404, 'UNKNOWN_ERROR', `the local host has no service \`${path}\``);
      if (Buffer.byteLength(JSON.stringify(body)) > maxRequestBytes)
        throw new ServiceError(413, 'SQL_EXECUTION_ERROR', `a request is at most ${maxRequestBytes} bytes`);
      const { query, params } = request.parse(body);
      const changesSchema = /^\s*(?:CREATE|ALTER|DROP|TRUNCATE|RENAME)\b/i.test(query);
      if (changesSchema && path === '/api/v1/execute')
        throw new ServiceError(
          400,
          'INVALID_SQL_QUERY',
          'statements that change the schema go through executeDDL',
        );
      const answer = { rows: await execute(engine, query, params) };
      if (Buffer.byteLength(JSON.stringify(answer)) > maxResponseBytes)
        throw new ServiceError(400, 'SQL_EXECUTION_ERROR', `an answer is at most ${maxResponseBytes} bytes`);
      return { status: 200, body: answer };
    },
  };
}

async function execute(engine: SqlEngine, query: string, params: readonly SqlValue[]): Promise<unknown> {
  try {
    return await engine(query, params);
  } catch (error) {
    throw new ServiceError(
      400,
      'SQL_EXECUTION_ERROR',
      error instanceof Error ? error.message : String(error),
    );
  }
}
