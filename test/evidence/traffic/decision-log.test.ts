import { readAny } from '../../../src/evidence/read-any';
import { recogniseRecording } from '../../../src/evidence/recognise';
import { usualFields } from '../../../src/evidence/traffic/field-file';

const decision = (app: string, method: string, path: string, time = '2026-11-02T10:00:00.000Z') =>
  JSON.stringify({
    time,
    point: 'gateway',
    app,
    method,
    path,
    endpoint: null,
    spaces: ['HR'],
    verdict: 'blocked',
    reason: 'covered',
    effect: 'refused',
    rule: 'hr',
    enforced: true,
    filtered: 0,
  });
const log = [
  '{"time":"2026-11-02T09:59:00.000Z","event":"started","site":"https://example.atlassian.net"}',
  decision('com.example.sync', 'GET', '/wiki/api/v2/pages/12'),
  decision('com.example.sync', 'GET', '/wiki/api/v2/pages/13', '2026-11-03T10:00:00.000Z'),
  decision('11111111-2222-4333-8444-555555555555', 'DELETE', '/wiki/api/v2/pages/13'),
  decision('unidentified', 'GET', '/wiki/rest/api/space'),
  '{"time":"2026-11-02T10:00:00.000Z","po',
].join('\n');

test('each app of the log is one record, and callers that nobody knows are named and counted', () => {
  const read = readAny('decisions.log', log);
  if (!read.ok) throw new Error(read.message);
  expect(read.kind).toBe('decision log');
  expect(read.apps.map(({ key, name, evidence }) => [key, name, evidence.length])).toEqual([
    ['com.example.sync', 'com.example.sync', 1],
    [
      'ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555',
      'ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555',
      1,
    ],
    ['unidentified', 'Callers that nobody knows', 1],
  ]);
  expect(read.apps[0]?.evidence[0]).toMatchObject({
    strength: 'observed',
    path: '/wiki/api/v2/pages/{id}',
    seen: { count: 2, first: '2026-11-02T10:00:00.000Z', last: '2026-11-03T10:00:00.000Z' },
  });
  expect(read.notices.map(({ code, detail }) => [code, detail])).toEqual([
    ['traffic-limits', 'a decision log shows only the calls that asked that point'],
    ['unidentified', '1 of 6 lines are calls of callers that nobody knows (`unidentified`)'],
    ['left-out', '2 of 6 lines are no decisions, or could not be read'],
  ]);
});

test('is told from an access log by its start, whatever line it begins with', () => {
  expect(recogniseRecording(log, usualFields)).toBe('decision log');
  expect(recogniseRecording('{"method":"GET","path":"/wiki/rest/api/space"}\n', usualFields)).toBe(
    'access log',
  );
});
