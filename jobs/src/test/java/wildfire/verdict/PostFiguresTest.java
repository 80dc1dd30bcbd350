package wildfire.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.SharedTogether;
import wildfire.metrics.TwoSources.Basis;
import wildfire.verdict.PostFigures.Circumstances;

/** Verdicts look at what was measured, and at nothing that is not known. */
final class PostFiguresTest {

  @Property(tries = 300)
  void figuresAreThoseOfTheMeasuredPost(@ForAll long seed) {
    PostFigures asked = AnyPosts.on("bluesky", "post", new Random(seed));
    SharedTogether together = asked.circumstances().together();
    MeasuredPost measured = MeasuredAs.of(asked);
    PostFigures got = PostFigures.of(measured, together == null ? SharedTogether.NONE : together);

    assertThat(got.platform()).isEqualTo(asked.platform());
    assertThat(got.postId()).isEqualTo(asked.postId());
    assertThat(got.authorId()).isEqualTo(asked.authorId());
    assertThat(got.authorFollowers()).isEqualTo(asked.authorFollowers());
    assertThat(got.format()).isEqualTo(asked.format());
    assertThat(got.publishedAt()).isEqualTo(asked.publishedAt());
    assertThat(got.observedHours()).isEqualTo(asked.observedHours());
    assertThat(got.precision()).isEqualTo(asked.precision());
    assertThat(got.mature()).isEqualTo(asked.mature());
    assertThat(got.sources()).isEqualTo(asked.sources());
    assertThat(got.parts()).isEqualTo(asked.parts());
    assertThat(got.paidShare()).isEqualTo(asked.paidShare());
    assertThat(got.paidKnown()).isEqualTo(asked.paidKnown());
    counts(got, asked);
    spread(got, asked);
    people(got, asked);
    around(got, asked, measured);
  }

  private static void counts(PostFigures got, PostFigures asked) {
    for (Counted counted : Counted.values()) {
      for (ComparisonAge age : counted.knownAges()) {
        assertThat(got.organicAt(counted, age))
            .as("%s %s", counted, age)
            .isEqualTo(asked.organicAt(counted, age));
        assertThat(got.withPaidAt(counted, age))
            .as("%s %s", counted, age)
            .isEqualTo(
                counted.withPaid() == null ? OptionalLong.empty() : asked.withPaidAt(counted, age));
      }
    }
  }

  /** The shape is only of shares that are logged; how fast they came, counters tell too. */
  private static void spread(PostFigures got, PostFigures asked) {
    boolean logged = asked.source(Counted.SPREAD) == Basis.EVENTS;
    boolean known = asked.source(Counted.SPREAD) != null;
    PostFigures.Cascade cascade = asked.cascade();
    long size = cascade.size() == null ? 1 : cascade.size();
    assertThat(got.cascade())
        .isEqualTo(
            logged
                ? new PostFigures.Cascade(
                    size,
                    cascade.rootChildShare(),
                    cascade.structuralVirality(),
                    cascade.secondaryReproduction())
                : new PostFigures.Cascade(null, null, null, null));
    assertThat(got.lateShare()).isEqualTo(known ? asked.lateShare() : null);
    assertThat(got.hoursToHalf()).isEqualTo(known ? asked.hoursToHalf() : null);
  }

  private static void people(PostFigures got, PostFigures asked) {
    boolean accounts = asked.source(Counted.ACCOUNTS) == Basis.EVENTS;
    assertThat(got.outside())
        .isEqualTo(accounts ? asked.outside() : new PostFigures.Outside(null, 0, null));
    if (asked.source(Counted.COMMENTS) == Basis.EVENTS
        && !asked.parts().containsKey(Counted.COMMENTS)) {
      assertThat(got.commenters()).isEqualTo(asked.commenters() == null ? 0 : asked.commenters());
    } else {
      assertThat(got.commenters()).isNull();
    }
  }

  private static void around(PostFigures got, PostFigures asked, MeasuredPost measured) {
    boolean accounts = asked.source(Counted.ACCOUNTS) == Basis.EVENTS;
    boolean after = asked.source(Counted.SPREAD) == Basis.EVENTS && measured.afterPayment() != null;
    Circumstances its = asked.circumstances();
    assertThat(got.circumstances())
        .isEqualTo(
            new Circumstances(
                its.paidExposureShare(),
                its.paidEngagementShare(),
                after ? its.sharesAfterPayment() : null,
                after ? its.hoursAfterPayment() : null,
                accounts ? its.communityKnown() : 0,
                accounts ? its.largestCommunityShare() : null,
                its.logShare(),
                measured.orphanShare(),
                its.sharingAccounts(),
                its.together()));
  }
}
