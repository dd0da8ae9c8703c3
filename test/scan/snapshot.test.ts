import fc from 'fast-check';
import { audit } from '../../src/report/audit';
import { drift, isEmpty } from '../../src/report/drift/drift';
import { compare } from '../../src/report/compare';
import type { Side } from '../../src/report/drift/side';
import type { SaidFinding } from '../../src/report/rows';
import { readSnapshot, snapshotOf, type Snapshot } from '../../src/scan/snapshot';
import { chart, hostile, hostileNames, onSite, script, silent } from '../report/estate';

const estates = [chart, silent, script, ...hostileNames.map(hostile)];
const result = audit(estates, [], [onSite]);
const taken = result.apps.map((app) => snapshotOf(app, result.findings));

const sideOf = (snapshots: readonly Snapshot[]): Side<SaidFinding> => ({
  apps: new Map(snapshots.map((one) => [one.app, one])),
  findings: snapshots.flatMap(({ findings }) => findings),
  listed: null,
});

test('a snapshot reads back as what was audited', () => {
  for (const [index, app] of result.apps.entries()) {
    const { body, blocked, notBlocked, unknown } = taken[index]!;
    const read = readSnapshot(body)!;
    expect(read).toMatchObject({ app: app.key, name: app.name, kind: app.kind, eligible: app.eligible });
    expect(read.scopes).toEqual(app.scopes && [...app.scopes].sort());
    expect(read.calls).toHaveLength(app.dependencies.length);
    for (const { method, path, exposure, strongest, verdict } of app.dependencies)
      expect(read.calls).toContainEqual({ method, path, exposure, strongest, verdict: verdict.verdict });
    expect({ blocked, notBlocked, unknown }).toEqual(app.counts);
    expect(read.findings.map(({ id }) => id).sort()).toEqual([...app.findings].sort());
  }
});

test('snapshots tell the same drift as the audits they were taken of', () => {
  const later = audit([{ ...chart, scopes: ['read:page:confluence'], evidence: [] }, script], [], [onSite]);
  const snapshots = later.apps.map((app) => readSnapshot(snapshotOf(app, later.findings).body)!);
  const before = [chart, silent, script];
  const earlier = audit(before, [], [onSite]);
  const own = drift(
    sideOf(earlier.apps.map((app) => readSnapshot(snapshotOf(app, earlier.findings).body)!)),
    sideOf(snapshots),
  );
  const { findingsNew, findingsGone, ...rest } = compare(earlier, later);
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
  expect(isEmpty(own)).toBe(false);
  expect(own).toMatchObject(rest);
  expect(ids(own.findingsNew)).toEqual(ids(findingsNew));
  expect(ids(own.findingsGone)).toEqual(ids(findingsGone));
});

test('a snapshot of another release is read as far as it can be', () => {
  const newer = {
    form: 9,
    key: 'a',
    name: 'A',
    calls: { 'half-blocked guessed perhaps': ['GET /wiki/x'] },
    more: 1,
  };
  expect(readSnapshot(JSON.stringify(newer))).toMatchObject({
    app: 'a',
    name: 'A',
    scopes: null,
    findings: [],
    calls: [
      { method: 'GET', path: '/wiki/x', exposure: 'unknown', strongest: 'permitted', verdict: 'unknown' },
    ],
  });
  const older = { key: 'a', name: 'A', dependencies: [{ endpoint: 'GET /wiki/x' }], findings: ['0123'] };
  expect(readSnapshot(JSON.stringify(older))).toMatchObject({ app: 'a', calls: null, findings: [] });
});

test('any text is read or refused, never more', () => {
  const [one] = taken;
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), cut(one!.body)), (text) => {
      const read = readSnapshot(text);
      expect(read === null || typeof read.app === 'string').toBe(true);
    }),
  );
});

function cut(text: string): fc.Arbitrary<string> {
  return fc.nat(text.length).map((end) => text.slice(0, end));
}
