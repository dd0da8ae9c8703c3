import { parseRules, type ParsedRules } from '../policy/rule';

/** Rules as an administrator records them: a rules file, or nothing at all to withdraw every rule. */
export function readRules(text: string): ParsedRules {
  return text.trim() === '' ? { ok: true, rules: [] } : parseRules(text);
}
