import type { AppRecord } from '../app';
import { appRecord } from '../read';
import { clip } from '../lenient';
import { tally, type Call, type Tally } from './tally';

/** Apps of one recording that are told apart; what comes beyond is counted. */
const mostApps = 2_000;

/** Calls of a recording that names the app of each. */
export interface TallyByApp {
  /** False where the call is of an app beyond the most that are told apart. */
  add(app: string, call: Call): boolean;
  /** One record for each app, in the order in which they came. */
  records(file: string): AppRecord[];
}

/** @param nameOf what to call an app in the place of its key. */
export function tallyByApp(nameOf: (key: string) => string = (key) => key): TallyByApp {
  const apps = new Map<string, Tally>();
  return {
    add(app, call) {
      const key = clip(app);
      const known = apps.get(key);
      if (known === undefined && apps.size >= mostApps) return false;
      const into = known ?? tally('unknown');
      apps.set(key, into);
      into.add(call);
      return true;
    },
    records: (file) =>
      [...apps].map(([key, seen]) =>
        appRecord({ key, name: nameOf(key), kind: 'unknown', source: file, ...seen.result(file) }),
      ),
  };
}
