package wildfire.cli;

import wildfire.settings.SettingsReader;

/** Options that say a part of the settings, and that only some commands have. */
@FunctionalInterface
interface SettingsPart {

  /** Adds what the person gave; nothing, where that is nothing. */
  void into(SettingsReader reader);
}
