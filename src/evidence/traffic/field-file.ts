/** Where recordings of somebody else's making hold what, as a small file says it. */
import { z } from 'zod';
import { refused, type Refused } from '../read';
import type { RecordingKind } from '../recognise';
import { parseYaml } from '../yaml';
import { accessLogFields, accessLogReader } from './access-log';
import { auditLogFields, auditLogReader } from './audit-log';
import { decisionLogReader } from './decision-log';
import { harReader } from './har';
import type { TrafficReader } from './reader';

export interface RecordingFields {
  readonly accessLog: typeof accessLogFields;
  readonly auditLog: typeof auditLogFields;
}

/** The places that are looked at where nobody says otherwise. */
export const usualFields: RecordingFields = { accessLog: accessLogFields, auditLog: auditLogFields };

const place = z.string().min(1).max(200);
const places = z
  .union([place, z.array(place).min(1).max(20)])
  .transform((value) => (Array.isArray(value) ? value : [value]))
  .optional();

const shape = z.strictObject({
  accessLog: z
    .strictObject({ method: places, url: places, request: places, time: places, agent: places })
    .default({}),
  auditLog: z.strictObject({ action: places, app: places, time: places, call: places }).default({}),
});

/**
 * Parses a field map: YAML or JSON with `accessLog` (method, url, request, time, agent) and `auditLog` (action, app,
 * time, call), each a dotted path or a list of them. What it leaves out stays as usual.
 */
export function parseFieldFile(
  text: string,
): { readonly ok: true; readonly fields: RecordingFields } | Refused {
  const parsed = parseYaml(text, '');
  if (!parsed.ok) return parsed;
  const read = shape.safeParse(parsed.value ?? {});
  if (read.success) {
    return {
      ok: true,
      fields: {
        accessLog: { ...accessLogFields, ...stated(read.data.accessLog) },
        auditLog: { ...auditLogFields, ...stated(read.data.auditLog) },
      },
    };
  }
  const [issue] = read.error.issues;
  const field = issue?.path.join('.') ?? '';
  return refused(
    `has a mistake${field === '' ? '' : ` at \`${field}\``}: ${issue?.message ?? 'it is no map'}; expected paths such as \`accessLog: { method: request.verb, url: request.target }\``,
  );
}

function stated<T extends Record<string, readonly string[] | undefined>>(
  fields: T,
): { [K in keyof T]: readonly string[] } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: readonly string[];
  };
}

/** The reader for a recording of this kind. */
export function recordingReader(kind: RecordingKind, file: string, fields = usualFields): TrafficReader {
  if (kind === 'har') return harReader(file);
  if (kind === 'decision log') return decisionLogReader(file);
  return kind === 'access log'
    ? accessLogReader(file, fields.accessLog)
    : auditLogReader(file, fields.auditLog);
}
