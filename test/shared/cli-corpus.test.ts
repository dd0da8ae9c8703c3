/** The command line over real public apps; the material is outside the repository. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditResult } from '../../src/report/result';
import { run } from '../cli/run';

jest.setTimeout(120_000);

const manifests = join(__dirname, '../../../shared/corpus/manifests');

test('audits every manifest and descriptor of the corpus in under 20 seconds', async () => {
  await run(['--version']);
  const began = performance.now();
  const { code, out, err } = await run(['audit', manifests, '--format', 'json']);
  const seconds = (performance.now() - began) / 1000;
  const { apps, unreadable, findings } = JSON.parse(out) as AuditResult;
  const unnamed = new Set(unreadable.map((one) => one.file));
  expect(code).toBe(0);
  expect(seconds).toBeLessThan(20);
  expect([...new Set(apps.map((app) => app.source)), ...unnamed].sort()).toEqual(
    readdirSync(manifests).sort(),
  );
  for (const file of unnamed) expect(err).toContain(file);
  expect(findings.filter((one) => one.code === 'file-unreadable').length).toBe(unnamed.size);
  expect(new Set(findings.map((one) => one.id)).size).toBe(findings.length);
});
