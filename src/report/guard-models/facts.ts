/**
 * The limits of Atlassian Guard as its pages state them, with the year. A limit that no source states is null: it is
 * then not known whether a rule fits.
 */
export interface GuardLimit {
  readonly limit: number | null;
  readonly source: string;
  /** False where no source says that Guard takes even one; one fits otherwise, whatever the limit. */
  readonly takesOne?: false;
}

const unstated = 'No source states a limit.';

/** Policies of the first form: each covers spaces and blocks all apps, all but a list, or only a list. */
export const listLimits = {
  apps: { limit: 20, source: 'Atlassian 2024/25: up to 20 apps a list.' },
  spaces: { limit: 15, source: 'Atlassian 2024/25: up to 15 spaces a policy.' },
  levels: {
    limit: null,
    source: "Atlassian's schema knows classification levels; no source says that this form takes them.",
    takesOne: false,
  },
  policies: { limit: null, source: unstated },
} as const satisfies Record<string, GuardLimit>;

/** The newer form: one policy of the organisation, made of controls with a draft and overrides. */
export const controlLimits = {
  apps: {
    limit: null,
    source:
      'Atlassian 2026: up to 1,000 Atlassian apps. These are its own products (our conclusion); for apps of others no limit is known.',
  },
  spaces: { limit: 2000, source: 'Atlassian 2026: up to 2,000 spaces in overrides.' },
  levels: { limit: null, source: `Atlassian 2026: overrides take classification levels. ${unstated}` },
  selections: {
    limit: null,
    source: 'No source says whether overrides of one policy can choose different apps.',
  },
} as const satisfies Record<string, GuardLimit>;
