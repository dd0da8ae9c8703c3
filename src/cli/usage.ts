/** Wrong use, or a PATH that cannot be used: ends the program with exit code 2 and this one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Exit codes of every command (contract: "The command line"). */
export const exit = { done: 0, found: 1, usage: 2, internal: 3 } as const;

/** What the system says of a path, in plain words. */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file or folder',
    EACCES: 'no permission to read it',
    EPERM: 'no permission to read it',
    EISDIR: 'it is a folder, expected a file',
    ENOTDIR: 'part of the path is no folder',
    ELOOP: 'too many symbolic links',
    ENAMETOOLONG: 'the name is too long',
    ENOSPC: 'no space is left on the device',
    EROFS: 'the file system is read-only',
  };
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}
