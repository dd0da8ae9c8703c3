import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createSite } from '../app/site';

const folder = '../shared/corpus/manifests';
const { platform, get, send } = createSite();
afterAll(() => platform.close());

test('every manifest and descriptor of the corpus is imported or answered with one sentence', async () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const refused: string[] = [];
  for (const { name, parentPath } of files) {
    const path = join(parentPath, name);
    const answer = await send(basename(path), readFileSync(path));
    if (!answer.ok) refused.push(answer.message);
  }
  const { rows, sources } = await get('estate', {});
  expect(sources).toHaveLength(files.length - refused.length);
  expect(rows.length).toBeGreaterThan(0.7 * files.length);
  for (const message of refused) expect(message).toMatch(/^`[^`]+` [^\n]{5,500}\.$/);
  for (const { key } of rows) expect((await get('app', { key })).row.key).toBe(key);
}, 300_000);
