/** What an administrator may set, and what holds until somebody does. */
import { z } from 'zod';

const matches = z.array(z.string().trim().min(1).max(200)).max(20);

export const settingsValues = z.object({
  /** Days after which a finished scan goes; its last one of each month stays. */
  retentionDays: z.number().int().min(7).max(3650),
  /** Days after which a source of the estate counts as aged. */
  staleAfterDays: z.number().int().min(1).max(365),
  /** Days after which a decision of an enforcement point goes. */
  decisionDays: z.number().int().min(1).max(3650),
  /** Words by which an audit record is taken for an install, a removal or an update of an app. */
  auditMatch: z.object({ installed: matches, removed: matches, updated: matches }),
  /** Fields of an imported audit log that hold a call, as dotted paths; with none every text is searched. */
  auditCall: matches.default([]),
});
export type SettingsValues = z.infer<typeof settingsValues>;

export const defaultSettings: SettingsValues = {
  retentionDays: 400,
  staleAfterDays: 30,
  decisionDays: 90,
  // Confluence documents no list of its audit summaries: these are words that one can be expected to hold.
  // An administrator who sees other ones types them in.
  auditMatch: {
    installed: ['app installed', 'add-on installed', 'plugin installed'],
    removed: ['app uninstalled', 'app removed', 'add-on uninstalled', 'plugin uninstalled'],
    updated: ['app updated', 'app upgraded', 'add-on updated', 'plugin updated', 'plugin upgraded'],
  },
  auditCall: [],
};
