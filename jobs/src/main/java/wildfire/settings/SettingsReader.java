package wildfire.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wildfire.model.OperatorError;
import wildfire.yaml.KeyNames;
import wildfire.yaml.Place;
import wildfire.yaml.Problems;
import wildfire.yaml.RecordBinder;
import wildfire.yaml.YamlDocument;
import wildfire.yaml.YamlValue;
import wildfire.yaml.YamlValue.Entry;

/**
 * Reads settings: those of the command line go before those of the file, and those of the file
 * before the built-in ones, so that a file needs only what differs. Done before Spark starts.
 */
public final class SettingsReader {
  /** What the built-in settings are called in problems. */
  static final String BUILT_IN = "built-in settings";

  private static final String RESOURCE = "/wildfire/conf/wildfire.yaml";

  private final List<YamlValue.Keys> options = new ArrayList<>();
  private final Problems problems = new Problems();
  private YamlValue.Keys file;

  /**
   * Reads the file under the options.
   *
   * @throws OperatorError if it is not there or cannot be read as text
   */
  public SettingsReader file(Path path) {
    file = YamlDocument.keys(path.toString(), text(path), problems);
    return this;
  }

  /**
   * One key of the command line, as in {@code --set judge.above=1.5}. Of several for the same key
   * the last one counts.
   *
   * @param key the whole path; a setting of Spark as it is, {@code spark.local.dir}
   * @param yaml the value as it would stand in the file
   */
  public SettingsReader set(String key, String yaml) {
    Place place = Place.option("--set " + key);
    boolean ofSpark = key.startsWith("spark.") && !key.startsWith("spark.spark.");
    return option(place, ofSpark ? "spark." + key : key, YamlDocument.value(place, yaml, problems));
  }

  /** The workspace, as of {@code --workspace}. */
  public SettingsReader workspace(String folder) {
    Place place = Place.option("--workspace");
    return option(place, "workspace", new YamlValue.Scalar(place, folder));
  }

  /** The end of observation, as of {@code --as-of}: a date (its whole day counts) or a moment. */
  public SettingsReader asOf(String date) {
    Place place = Place.option("--as-of");
    return option(place, "measure.as_of", new YamlValue.Scalar(place, date));
  }

  /** The inputs, instead of those of the file, as of {@code --input} and {@code --source}. */
  public SettingsReader inputs(List<InputSettings> inputs) {
    Place place = Place.option("--input");
    List<YamlValue> items = new ArrayList<>();
    for (InputSettings input : inputs) {
      Map<String, YamlValue> given = new LinkedHashMap<>();
      given.put("path", new YamlValue.Scalar(place, input.path()));
      input.source().ifPresent(name -> given.put("source", new YamlValue.Scalar(place, name)));
      input
          .exportedAt()
          .ifPresent(at -> given.put("exported_at", new YamlValue.Scalar(place, at.toString())));
      input.author().ifPresent(who -> given.put("author", new YamlValue.Scalar(place, who)));
      items.add(keys(place, given));
    }
    return option(place, "inputs", new YamlValue.Items(place, items));
  }

  /**
   * The settings.
   *
   * @throws OperatorError that lists everything that is wrong in file and options
   */
  public Settings read() {
    List<YamlValue> layers = new ArrayList<>(options);
    if (file != null) {
      layers.add(file);
    }
    layers.add(YamlDocument.keys(BUILT_IN, builtIn(), problems));
    Optional<Settings> settings =
        new RecordBinder(problems, Settings.class, BUILT_IN).read(Settings.class, layers);
    settings.ifPresent(s -> new SettingsRules(problems, key -> placeOf(key, layers)).check(s));
    problems.throwIfAny("settings");
    return settings.orElseThrow();
  }

  /**
   * The text of the built-in settings: {@code conf/wildfire.yaml} as it was when this was built.
   */
  public static String builtIn() {
    try (InputStream in = SettingsReader.class.getResourceAsStream(RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SettingsReader option(Place place, String path, YamlValue value) {
    List<String> keys = KeyNames.split(Settings.class, path);
    YamlValue nested = value;
    for (int i = keys.size() - 1; i >= 0; i--) {
      nested = keys(place, Map.of(keys.get(i), nested));
    }
    options.add(0, (YamlValue.Keys) nested);
    return this;
  }

  private static YamlValue.Keys keys(Place place, Map<String, YamlValue> values) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    values.forEach((key, value) -> entries.put(key, new Entry(place, value)));
    return new YamlValue.Keys(place, entries);
  }

  /** Where the strongest value of a key stands. */
  private static Place placeOf(String path, List<YamlValue> layers) {
    String list = path.replaceFirst("\\[\\d+]$", "");
    for (YamlValue layer : layers) {
      YamlValue at = layer;
      for (String key : KeyNames.split(Settings.class, list)) {
        Entry entry = at instanceof YamlValue.Keys keys ? keys.entries().get(key) : null;
        at = entry == null ? null : entry.value();
      }
      if (at != null) {
        return at.place();
      }
    }
    throw new IllegalStateException("no layer has the key " + path);
  }

  private static String text(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new OperatorError(
          "There is no settings file %s; name another one with --conf, or leave --conf out for the"
              + " built-in settings.",
          path);
    }
    try {
      return Files.readString(path);
    } catch (CharacterCodingException e) {
      throw unreadable(path, "it is not UTF-8", e);
    } catch (IOException e) {
      throw unreadable(path, e.getMessage(), e);
    }
  }

  private static OperatorError unreadable(Path path, String why, IOException cause) {
    return new OperatorError("The settings file %s cannot be read: %s.", path, why).because(cause);
  }
}
