import { UsageError } from './usage';

/**
 * The `Authorization` of the person whose credentials are in the environment: a command line is there for all to see.
 *
 * @param whose ends the sentence that says what is missing, such as `a site administrator`.
 * @throws {UsageError} where they are not there.
 */
export function authorization(whose: string): string {
  const { PORTCULLIS_EMAIL: email = '', PORTCULLIS_TOKEN: token = '' } = process.env;
  if (email === '' || token === '')
    throw new UsageError(
      `expected PORTCULLIS_EMAIL and PORTCULLIS_TOKEN in the environment: the address and an API token of ${whose}`,
    );
  return `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`;
}
