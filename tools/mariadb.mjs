/** Where a MariaDB server for tests and benchmarks is: the usual places of Linux and macOS. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['/usr/sbin', '/usr/bin', '/usr/local/bin', '/usr/local/sbin', '/opt/homebrew/bin'];

const find = (name) => folders.map((folder) => join(folder, name)).find((path) => existsSync(path));

/** What to tell where there is none. */
export const noMariadb =
  'no MariaDB found and none could be installed: install one (Debian: `apt-get install mariadb-server`), then run this again';

/** Paths of the server and of the program that makes its data folder, or null where one is missing. */
export function findMariadb() {
  const server = find('mariadbd') ?? find('mysqld');
  const installer = find('mariadb-install-db');
  return server && installer ? { server, installer } : null;
}
