package wildfire.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import wildfire.model.OperatorError;
import wildfire.yaml.Nearest;

/** Which published posts are looked at. */
public record Posts(List<String> platforms, List<String> campaigns) {
  private static final String SCORECARD = "post_scorecard";
  private static final int LISTED = 12;

  public Posts {
    platforms = List.copyOf(platforms);
    campaigns = List.copyOf(campaigns);
  }

  /**
   * Makes sure that there are posts on each of these platforms and of each of these campaigns.
   *
   * @throws OperatorError that names the nearest ones where there are none
   */
  void mustBeThere(ReportDatabase reports) {
    mustBeThere(reports, "platform", "No published post is on %s", platforms);
    mustBeThere(reports, "campaign_id", "No published post is of the campaign %s", campaigns);
  }

  private static void mustBeThere(
      ReportDatabase reports, String column, String sentence, List<String> wanted) {
    if (wanted.isEmpty()) {
      return;
    }
    TreeSet<String> known = new TreeSet<>();
    for (ReportRow row :
        reports.rows(
            "select distinct %s as named from %s where %s is not null"
                .formatted(column, SCORECARD, column))) {
      known.add(row.text("named"));
    }
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw new OperatorError("%s", sentence.formatted(name) + "; " + instead(name, known));
      }
    }
  }

  private static String instead(String name, TreeSet<String> known) {
    if (known.isEmpty()) {
      return "no post of these reports names one.";
    }
    return Nearest.to(name, known)
        .map(near -> "did you mean " + near + "?")
        .orElseGet(
            () ->
                "there "
                    + (known.size() == 1 ? "is " : "are ")
                    + known.stream().limit(LISTED).collect(Collectors.joining(", "))
                    + (known.size() > LISTED ? " and others." : "."));
  }

  /** The condition on rows with a platform and a campaign; {@link #parameters()} are its. */
  String condition() {
    return "(" + in("platform", platforms) + " and " + in("campaign_id", campaigns) + ")";
  }

  Object[] parameters() {
    List<Object> all = new ArrayList<>(platforms);
    all.addAll(campaigns);
    return all.toArray();
  }

  private static String in(String column, List<String> values) {
    return values.isEmpty()
        ? "true"
        : column + " in (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
  }
}
