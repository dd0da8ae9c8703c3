/**
 * The content security policy of the app's pages: Forge's production policy less every address outside,
 * so that what works here works there and nothing leaves the machine (test/local/security-policy.test.ts
 * compares it with `@forge/csp`).
 *
 * @param styles exceptions of the manifest, such as `unsafe-inline`.
 */
export function securityPolicy(styles: readonly string[]): string {
  const allowed = ["'self'", ...styles.map((style) => (style.startsWith("'") ? style : `'${style}'`))];
  return [
    "default-src 'self'",
    "frame-ancestors 'self'",
    "frame-src 'self'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' data: blob:",
    "connect-src 'self'",
    "script-src 'self'",
    `style-src ${allowed.join(' ')}`,
    "form-action 'self'",
    'sandbox allow-popups allow-popups-to-escape-sandbox allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts',
  ].join('; ');
}
