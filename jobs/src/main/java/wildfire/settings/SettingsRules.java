package wildfire.settings;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import wildfire.model.FactorKind;
import wildfire.model.Language;
import wildfire.model.PostOutcome;
import wildfire.yaml.Limits;
import wildfire.yaml.Place;
import wildfire.yaml.Problems;
import wildfire.yaml.Quantities;

/** What settings must obey: the limits of single keys, and what must hold between keys. */
final class SettingsRules {
  static final Limits LIMITS =
      new Limits(
          Map.ofEntries(
              Map.entry("ingest.max_record_bytes", new Limits.Range(1 << 10, 1 << 30)),
              Map.entry("judge.baseline_posts", new Limits.Range(1, 100_000)),
              Map.entry("judge.min_baseline_posts", Limits.Range.atLeast(1)),
              Map.entry("judge.above", new Limits.Range(0, 30)),
              Map.entry("judge.below", new Limits.Range(-30, 0)),
              Map.entry("judge.usual_beats", new Limits.Range(0.5, 1)),
              Map.entry("judge.viral_above", new Limits.Range(0, 30)),
              Map.entry("judge.viral_beats", new Limits.Range(0.5, 1)),
              Map.entry("judge.min_spread", Limits.Range.atLeast(1)),
              Map.entry("judge.min_expected", Limits.Range.atLeast(0)),
              Map.entry("judge.min_outside_known", Limits.Range.atLeast(1)),
              Map.entry("judge.min_commenters", Limits.Range.atLeast(1)),
              Map.entry("coordination.min_posts", Limits.Range.atLeast(2)),
              Map.entry("causes.min_sharing_accounts", Limits.Range.atLeast(1)),
              Map.entry("causes.hardly_shown", new Limits.Range(0, 1)),
              Map.entry("causes.quiet_activity", new Limits.Range(0, 1)),
              Map.entry("causes.quiet_hours", new Limits.Range(1, 24)),
              Map.entry("causes.min_activity", Limits.Range.atLeast(1)),
              Map.entry("causes.rival_gap_share", new Limits.Range(0, 1)),
              Map.entry("causes.rival_times", Limits.Range.atLeast(1)),
              Map.entry("causes.format_below", new Limits.Range(-30, 0)),
              Map.entry("causes.min_log_share", new Limits.Range(0, 1)),
              Map.entry("causes.pick_up_share", Limits.Range.atLeast(0)),
              Map.entry("causes.min_community_known", Limits.Range.atLeast(1)),
              Map.entry("measure.counter_bracket", new Limits.Range(0, 1)),
              Map.entry("measure.counter_tolerance", new Limits.Range(0, 1)),
              Map.entry("explain.least_contribution", new Limits.Range(0, 30)),
              Map.entry("explain.clearly_better", new Limits.Range(0.1, 30)),
              Map.entry("explain.nearby_posts", new Limits.Range(1, 10_000)),
              Map.entry("associate.min_posts", Limits.Range.atLeast(1)),
              Map.entry("associate.min_accounts", Limits.Range.atLeast(2)),
              Map.entry("associate.min_accounts_with", Limits.Range.atLeast(1)),
              Map.entry("associate.min_posts_per_column", Limits.Range.atLeast(1)),
              Map.entry("associate.bootstrap_below", new Limits.Range(2, 10_000)),
              Map.entry("associate.replications", new Limits.Range(99, 99_999)),
              Map.entry("associate.seed", new Limits.Range(-999_999_999_999d, 999_999_999_999d)),
              Map.entry("associate.min_agreement", new Limits.Range(-1, 1)),
              Map.entry("associate.max_triggers", new Limits.Range(1, 100)),
              Map.entry("associate.max_authors", new Limits.Range(0, 10_000)),
              Map.entry("report.keep_runs", new Limits.Range(1, 10_000)),
              Map.entry("report.page_posts", new Limits.Range(0, 100_000)),
              Map.entry("report.max_lost_share", new Limits.Range(0, 1)),
              Map.entry("report.min_group_accounts", new Limits.Range(1, 1_000_000))),
          Map.of(
              "report.language", Language.all().stream().map(Language::id).toList(),
              "log.format", List.of("text", "json")));

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
    notLess("judge.viral_beats", judge.viralBeats(), "judge.usual_beats", judge.usualBeats());
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
