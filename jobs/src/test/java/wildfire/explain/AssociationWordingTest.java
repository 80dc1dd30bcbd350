package wildfire.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import wildfire.association.AssociationRow;
import wildfire.association.Conclusion;
import wildfire.association.Looks;
import wildfire.association.MadeUpPosts;
import wildfire.association.Posts;
import wildfire.association.Tagged;
import wildfire.model.Language;
import wildfire.model.PostOutcome;

final class AssociationWordingTest {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:[.,]\\d+)*");
  private static final List<AssociationRow> PLANTED = MadeUpPosts.rows(planted());
  private static final Wording ENGLISH = Wording.in(Language.ENGLISH);
  private static final Wording DUTCH = Wording.in(Language.of("nl"));

  private static Posts planted() {
    MadeUpPosts made =
        MadeUpPosts.on("x")
            .accounts(12)
            .each(40)
            .tag("emotion", "joy", 3, "ann")
            .tag("emotion", "joy", 3, "bob")
            .tag("timing", null, 5, "ann")
            .tag("timing", null, 5, "bob")
            .tag("humour", null, 4, "ann")
            .tag("humour", null, 7, "bob");
    List<String> with =
        made.tags().stream()
            .filter(tag -> tag.trigger().equals("emotion"))
            .map(Tagged::postId)
            .toList();
    return made.outcome(
            PostOutcome.SPEED,
            post -> post.outcome(PostOutcome.SPEED) + (with.contains(post.postId()) ? 1 : 0))
        .told("never");
  }

  @Test
  void bothLanguagesSayTheSameNumbers() {
    Looks looks = new Looks(Instant.EPOCH, Instant.EPOCH.plusSeconds(1), 3, 1_100, true, 1_650);
    for (AssociationRow planted : PLANTED) {
      AssociationRow row = planted.withLooks(looks);
      for (Conclusion conclusion : Conclusion.values()) {
        boolean unreliable = conclusion == Conclusion.UNRELIABLE_TAGS;
        boolean known = row.agreement() != null && row.agreement().alpha() != null;
        if ((conclusion == Conclusion.REFUSED) == (row.refused() != null)
            && (!unreliable || known)) {
          String said = ENGLISH.of(row, conclusion, 0.667);
          String gezegd = DUTCH.of(row, conclusion, 0.667);
          assertThat(numbers(gezegd, ".", ","))
              .as("%s | %s", said, gezegd)
              .containsExactlyInAnyOrderElementsOf(numbers(said, ",", "."));
          assertThat(said.toLowerCase(java.util.Locale.ROOT))
              .doesNotContain("cause", "effect", "because", "leads to", "makes");
        }
      }
    }
  }

  private static List<String> numbers(String sentence, String grouping, String decimal) {
    return NUMBER
        .matcher(sentence)
        .results()
        .map(m -> m.group().replace(grouping, "").replace(decimal, "."))
        .toList();
  }

  private String of(String outcome, String factor) {
    AssociationRow found =
        PLANTED.stream()
            .filter(r -> r.scope().equals("x"))
            .filter(r -> r.outcome().equals(outcome) && r.factor().equals(factor))
            .findFirst()
            .orElseThrow();
    return ENGLISH.of(found, Conclusion.of(found, 0.05), 0.667);
  }

  @Test
  void sentencesReadAsAPersonWouldSayThem() {
    assertThat(of("speed", "trigger=emotion"))
        .startsWith("On X, posts with emotion: ")
        .contains("× the shares (95% interval ", "×, q ", "160 posts with, 320 posts without");
    assertThat(of("speed", "trigger=never"))
        .isEqualTo(
            "On X, posts with never: no answer on shares, all posts are alike in that (no post with, 480 posts without, 12 accounts).");
    assertThat(of("speed", "trigger=humour"))
        .startsWith(
            "On X, posts with humour: taggers agree too little to conclude anything on shares (alpha ");
    assertThat(of("speed", "reaction=angry"))
        .startsWith(
            "On X, posts with a larger share of “angry” reactions: no clear difference in shares, ")
        .contains(
            " for every point more (95% interval ",
            " posts above their account's average, ", " posts not above it, 12 accounts")
        .endsWith("). Reactions come afterwards; nobody chooses them.");
    assertThat(of("breadth", "author=account-0"))
        .contains("accounts are held equal", "Side by side, nothing held equal: median ");
    assertThat(of("structural_virality", "format=video")).contains("t equal cascade size");
  }
}
