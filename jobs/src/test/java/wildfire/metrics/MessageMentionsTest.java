package wildfire.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static wildfire.measure.PostStory.post;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import wildfire.measure.PostStory;
import wildfire.model.EngagementKind;
import wildfire.model.FixedAge;
import wildfire.model.TimePrecision;

final class MessageMentionsTest {
  private static final FixedAge DAY = FixedAge.HOURS_24;
  private static final FixedAge WEEK = FixedAge.DAYS_7;
  private static final FixedAge MONTH = FixedAge.DAYS_30;
  private static final double MIN_KNOWN = PostStory.RULES.minTextsKnownShare();

  private static Attended of(PostStory story) {
    return story.measured().attended();
  }

  @Test
  void commentsAndQuotesOfOthersCountUpToTheAgesThatWereReached() {
    Attended talk =
        of(
            post("told")
                .comment("c1", "ann", "2h")
                .mentioningTheMessage()
                .comment("c2", "bob", "3h", "c1")
                .aboutSomethingElse()
                .comment("c3", "author", "4h", "c2")
                .mentioningTheMessage()
                .event(EngagementKind.QUOTE, "q1", "cy", "30h", null)
                .mentioningTheMessage()
                .comment("c4", "dee", "5h")
                .mentioningTheMessage()
                .bought()
                .share("eve", "1h")
                .observedFor("8d"));
    assertThat(talk.commentTexts().at(DAY)).isEqualTo(2);
    assertThat(talk.messageMentions().organic().at(DAY)).isEqualTo(1);
    assertThat(talk.commentTexts().at(WEEK)).isEqualTo(3);
    assertThat(talk.messageMentions().organic().at(WEEK)).isEqualTo(2);
    assertThat(talk.commentTexts().at(MONTH)).isNull();
    assertThat(talk.messageMentions().organic().at(MONTH)).isNull();
  }

  @Test
  void whereTheWordsOfTooFewAreKnownMentionsAreUnknown() {
    PostStory story = post("half").observedFor("8d");
    for (int i = 0; i < 4; i++) {
      story.comment("known-" + i, "ann-" + i, "1h").mentioningTheMessage();
    }
    story.comment("unknown", "bob", "2h");
    assertThat(of(story).messageMentions().organic().at(DAY)).as("4 of 5").isEqualTo(4);
    story.comment("unknown, too", "cy", "30h");
    Attended talk = of(story);
    assertThat(talk.messageMentions().organic().at(DAY)).isEqualTo(4);
    assertThat(talk.messageMentions().organic().at(WEEK)).as("4 of 6").isNull();
    assertThat(talk.commentTexts().at(WEEK)).isEqualTo(4);
  }

  @Test
  void whereNobodyCommentsNobodyMentionsIt() {
    assertThat(of(post("quiet")).messageMentions().organic().at(MONTH)).isZero();
    assertThat(
            of(post("untimed")
                    .comment("c1", "ann", "1h")
                    .mentioningTheMessage()
                    .precision(TimePrecision.NONE))
                .messageMentions()
                .organic()
                .toList())
        .containsOnlyNulls();
  }

  /** A comment: when, and what is known of its words (null: nothing). */
  record Said(int hour, Boolean mentions) {}

  @Provide
  Arbitrary<List<Said>> talk() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 900), Arbitraries.of(true, false).injectNull(0.2))
        .as(Said::new)
        .list()
        .ofMaxSize(30);
  }

  @Property(tries = 200)
  void countsAreThoseOfAListGoneThroughForEachAge(@ForAll("talk") List<Said> all) {
    PostStory story = post("any");
    for (int i = 0; i < all.size(); i++) {
      story.comment("c" + i, "a" + i, all.get(i).hour() + "h");
      if (all.get(i).mentions() != null) {
        story = all.get(i).mentions() ? story.mentioningTheMessage() : story.aboutSomethingElse();
      }
    }
    Attended talk = of(story);
    for (FixedAge age : FixedAge.all()) {
      List<Said> byThen =
          all.stream().filter(said -> said.hour() * 3_600_000_000L <= age.micros()).toList();
      long known = byThen.stream().filter(said -> said.mentions() != null).count();
      long mentioning =
          byThen.stream().filter(said -> Boolean.TRUE.equals(said.mentions())).count();
      assertThat(talk.commentTexts().at(age)).isEqualTo(known);
      assertThat(talk.messageMentions().organic().at(age))
          .isEqualTo(known >= MIN_KNOWN * byThen.size() ? Long.valueOf(mentioning) : null);
    }
  }
}
