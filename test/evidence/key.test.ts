import { connectKey, forgeKey, inventoryKey, isPlaceholder, nameOfFile } from '../../src/evidence/key';

const uuid = '11111111-2222-4333-8444-555555555555';
const ari = `ari:cloud:ecosystem::app/${uuid}`;

test.each([
  [ari, ari],
  [ari.toUpperCase().replace('ARI:CLOUD:ECOSYSTEM::APP/', 'ari:cloud:ecosystem::app/'), ari],
  [uuid, ari],
  [` ${uuid} `, ari],
  ['ari:cloud:ecosystem::app/', null],
  ['${APP_ID}', null],
  [null, null],
])('the Forge key of %s', (id, key) => {
  expect(forgeKey(id)).toBe(key);
});

test.each([
  [ari, ari],
  ['ari:cloud:ecosystem::connect-app/com.example.notes', 'com.example.notes'],
  [`ari:cloud:ecosystem::connect-app/${uuid}`, `ari:cloud:ecosystem::connect-app/${uuid}`],
  ['something else', 'something else'],
])('the inventory key of %s', (id, key) => {
  expect(inventoryKey(id)).toBe(key);
});

test.each([
  ['com.example-notes_2', 'com.example-notes_2'],
  ['{{appKey}}', null],
  ['two words', null],
  [null, null],
])('the Connect key of %s', (key, expected) => {
  expect(connectKey(key)).toBe(expected);
});

test.each([
  ['${ID}', true],
  ['{{localBaseUrl}}', true],
  ['$APP_ID', true],
  ['<your id>', true],
  ['https://example.com', false],
])('%s is still to be filled in: %s', (value, expected) => {
  expect(isPlaceholder(value)).toBe(expected);
});

test.each([
  ['apps/notes/manifest.yml', 'notes'],
  ['owner+repo.manifest.yml', 'owner+repo'],
  ['owner+repo.2.atlassian-connect.json', 'owner+repo.2'],
  ['apps\\notes\\atlassian-connect.json', 'notes'],
  ['manifest.yml', 'manifest.yml'],
  ['notes.yaml', 'notes'],
])('an app in %s is called %s', (file, name) => {
  expect(nameOfFile(file)).toBe(name);
});
