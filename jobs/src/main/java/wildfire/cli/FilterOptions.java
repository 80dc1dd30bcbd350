package wildfire.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;
import wildfire.model.OperatorError;
import wildfire.settings.Filters;
import wildfire.settings.Settings;
import wildfire.yaml.Nearest;
import wildfire.yaml.Quantities;

/** The options that say which posts a run looks at. */
final class FilterOptions {
  @Option(
      names = "--platform",
      paramLabel = "NAME",
      split = ",",
      description = "Only posts on this platform. Repeatable, or with commas.")
  private List<String> platforms = new ArrayList<>();

  @Option(
      names = "--campaign",
      paramLabel = "ID",
      description = "Only posts of this campaign. Repeatable.")
  private List<String> campaigns = new ArrayList<>();

  @Option(
      names = "--author",
      paramLabel = "ID",
      description = "Only posts of this account, by the id that the export has. Repeatable.")
  private List<String> authors = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "Only posts published on or after this day (UTC) or moment.")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "Only posts published on or before this day (UTC) or moment.")
  private String to;

  /**
   * The filters.
   *
   * @throws OperatorError if a platform is not in the vocabulary, a date is none, or the period is
   *     empty
   */
  Filters filters(Settings settings) {
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
