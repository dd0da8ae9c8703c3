/**
 * The path of a call that the catalogue does not have, with everything that may name a person, a page or a secret
 * taken out. What is left is words of an API: short, lower or camel case, without digits in a row.
 */
const word = /^(?:[a-z][a-zA-Z]{0,31}|[a-z]+(?:-[a-z]+){1,5}|v?\d|\d\.\d)$/;

/** @param path canonical; segments that are not plain words become `{}`. */
export function anonymousPath(path: string): string {
  return path
    .split('/')
    .slice(0, 16)
    .map((segment) => (segment === '' || word.test(segment) ? segment : '{}'))
    .join('/');
}
