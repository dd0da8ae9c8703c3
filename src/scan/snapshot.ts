import type { AppSnapshot } from '../host';
import type { Finding } from '../report/finding';
import type { AuditedApp } from '../report/result';

/**
 * What one scan remembers of one app. Nothing in the body depends on when it was written or in which
 * order the facts came, so an app that did not change gives the same text again.
 */
export function snapshotOf(app: AuditedApp, findings: readonly Finding[]): AppSnapshot {
  const body = {
    key: app.key,
    name: app.name,
    kind: app.kind,
    version: app.version,
    scopes: app.scopes && [...app.scopes].sort(),
    dependencies: app.dependencies
      .map(({ method, path, exposure, strongest, verdict }) => ({
        endpoint: `${method ?? '*'} ${path}`,
        exposure,
        strongest,
        verdict: verdict.verdict,
      }))
      .sort((a, b) => (a.endpoint < b.endpoint ? -1 : 1)),
    unresolved: app.unresolved.map(({ reason, text }) => `${reason} ${text}`).sort(),
    findings: findings
      .filter((finding) => finding.app === app.key)
      .map(({ id }) => id)
      .sort(),
  };
  return { app: app.key, body: JSON.stringify(body), ...app.counts };
}
