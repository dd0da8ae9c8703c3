/** HAR files (HTTP Archive 1.2): what a browser sent while someone used Confluence. */
import { z } from 'zod';
import { nameOfFile } from '../key';
import { notice } from '../notice';
import { appRecord, refused } from '../read';
import type { TrafficReader } from './reader';
import { skim } from './skim';
import { tally } from './tally';

const header = z.object({ name: z.string(), value: z.string() });
const entry = z.object({
  startedDateTime: z.string().nullable().catch(null),
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.array(header).catch([]),
  }),
});

/**
 * Reader of a HAR file. Bodies, cookies and every header but the origin of the calling page are dropped unread.
 *
 * @param file name for evidence and messages.
 */
export function harReader(file: string): TrafficReader {
  const calls = tally('front end');
  let number = 0;
  let unreadable = 0;
  const skimmer = skim(
    (path) => path.length === 2 && path[0] === 'log' && path[1] === 'entries',
    (record) => {
      number += 1;
      const read = entry.safeParse(record);
      if (!read.success) {
        unreadable += 1;
        return;
      }
      const { startedDateTime: time, request } = read.data;
      calls.add({
        method: request.method,
        url: request.url,
        time,
        by: origin(request.headers),
        line: number,
      });
    },
  );
  return {
    write: (bytes) => skimmer.write(bytes),
    end() {
      const { found, records, leftOut, cutOff } = skimmer.end();
      if (!found) return refused('is no HAR file: expected JSON with a list at `log.entries`');
      const { notices, ...seen } = calls.result(file);
      const limits = notice(
        'traffic-limits',
        file,
        null,
        'a HAR file holds only what a browser sent, not the calls of servers, and calls of Confluence itself look like those of an app',
      );
      const lost = unreadable + leftOut;
      const part =
        lost === 0
          ? []
          : [notice('unreadable-part', file, null, `${lost} of ${records} entries could not be read`)];
      const end = cutOff
        ? [notice('incomplete', file, null, 'the file ends before its list of entries does')]
        : [];
      const app = appRecord({ key: file, name: nameOfFile(file), kind: 'unknown', source: file, ...seen });
      return { ok: true, apps: [app], total: null, notices: [limits, ...notices, ...part, ...end] };
    },
  };
}

/** Host of the page or frame that asked: the one header that tells an app's frame from Confluence's own page. */
function origin(headers: readonly { name: string; value: string }[]): string | null {
  const value = (name: string): string | undefined =>
    headers.find((h) => h.name.toLowerCase() === name)?.value;
  const url = value('origin') ?? value('referer');
  return url !== undefined && URL.canParse(url) ? new URL(url).host : null;
}
