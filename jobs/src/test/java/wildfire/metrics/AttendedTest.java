package wildfire.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static wildfire.measure.PostStory.post;

import org.junit.jupiter.api.Test;
import wildfire.measure.PostStory;
import wildfire.model.EngagementKind;
import wildfire.model.FixedAge;
import wildfire.model.TimePrecision;

final class AttendedTest {
  private static final FixedAge DAY = FixedAge.HOURS_24;
  private static final FixedAge WEEK = FixedAge.DAYS_7;
  private static final FixedAge MONTH = FixedAge.DAYS_30;

  private static MeasuredPost of(PostStory story) {
    return story.measured();
  }

  @Test
  void impressionsAndViewsAreCountedApartAndBoughtOnesToo() {
    Attended attended =
        of(post("shown")
                .event(EngagementKind.IMPRESSION, "i1", "ann", "2h", null)
                .event(EngagementKind.IMPRESSION, "i2", "bob", "30h", null)
                .event(EngagementKind.IMPRESSION, "i3", "cy", "3h", null)
                .bought()
                .event(EngagementKind.VIEW, "v1", "dee", "1h", null))
            .attended();
    assertThat(attended.impressions().organic().at(DAY)).isEqualTo(1);
    assertThat(attended.impressions().organic().at(WEEK)).isEqualTo(2);
    assertThat(attended.impressions().withPaid().at(DAY)).isEqualTo(2);
    assertThat(attended.views().organic().at(DAY)).isEqualTo(1);
    assertThat(attended.impressions().withPaid().at(WEEK)).isEqualTo(3);
  }

  @Test
  void keepingAndAngerAreCountedUpToTheAgesThatWereReached() {
    Attended attended =
        of(post("kept")
                .event(EngagementKind.SAVE, "s1", "ann", "24h", null)
                .event(EngagementKind.CLICK, "c1", "ann", "25h", null)
                .event(EngagementKind.REACTION, "r1", "bob", "1h", null)
                .anger("cy", "2h")
                .observedFor("8d"))
            .attended();
    assertThat(attended.saves().organic().at(DAY)).isEqualTo(1);
    assertThat(attended.clicks().organic().at(DAY)).isZero();
    assertThat(attended.clicks().organic().at(WEEK)).isEqualTo(1);
    assertThat(attended.angryReactions().organic().at(WEEK)).isEqualTo(1);
    assertThat(attended.saves().organic().at(MONTH)).isNull();
  }

  @Test
  void withoutTimesNothingIsKnownAtAnAge() {
    assertThat(
            of(post("untimed")
                    .event(EngagementKind.SAVE, "s1", "ann", "1h", null)
                    .precision(TimePrecision.NONE))
                .attended()
                .saves()
                .organic()
                .toList())
        .containsOnlyNulls();
  }

  @Test
  void followersAndOutsidersAreThoseOfKnownStatus() {
    Breadth breadth =
        of(post("who")
                .like("ann", "1h")
                .byFollower()
                .like("bob", "2h")
                .byOutsider()
                .like("cy", "3h")
                .like("dee", "40h")
                .byFollower()
                .like("eve", "4h")
                .byFollower()
                .bought())
            .breadth();
    assertThat(breadth.followersAtAge().at(DAY)).isEqualTo(1);
    assertThat(breadth.followersAtAge().at(WEEK)).isEqualTo(2);
    assertThat(breadth.outsidersAtAge().at(WEEK)).isEqualTo(1);
    assertThat(breadth.uniqueActorsAtAge().at(WEEK)).isEqualTo(4);
  }

  @Test
  void theLargestCommunityIsThatWithMostAccounts() {
    Breadth breadth =
        of(post("where")
                .like("ann", "1h")
                .of("knitters")
                .like("bob", "1h")
                .of("knitters")
                .like("cy", "1h")
                .of("cyclists")
                .like("dee", "1h"))
            .breadth();
    assertThat(breadth.communityKnown()).isEqualTo(3);
    assertThat(breadth.largestCommunityShare()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(of(post("nobody")).breadth().largestCommunityShare()).isNull();
  }

  @Test
  void whatIsSharedAfterTheFlightIsPickUp() {
    AfterPayment after =
        of(post("pushed")
                .flight("1h", "48h")
                .share("ann", "30m")
                .share("bob", "47h")
                .share("cy", "49h")
                .share("dee", "200h")
                .observedFor("248h"))
            .afterPayment();
    assertThat(after.shares()).isEqualTo(2);
    assertThat(after.hours()).isCloseTo(200, within(1e-6));
  }

  @Test
  void aBoughtEventAfterTheFlightIsStillPayment() {
    AfterPayment after =
        of(post("flagged").like("ann", "60h").bought().share("bob", "50h").observedFor("100h"))
            .afterPayment();
    assertThat(after.shares()).isZero();
    assertThat(after.hours()).isCloseTo(40, within(1e-6));
  }

  @Test
  void beforePaymentEndsNothingIsAfterIt() {
    assertThat(of(post("running").flight("1h", "90h").observedFor("48h")).afterPayment()).isNull();
    assertThat(of(post("unpaid").share("ann", "1h")).afterPayment()).isNull();
  }
}
