package wildfire.verdict.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static wildfire.verdict.StoryPost.DEFAULTS;
import static wildfire.verdict.StoryPost.post;
import static wildfire.verdict.cause.CauseStories.CAUSES;
import static wildfire.verdict.cause.CauseStories.ordinary;

import java.util.ArrayList;
import java.util.List;
import wildfire.metrics.AudienceActivity;
import wildfire.verdict.Counted;
import wildfire.verdict.StoryPost;
import wildfire.verdict.Verdict;
import wildfire.verdict.cause.PlatformFold.Placed;

/** A flop after ten ordinary days. */
final class FlopStories {
  /** The moment at which it is published. */
  static final String FLOP_DAY = "2026-01-05T09:00:00Z";

  /** Active at all hours but for the third hour after midnight, on every day. */
  static AudienceActivity quietAtThree() {
    long[][] engagements = new long[AudienceActivity.HOURS_OF_WEEK][AudienceActivity.AGES];
    for (int hour = 0; hour < AudienceActivity.HOURS_OF_WEEK; hour++) {
      for (int age = 0; age < AudienceActivity.AGES; age++) {
        int ofDay = (hour + age) % 24;
        engagements[hour][age] = ofDay >= 3 && ofDay < 6 ? 1 : 10;
      }
    }
    return AudienceActivity.of(engagements);
  }

  /** The account's ten ordinary posts, a day apart, then these. */
  static List<Diagnosis> after(StoryPost... last) {
    PlatformFold fold = new PlatformFold(DEFAULTS, CAUSES, quietAtThree());
    List<Placed> done = new ArrayList<>();
    for (int day = 1; day <= 10; day++) {
      done.addAll(
          fold.next(ordinary("earlier-" + day).at("2025-12-%02dT09:00:00Z".formatted(day)).told()));
    }
    for (StoryPost post : last) {
      done.addAll(fold.next(post.told()));
    }
    done.addAll(fold.rest());
    return CauseStories.diagnosed(done.subList(10, done.size()));
  }

  /** What is found of a flop after them. */
  static Diagnosis diagnosis(StoryPost story) {
    Diagnosis found = after(story).get(0);
    assertThat(found.judged().verdict()).isEqualTo(Verdict.FLOP);
    return found;
  }

  /** Nobody did anything with it, and it was shown as usual. */
  static StoryPost flop() {
    return ordinary("flop")
        .at(FLOP_DAY)
        .shared(1)
        .engaging(4)
        .comments(0)
        .commenters(0L)
        .had(Counted.MENTIONS, 0)
        .had(Counted.SAVES, 10)
        .had(Counted.CLICKS, 20);
  }

  /** What is said of a cause, which must be among the findings. */
  static Finding finding(Diagnosis diagnosis, Cause cause) {
    return diagnosis.findings().stream()
        .filter(f -> f.cause() == cause)
        .findFirst()
        .orElseThrow(() -> new AssertionError(cause + " is not among " + diagnosis.findings()));
  }

  private FlopStories() {}
}
