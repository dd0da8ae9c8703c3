/** A rule: which apps are kept from what. */
export interface AppAccessRule {
  readonly id: string;
  readonly name: string;
  /** Speaks of Portcullis's own enforcement points: `audit` lets the call go and says so. */
  readonly mode: 'audit' | 'enforce';
  readonly apps: { readonly block: 'all' | readonly string[]; readonly except: readonly string[] };
  readonly where: RuleWhere;
  /** Who recorded, on which date, that the rule was entered in Atlassian Guard; null where nobody did. */
  readonly guard: { readonly entered: string; readonly by: string } | null;
}

export type RuleWhere =
  | { readonly site: true }
  | { readonly spaces: readonly string[] }
  | { readonly classificationLevels: readonly string[] };
