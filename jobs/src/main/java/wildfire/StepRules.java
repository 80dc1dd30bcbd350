package wildfire;

import java.util.List;
import wildfire.associate.PlaybookFile;
import wildfire.cli.Home;
import wildfire.report.ChosenPosts;
import wildfire.report.RunRecord;
import wildfire.settings.Settings;
import wildfire.table.CompiledCode;

/**
 * What the rows of a step depend on beside the rows that they are made from: settings and code. A
 * step that is run by itself goes on only with rows that it would get again.
 */
final class StepRules {
  private static final List<String> JUDGING =
      List.of("measure", "metrics", "model", "verdict", "judge");
  private static final List<String> WORDING = List.of("explain", "reason");
  private static final List<String> ASSOCIATING = List.of("associate", "association", "playbook");

  private final Settings settings;

  StepRules(Settings settings) {
    this.settings = settings;
  }

  /** What verdicts depend on, the moment apart; their signs and reasons depend on more. */
  RunRecord.JudgedBy verdicts() {
    return new RunRecord.JudgedBy(settings.digestOfVerdicts(), CompiledCode.digest(JUDGING));
  }

  /** What judged posts depend on, with their causes and reasons. */
  String judging() {
    return digest(
        settings.judge(),
        settings.causes(),
        settings.coordination(),
        CompiledCode.digest(JUDGING),
        CompiledCode.digest(WORDING));
  }

  /**
   * What associations and the answers to the playbook depend on.
   *
   * @param chosen the posts that are asked
   */
  String associating(ChosenPosts chosen) {
    return digest(
        String.valueOf(chosen.words()),
        settings.associate(),
        settings.vocabulary().triggers(),
        settings.vocabulary().messageTerms(),
        PlaybookFile.text(settings, Home.find(PlaybookFile.SHIPPED)),
        CompiledCode.digest(ASSOCIATING));
  }

  /** What explanations depend on. */
  String explaining() {
    return digest(
        settings.associate(),
        settings.explain(),
        CompiledCode.digest(ASSOCIATING),
        CompiledCode.digest(WORDING));
  }

  private static String digest(Object... all) {
    return Settings.digest(List.of(all).toString());
  }
}
