/** Links in answers lead back through the gateway. */
import { Transform } from 'node:stream';

/** Rewrites links of a site into links of the gateway. Origins are `https://host[:port]`, without a path. */
export interface Links {
  /** A `Location` or one target of a `Link` header. */
  readonly inHeader: (value: string) => string;
  /** JSON, as text or as bytes read as Latin-1; the same text where no link is found. */
  readonly inJson: (json: string) => string;
  /** JSON in a stream, without holding more than a few hundred bytes of it back. */
  readonly inStream: () => Transform;
}

/**
 * A link object of an answer, in bytes read as Latin-1. Quotes in the text of a page are escaped, so this is
 * never found in one: a page that links to its site is handed on as it is, and may be written back.
 */
const LINK = /"(base|self|next|prev)"\s{0,8}:\s{0,8}"(https?:\/\/[^"/\s\\]{1,255})([^"\s\\]{0,128})/g;

/** The address of the site as it calls itself, which need not be the one that the gateway uses. */
const BASE = /^https?:\/\/[^/]+(?:\/ex\/confluence\/[^/]+)?\/wiki$/;

/** Longer than any match of `LINK` can be. */
const HELD = 600;

/**
 * @param site origin that the gateway sends calls to.
 * @param prefix path of the site below its origin, as with `/ex/confluence/{cloudId}`; empty for most.
 * @param gateway origin by which the caller reached the gateway.
 */
export function linksOf(site: string, prefix: string, gateway: string): Links {
  const replace = (whole: string, key: string, origin: string, rest: string): string => {
    if (origin !== site && !(key === 'base' && BASE.test(origin + rest))) return whole;
    const start = whole.length - rest.length - origin.length;
    return whole.slice(0, start) + gateway + rest.replace(/^\/ex\/confluence\/[^/]+(?=\/wiki)/, '');
  };
  const below = (path: string): string =>
    prefix !== '' && path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
  return {
    inHeader: (value) => {
      if (BASE.test(value)) return `${gateway}/wiki`;
      if (value.startsWith(`${site}/`) || value === site) return gateway + below(value.slice(site.length));
      return value.startsWith('/') && !value.startsWith('//') ? below(value) : value;
    },
    inJson: (json) => json.replace(LINK, replace),
    inStream: () => rewriting(replace),
  };
}

function rewriting(replace: (whole: string, key: string, origin: string, rest: string) => string): Transform {
  let held = '';
  return new Transform({
    transform(chunk: Buffer, _, done) {
      const text = held + chunk.toString('latin1');
      // Every link that starts before the cut ends within the text.
      let cut = Math.max(0, text.length - HELD);
      let out = '';
      let from = 0;
      for (const match of text.matchAll(LINK)) {
        if (match.index >= cut) break;
        const [whole, key = '', origin = '', rest = ''] = match;
        out += text.slice(from, match.index) + replace(whole, key, origin, rest);
        from = match.index + whole.length;
        cut = Math.max(cut, from);
      }
      out += text.slice(from, cut);
      held = text.slice(cut);
      done(null, Buffer.from(out, 'latin1'));
    },
    flush(done) {
      done(null, Buffer.from(held.replace(LINK, replace), 'latin1'));
    },
  });
}
