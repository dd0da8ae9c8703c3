/** `portcullis gateway`: the enforcing gateway, until it is stopped by a signal. */
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { hashCredential } from '../enforce/gateway/callers';
import { fileLog, stderrLog, type Log } from '../enforce/gateway/log';
import { startGateway } from '../enforce/gateway/server';
import { print } from './output';
import { portOf } from './port';
import { siteUrl } from './site-url';
import { systemReason, UsageError } from './usage';

export interface GatewayOptions {
  readonly site?: string;
  readonly rules?: string;
  readonly callers?: string;
  readonly port?: string;
  readonly adminPort?: string;
  readonly host?: string;
  readonly log?: string;
  readonly publicUrl?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly siteCa?: string;
  readonly hash?: boolean;
}

const DEFAULT_PORT = 8702;

/** Runs the gateway; the one line on standard output says where it listens. SIGHUP reads the files again. */
export async function runGateway(options: GatewayOptions): Promise<void> {
  if (options.hash === true) return printHash();
  const { site, rules, host = '127.0.0.1', port, callers, publicUrl } = options;
  if (site === undefined) throw new UsageError('expected --site, the address of the Confluence site');
  if (rules === undefined) throw new UsageError('expected --rules, the file with the app access rules');
  const url = siteUrl(site);
  const publicOrigin = publicUrl === undefined ? null : originOf(publicUrl);
  const [ca, tls] = await Promise.all([pem(options.siteCa), tlsOf(options)]);
  const log = openLog(options.log);
  const gateway = await startGateway({
    site: { url, ca },
    policy: { rules, callers: callers ?? null },
    host,
    port: port === undefined ? DEFAULT_PORT : portOf(port),
    adminPort: options.adminPort === undefined ? null : portOf(options.adminPort),
    tls,
    publicOrigin,
    log,
  }).catch((error: unknown) => {
    log.close();
    throw new UsageError(error instanceof Error ? error.message : String(error));
  });
  await print(`${JSON.stringify({ listening: gateway.url })}\n`);
  const reload = (): void => void gateway.reload();
  process.on('SIGHUP', reload);
  await stopped();
  await gateway.stop();
  process.off('SIGHUP', reload);
  log.close();
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve).once('SIGTERM', resolve);
  });
}

/** Reads a credential or a key from standard input: on the command line it would be there for all to see. */
async function printHash(): Promise<void> {
  if (process.stdin.isTTY)
    process.stderr.write('Value of the Authorization header (or a Portcullis-Key), then Ctrl+D:\n');
  const credential = (await text(process.stdin)).replace(/\r?\n$/, '').replace(/^authorization:\s*/i, '');
  if (credential === '' || /[\r\n]/.test(credential))
    throw new UsageError('expected one line on standard input, such as `Basic dXNlcjp0b2tlbg==`');
  await print(`${hashCredential(credential)}\n`);
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/')
    throw new UsageError(
      `--public-url: \`${text}\` is not an address such as https://confluence-gateway.example.com`,
    );
  return url.origin;
}

async function pem(file: string | undefined): Promise<string | null> {
  if (file === undefined) return null;
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read \`${file}\`: ${systemReason(error)}`);
  }
}

async function tlsOf({ tlsCert, tlsKey }: GatewayOptions): Promise<{ cert: string; key: string } | null> {
  const [cert, key] = await Promise.all([pem(tlsCert), pem(tlsKey)]);
  if (cert === null && key === null) return null;
  if (cert === null || key === null) throw new UsageError('expected --tls-cert and --tls-key together');
  return { cert, key };
}

function openLog(file: string | undefined): Log {
  if (file === undefined) return stderrLog();
  try {
    return fileLog(file);
  } catch (error) {
    throw new UsageError(`cannot write \`${file}\`: ${systemReason(error)}`);
  }
}
