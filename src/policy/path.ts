/** Brings the path of a URL into its one canonical form, or says what about it is doubtful. */

export type Normalised =
  { readonly ok: true; readonly path: string } | { readonly ok: false; readonly reason: string };

/** Longer than any path of the catalogue with identifiers of 255 characters in it. */
const LONGEST_PATH = 8_192;

/** Canonical as it stands: plain segments, none of them empty or starting with a dot. */
const CANONICAL = /^(?:\/[\w~-][\w.~-]*)+$/;
const PLAIN_SEGMENT = /^[\w~-][\w.~-]*$/;

/**
 * Takes a path that starts with a slash. Dot segments are resolved and empty segments dropped, as clients
 * and servers do; escapes of unreserved characters are decoded, the others kept in upper case (RFC 3986,
 * 6.2.2); characters that no path may hold are escaped. Refused is what servers are known to read
 * differently: escaped slashes, dots as escapes, double escapes, backslashes, `;`, escapes that are not UTF-8.
 */
export function normalisePath(path: string): Normalised {
  if (path.length > LONGEST_PATH) return doubtful(`the path is longer than ${LONGEST_PATH} characters`);
  const trimmed = path.endsWith('/') ? path.slice(0, -1) : path;
  if (CANONICAL.test(trimmed)) return { ok: true, path: trimmed };

  const kept: string[] = [];
  const written = path.split('/').slice(1);
  const hasGap = written.slice(0, -1).includes('');
  for (const segment of written) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') {
      if (kept.pop() === undefined) return doubtful('the path climbs above its root');
      if (hasGap) return doubtful('the path has both `..` and an empty segment');
      continue;
    }
    const clean = normaliseSegment(segment);
    if (!clean.ok) return clean;
    kept.push(clean.path);
  }
  return { ok: true, path: `/${kept.join('/')}` };
}

function doubtful(reason: string): Normalised {
  return { ok: false, reason };
}

/** One segment; its `path` in the answer is the segment's own text. */
function normaliseSegment(segment: string): Normalised {
  if (PLAIN_SEGMENT.test(segment)) return { ok: true, path: segment };
  if (/%(?![0-9a-f]{2})/i.test(segment))
    return doubtful('a `%` in the path is not followed by two hex digits');
  if (/%2f|%5c/i.test(segment)) return doubtful('the path has an escaped slash');
  if (/%(?:[01].|7f)/i.test(segment)) return doubtful('the path has an escaped control character');
  if (segment.includes('\\')) return doubtful('the path has a backslash');
  if (/;|%3b/i.test(segment)) return doubtful('the path has a `;`');
  const text = segment.replace(/%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : escape.toUpperCase();
  });
  if (/%25[0-9a-f]{2}/i.test(text)) return doubtful('the path is escaped twice');
  if (text === '.' || text === '..') return doubtful('the path has escaped dots');
  try {
    decodeURIComponent(text);
    return { ok: true, path: text.replace(/[^\w.~!$&'()*+,=:@{}%-]+/g, encodeURIComponent) };
  } catch {
    return doubtful('the path has text that is not valid UTF-8');
  }
}
