package wildfire.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import wildfire.model.OperatorError;
import wildfire.settings.Filters;
import wildfire.settings.InputSettings;
import wildfire.settings.Settings;
import wildfire.settings.SettingsReader;
import wildfire.yaml.Nearest;
import wildfire.yaml.Quantities;

/** Options that several commands have, from those of every command down to those of few. */
public final class Options {
  private Options() {}

  /**
   * What a command works with.
   *
   * @param log how it is logged
   */
  public record Setup(Settings settings, LogFile.Form log) {}

  /** Of every command that reads settings. */
  public static class Common {
    @Option(names = "--conf", paramLabel = "FILE")
    private Path conf;

    @Option(names = "--set", paramLabel = "KEY=VALUE")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--workspace", paramLabel = "DIR")
    private String workspace;

    @Option(names = "--verbose")
    private boolean verbose;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /**
     * The settings that the options make.
     *
     * @param parts what the command's other options say of them
     * @throws OperatorError that lists everything that is wrong with them
     */
    @SafeVarargs
    public final Setup with(Consumer<SettingsReader>... parts) {
      SettingsReader reader = new SettingsReader();
      Optional.ofNullable(conf).or(() -> Home.find("conf/wildfire.yaml")).ifPresent(reader::file);
      tell(reader);
      for (Consumer<SettingsReader> part : parts) {
        part.accept(reader);
      }
      Settings settings = reader.read();
      return new Setup(
          settings, new LogFile.Form(settings.log().format(), verbose ? "INFO" : "OFF"));
    }

    /** What these options say of the settings. */
    void tell(SettingsReader reader) {
      set.forEach(reader::set);
      if (workspace != null) {
        reader.workspace(workspace);
      }
    }

    /** Fills in the workspace where the person left it open. */
    public void preset(String presetWorkspace) {
      workspace = workspace == null ? presetWorkspace : workspace;
    }

    /** Sets what the person left open. */
    public void preset(String key, String value) {
      set.putIfAbsent(key, value);
    }

    /** What is said of a value of this command's options that cannot be taken. */
    public ParameterException wrong(String sentence) {
      return new ParameterException(command.commandLine(), sentence);
    }
  }

  /** Of commands that start Spark. */
  public static class OnSpark extends Common {
    @Option(names = "--master", paramLabel = "URL")
    private String master;

    @Override
    void tell(SettingsReader reader) {
      super.tell(reader);
      if (master != null) {
        reader.set("spark.master", master);
      }
    }
  }

  /** Of commands that look at nothing after a moment. */
  public static final class AsOf extends OnSpark {
    @Option(names = "--as-of", paramLabel = "DATE")
    private String asOf;

    @Override
    void tell(SettingsReader reader) {
      super.tell(reader);
      if (asOf != null) {
        reader.asOf(asOf);
      }
    }
  }

  /** Of commands that look into published reports. */
  public static final class OfRun extends Common {
    @Option(names = "--run", paramLabel = "ID")
    private String run;

    /** The id of the run to look into; empty: the current one. */
    public Optional<String> run() {
      return Optional.ofNullable(run);
    }
  }

  /** Of commands that look at exports. */
  public static class Inputs implements Consumer<SettingsReader> {
    /** An export named on the command line. */
    static final class Input {
      @Option(names = "--input", required = true, paramLabel = "PATH")
      private String path;

      @Option(names = "--source", paramLabel = "NAME")
      private String source;

      private InputSettings settings() {
        return new InputSettings(path, Optional.ofNullable(source), Optional.empty());
      }
    }

    @ArgGroup(exclusive = false, multiplicity = "0..*")
    private List<Input> inputs = new ArrayList<>();

    @Override
    public void accept(SettingsReader reader) {
      if (!inputs.isEmpty()) {
        reader.inputs(inputs.stream().map(Input::settings).toList());
      }
    }
  }

  /** Of commands that take exports in. */
  public static final class TakenIn extends Inputs {
    @Option(names = "--full")
    private boolean full;

    @Override
    public void accept(SettingsReader reader) {
      super.accept(reader);
      if (full) {
        reader.set("ingest.full", "true");
      }
    }
  }

  /** Of commands that publish some posts only. */
  public static final class Chosen {
    @Option(names = "--platform", paramLabel = "NAME", split = ",")
    private List<String> platforms = new ArrayList<>();

    @Option(names = "--campaign", paramLabel = "ID")
    private List<String> campaigns = new ArrayList<>();

    @Option(names = "--author", paramLabel = "ID")
    private List<String> authors = new ArrayList<>();

    @Option(names = "--from", paramLabel = "DATE")
    private String from;

    @Option(names = "--to", paramLabel = "DATE")
    private String to;

    /**
     * The filters.
     *
     * @throws OperatorError if a platform is not in the vocabulary, a date is none, or the period
     *     is empty
     */
    public Filters filters(Settings settings) {
      List<String> known = settings.vocabulary().platforms();
      for (String platform : platforms) {
        if (!known.contains(platform)) {
          throw new OperatorError(
              "--platform %s is not among vocabulary.platforms; %s.",
              platform,
              Nearest.to(platform, known)
                  .map(near -> "did you mean " + near + "?")
                  .orElse("they are " + String.join(", ", known)));
        }
      }
      Instant first = moment("--from", from, Quantities::momentOrStartOfDay);
      Instant last = moment("--to", to, Quantities::momentOrEndOfDay);
      if (first != null && last != null && first.isAfter(last)) {
        throw new OperatorError("--from %s is after --to %s: no post can be in between.", from, to);
      }
      return new Filters(
          List.copyOf(platforms), List.copyOf(campaigns), List.copyOf(authors), first, last);
    }

    private static Instant moment(
        String option, String text, Function<String, Optional<Instant>> parser) {
      if (text == null) {
        return null;
      }
      return parser
          .apply(text)
          .orElseThrow(
              () ->
                  new OperatorError(
                      "%s %s is not a date: write it as 2026-01-31, or as a moment such as"
                          + " 2026-01-31T18:00:00Z.",
                      option, text));
    }
  }
}
