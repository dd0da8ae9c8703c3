/** The entry of the command line on one machine: the functions of the app, and what only its own user may ask. */
import { createCommandLine } from './app/command-line';
import type { CommandLine, ScanResult } from './app/command-line';
import { guarding } from './app/guarding';
import { forgeHost } from './forge/host';
import { migrate } from './forge/schema';

export * from './index';

export type { CommandLine, ScanResult };

const line = createCommandLine((work) => guarding(forgeHost, work));

/** Runs one request of the command line as an invocation of the app. */
export async function commandLine(ask: (line: CommandLine) => Promise<unknown>): Promise<unknown> {
  await migrate();
  return ask(line);
}
