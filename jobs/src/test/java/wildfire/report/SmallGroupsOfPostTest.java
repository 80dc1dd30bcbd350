package wildfire.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wildfire.metrics.AudienceActivity;
import wildfire.metrics.MeasuredPost;
import wildfire.settings.Settings;
import wildfire.settings.SettingsReader;
import wildfire.verdict.AnyPosts;
import wildfire.verdict.MeasuredAs;
import wildfire.verdict.Metric;
import wildfire.verdict.PostFigures;
import wildfire.verdict.cause.Diagnosis;
import wildfire.verdict.cause.Diagnostician;
import wildfire.verdict.cause.PlatformFold;

final class SmallGroupsOfPostTest {
  private static final Settings SETTINGS = new SettingsReader().read();

  private static Diagnosis diagnosis(PostFigures figures) {
    PlatformFold fold =
        new PlatformFold(SETTINGS.judge(), SETTINGS.causes(), AudienceActivity.unknown());
    fold.next(figures);
    return new Diagnostician(SETTINGS.judge(), SETTINGS.causes()).of(fold.rest().get(0));
  }

  /** Whatever the limit is: signs may rest on fewer accounts than it asks for. */
  @ParameterizedTest
  @ValueSource(longs = {1, 10, 30, 1_000})
  void theShareOfACommunityIsToldWhereItsCountIs(long least) {
    Random random = new Random(5);
    long hidden =
        IntStream.range(0, 300)
            .mapToObj(i -> AnyPosts.on("x", "p" + i, random))
            .filter(
                figures -> {
                  MeasuredPost post = MeasuredAs.of(figures);
                  long known = post.accountsLogged() ? post.breadth().communityKnown() : 0;
                  boolean isFew = known > 0 && known < least;
                  assertThat(
                          new SmallGroups(least)
                              .of(post, diagnosis(figures))
                              .hides(Metric.LARGEST_COMMUNITY_SHARE.column()))
                      .isEqualTo(isFew);
                  return isFew;
                })
            .count();
    assertThat(hidden > 0).as("posts of few").isEqualTo(least > 1);
  }
}
