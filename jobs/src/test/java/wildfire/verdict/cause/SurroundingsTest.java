package wildfire.verdict.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static wildfire.verdict.StoryPost.DEFAULTS;
import static wildfire.verdict.cause.CauseStories.CAUSES;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import wildfire.metrics.AudienceActivity;
import wildfire.verdict.AnyPosts;
import wildfire.verdict.PostFigures;
import wildfire.verdict.Precedent;
import wildfire.verdict.cause.PlatformFold.Placed;

final class SurroundingsTest {

  @Property(tries = 40)
  void whatAFoldGivesIsReadAsItWasWritten(@ForAll long seed) throws IOException {
    PlatformFold fold = new PlatformFold(DEFAULTS, CAUSES, AudienceActivity.unknown());
    List<Placed> placed = new ArrayList<>();
    CauseStories.anyPosts(seed).forEach(post -> placed.addAll(fold.next(post)));
    placed.addAll(fold.rest());
    for (Placed each : placed) {
      assertThat(again(each.around())).isEqualTo(each.around());
    }
  }

  @Property(tries = 200)
  void anyExpectationsAreReadAsTheyWereWritten(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    PostFigures post = AnyPosts.on("x", "post", random);
    Surroundings around =
        new Surroundings(
            AnyPosts.expectations(post, random),
            random.nextBoolean() ? null : new AudienceActivity.Reading(random.nextDouble(), 40),
            random.nextBoolean() ? null : new OwnPost("söme id", 2.5, null, null, null, null),
            random.nextBoolean() ? null : new Surroundings.UsualGap(random.nextDouble(), 12),
            random.nextBoolean() ? null : new Precedent(random.nextInt(90), random.nextInt(9)));
    assertThat(again(around)).isEqualTo(around);
  }

  private static Surroundings again(Surroundings around) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    around.write(new DataOutputStream(bytes));
    ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
    Surroundings read = Surroundings.read(new DataInputStream(in));
    assertThat(in.available()).isZero();
    return read;
  }
}
