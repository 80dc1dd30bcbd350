package wildfire.settings;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import wildfire.model.FactorKind;
import wildfire.model.Language;
import wildfire.model.PostOutcome;
import wildfire.yaml.Place;
import wildfire.yaml.Problems;
import wildfire.yaml.Quantities;

/** What settings must obey beyond the limits of single keys. */
final class SettingsRules {
  private final Problems problems;
  private final Function<String, Place> places;

  /**
   * @param places where the value of a key was given
   */
  SettingsRules(Problems problems, Function<String, Place> places) {
    this.problems = problems;
    this.places = places;
  }

  /** Notes what does not fit together; a key that already has a problem is left out of it. */
  void check(Settings settings) {
    MeasureSettings measure = settings.measure();
    JudgeSettings judge = settings.judge();
    notLonger("measure.peak_window", measure.peakWindow(), measure.window());
    notLonger("judge.late_after", judge.lateAfter(), measure.window());
    notLonger("judge.min_observed", judge.minObserved(), measure.window());
    between(
        judge.above() > judge.below(),
        "judge.above",
        "judge.below",
        "judge.above (%s) must be more than judge.below (%s)",
        judge.above(),
        judge.below());
    notLess("judge.viral_above", judge.viralAbove(), "judge.above", judge.above());
    between(
        judge.beats() >= judge.usualBeats(),
        "judge.beats",
        "judge.usual_beats",
        "judge.beats (%s) must not be less than judge.usual_beats (%s): what is clearly below is below"
            + " the usual range too",
        judge.beats(),
        judge.usualBeats());
    between(
        judge.chanceViral() <= judge.chanceAbove(),
        "judge.chance_viral",
        "judge.chance_above",
        "judge.chance_viral (%s) must not be more than judge.chance_above (%s): a viral post is above"
            + " expectation too",
        judge.chanceViral(),
        judge.chanceAbove());
    between(
        judge.minBaselinePosts() <= judge.baselinePosts(),
        "judge.min_baseline_posts",
        "judge.baseline_posts",
        "judge.min_baseline_posts (%d) must not be more than judge.baseline_posts (%d)",
        judge.minBaselinePosts(),
        judge.baselinePosts());
    require(
        !settings.vocabulary().platforms().isEmpty(),
        "vocabulary.platforms",
        "vocabulary.platforms is []; name the platforms that exports may speak of");
    words("vocabulary.platforms", settings.vocabulary().platforms());
    words("vocabulary.triggers", settings.vocabulary().triggers());
    settings.spark().keySet().forEach(this::sparkKey);
    AssociateSettings associate = settings.associate();
    require(
        associate.timeZone().equals("UTC")
            || ZoneId.getAvailableZoneIds().contains(associate.timeZone()),
        "associate.time_zone",
        "associate.time_zone is %s; name a time zone as the IANA database does, such as"
            + " Europe/Amsterdam or UTC",
        associate.timeZone());
    once("associate.outcomes", associate.outcomes().stream().map(PostOutcome::id).toList());
    once("associate.factors", associate.factors().stream().map(FactorKind::id).toList());
    ReportSettings report = settings.report();
    require(
        report.minGroupAccounts() != 2,
        "report.min_group_accounts",
        "report.min_group_accounts is 2; set 1, which leaves everything in, or 3 or more: where only"
            + " one account is few, what is left out is known to be one");
    List<String> languages = Language.all().stream().map(Language::id).toList();
    require(
        languages.contains(report.language()),
        "report.language",
        "report.language is %s; it must be one of %s",
        report.language(),
        String.join(", ", languages));
    coversGroups("judge.min_outside_known", judge.minOutsideKnown(), report);
    coversGroups("causes.min_community_known", settings.causes().minCommunityKnown(), report);
    require(
        report.metricsFile() == null || report.metricsFile().endsWith(".prom"),
        "report.metrics_file",
        "report.metrics_file is %s; its name must end in .prom, since node exporter reads no other"
            + " file",
        report.metricsFile());
  }

  /** Reasons do not tell of groups that the scorecard leaves out. */
  private void coversGroups(String key, long accounts, ReportSettings report) {
    between(
        accounts >= report.minGroupAccounts(),
        key,
        "report.min_group_accounts",
        "%s (%d) must not be less than report.min_group_accounts (%d): reasons would tell of fewer"
            + " accounts than reports may",
        key,
        accounts,
        report.minGroupAccounts());
  }

  private void once(String key, List<String> words) {
    require(
        Set.copyOf(words).size() == words.size(),
        key,
        "%s names one of them twice: %s",
        key,
        String.join(", ", words));
  }

  private void notLonger(String key, Duration span, Duration window) {
    between(
        span.compareTo(window) <= 0,
        key,
        "measure.window",
        "%s (%s) must not be longer than measure.window (%s)",
        key,
        Quantities.words(span),
        Quantities.words(window));
  }

  private void notLess(String key, double value, String limitKey, double limit) {
    between(
        value >= limit,
        key,
        limitKey,
        "%s (%s) must not be less than %s (%s): a viral post is above expectation too",
        key,
        value,
        limitKey,
        limit);
  }

  private void words(String key, List<String> words) {
    Set<String> before = new HashSet<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String path = key + "[" + (i + 1) + "]";
      boolean isLower = word.equals(word.toLowerCase(Locale.ROOT));
      between(isLower, path, key, "%s has \"%s\"; write it in lower case", key, word);
      between(before.add(word), path, key, "%s has \"%s\" twice", key, word);
    }
  }

  private void sparkKey(String key) {
    String path = "spark." + key;
    require(
        key.startsWith("spark."),
        path,
        "\"%s\" is not a setting of Spark; they begin with spark., as spark.local.dir does",
        key);
    require(
        !SparkSettings.FIXED.containsKey(key),
        path,
        "%s cannot be changed: the results depend on its value, %s",
        key,
        SparkSettings.FIXED.get(key));
  }

  private void require(boolean holds, String key, String format, Object... arguments) {
    between(holds, key, key, format, arguments);
  }

  /** Requires what depends on the values of two keys. */
  private void between(
      boolean holds, String key, String otherKey, String format, Object... arguments) {
    if (holds || problems.concern(key) || problems.concern(otherKey)) {
      return;
    }
    Place place = places.apply(key);
    boolean builtIn = place.source().equals(SettingsReader.BUILT_IN);
    problems.add(builtIn ? places.apply(otherKey) : place, key, format, arguments);
  }
}
