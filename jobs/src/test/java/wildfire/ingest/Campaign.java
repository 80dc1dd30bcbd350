package wildfire.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wildfire.SparkForTests;
import wildfire.ingest.source.Sources;
import wildfire.settings.IngestSettings;
import wildfire.settings.InputSettings;
import wildfire.settings.Settings;
import wildfire.settings.UnknownFiles;
import wildfire.settings.VocabularySettings;

/** A small campaign on disk: its sources, its exports, and a workspace to take them into. */
final class Campaign {
  final Path folder;
  final List<String> told = new ArrayList<>();
  private final List<InputSettings> inputs = new ArrayList<>();
  private double maxRejectedShare = 1;

  Campaign(Path folder) {
    this.folder = folder;
  }

  Campaign source(String name, String yaml) {
    return file("sources/" + name + ".yaml", yaml);
  }

  Campaign file(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  Campaign input(String path, String source) {
    inputs.add(new InputSettings(folder.resolve(path).toString(), source));
    return this;
  }

  /** An input of which nobody says which source reads it. */
  Campaign input(String path) {
    inputs.add(
        new InputSettings(folder.resolve(path).toString(), Optional.empty(), Optional.empty()));
    return this;
  }

  /** An input with the time at which it was exported. */
  Campaign input(String path, String source, String exportedAt) {
    inputs.add(
        new InputSettings(
            folder.resolve(path).toString(),
            Optional.of(source),
            Optional.of(Instant.parse(exportedAt))));
    return this;
  }

  /** An input of which the settings say whose it is. */
  Campaign authoredInput(String path, String source, String author) {
    inputs.add(
        new InputSettings(
            folder.resolve(path).toString(),
            Optional.of(source),
            Optional.empty(),
            Optional.of(author)));
    return this;
  }

  private int runs;

  Campaign maxRejectedShare(double share) {
    maxRejectedShare = share;
    return this;
  }

  Path workspace() {
    return folder.resolve("workspace");
  }

  Settings settings() {
    return new Settings(
        workspace().toString(),
        List.copyOf(inputs),
        new VocabularySettings(
            List.of(
                "x",
                "linkedin",
                "weibo",
                "bluesky",
                "mastodon",
                "facebook",
                "instagram",
                "tiktok",
                "youtube",
                "reddit",
                "telegram",
                "intranet"),
            List.of("emotion", "timing", "rumor", "non_rumor", "true", "false", "unverified"),
            Map.of()),
        new IngestSettings(
            maxRejectedShare,
            8 << 20,
            UnknownFiles.LEAVE,
            false,
            folder.resolve("pseudonym.key").toString()),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Map.of());
  }

  Intake ingest() {
    try {
      Files.createDirectories(folder.resolve("sources"));
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
    return ingest(folder.resolve("sources"));
  }

  Intake ingest(Path sources) {
    return Ingest.run(
        SparkForTests.session(),
        settings(),
        new Ingest.As("run-%03d".formatted(runs++), Instant.parse("2026-01-31T00:00:00Z"), null),
        Sources.in(sources),
        told::add,
        told::add);
  }

  Pseudonyms pseudonyms() {
    return PseudonymKey.pseudonyms(
        null, folder.resolve("pseudonym.key"), Optional.empty(), told::add);
  }
}
