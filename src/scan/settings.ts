import type { Settings } from '../host';
import { defaultSettings, settingsValues, type SettingsValues } from '../report/settings';

/** The settings that hold now: those stored where they fit this release, else the ones it comes with. */
export async function readSettings(settings: Settings): Promise<SettingsValues> {
  const stored = settingsValues.safeParse(await settings.values());
  return stored.success ? stored.data : defaultSettings;
}
