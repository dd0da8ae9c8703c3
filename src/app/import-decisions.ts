import { readDecisions } from '../enforce/decision-lines';
import type { Host, StoredDecision } from '../host';
import type { Decision } from '../policy/decision';
import { count } from '../report/words';
import { sha256 } from '../scan/content-hash';

/**
 * Takes the decisions of a gateway's log into the decision log of the app. A line is known by its content and by
 * how many equal ones came before it, so the same log twice, or a longer one of the same day, adds what is new.
 *
 * @returns sentences for whoever imports; none where the file is no such log.
 */
export async function importDecisions(host: Pick<Host, 'store'>, bytes: Uint8Array): Promise<string[]> {
  const read = readDecisions(new TextDecoder().decode(bytes));
  if (read === null) return [];
  await host.store.putDecisions(named(read.decisions));
  return [
    `${count(read.decisions.length, 'decision')} of the gateway ${read.decisions.length === 1 ? 'is' : 'are'} in the decision log.`,
    ...(read.unreadable > 0
      ? [`${count(read.unreadable, 'line')} of the log could not be read as decisions.`]
      : []),
  ];
}

function named(decisions: readonly Decision[]): StoredDecision[] {
  const seen = new Map<string, number>();
  return decisions.map((decision) => {
    const content = JSON.stringify(decision);
    const before = seen.get(content) ?? 0;
    seen.set(content, before + 1);
    const id = sha256(`${before} ${content}`).slice(0, 32);
    return { id, ...decision };
  });
}
