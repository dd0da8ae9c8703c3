import type { SettingsValues, SettingsView } from '../api';
import type { Host } from '../host';
import { readSettings } from '../scan/settings';
import { storedViews } from './data';

/** The settings that hold, what is stored, and what happened to Portcullis itself. */
export async function settings(host: Host): Promise<SettingsView> {
  const [values, stored, lifecycle] = await Promise.all([
    readSettings(host.settings),
    storedViews(host.store),
    host.settings.lifecycle(),
  ]);
  return { values, stored, lifecycle };
}

export async function settingsPut(host: Host, values: SettingsValues): Promise<SettingsView> {
  await host.settings.putValues(values);
  return settings(host);
}
