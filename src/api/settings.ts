/** Settings of the installation, its own data, and what Confluence tells it live. */
import { z } from 'zod';
import type { AuditEvent } from '../report/audit-events';
import { settingsValues, type SettingsValues } from '../report/settings';
import { find, spaceKey } from './shapes';

export type { SettingsValues };

export const settingsPayloads = {
  settings: z.object({}),
  'settings.put': z.object({ values: settingsValues }),
  /** Reads the audit log of Confluence as the person who has the page open. */
  'audit-log': z.object({}),
  /** What the data-policies endpoints say of Portcullis itself in these spaces. */
  'own-policy': z.object({ spaces: z.array(spaceKey).max(250) }),
  /** Everything that is stored, in parts. */
  'data.export': z.object({ part: z.number().int().min(0).default(0) }),
  /** Deletes everything; the word typed must be `delete`. */
  'data.delete': z.object({ confirm: find }),
} as const;

export interface SettingsAnswers {
  settings: SettingsView;
  'settings.put': SettingsView;
  'audit-log': AuditLogView;
  'own-policy': OwnPolicyView;
  'data.export': DataPartView;
  'data.delete': { readonly deleted: boolean };
}

export interface SettingsView {
  readonly values: SettingsValues;
  /** What is stored: rows by kind, and bytes where the store can say. */
  readonly stored: readonly { readonly what: string; readonly rows: number; readonly bytes: number | null }[];
  /** Lifecycle events of Portcullis itself, newest first. */
  readonly lifecycle: readonly { readonly at: string; readonly event: string }[];
}

export interface AuditLogView {
  readonly readAt: string;
  /** Sentences about what could not be read. */
  readonly notices: readonly string[];
  readonly records: number;
  /** Newest first. */
  readonly events: readonly AuditEvent[];
}

export interface OwnPolicyView {
  /** Whether any rule blocks Portcullis from any content of the site; null where Confluence did not say. */
  readonly anyContentBlocked: boolean | null;
  readonly spaces: readonly { readonly key: string; readonly blocked: boolean | null }[];
}

export interface DataPartView {
  readonly fileName: string;
  readonly part: number;
  readonly parts: number;
  readonly text: string;
}
