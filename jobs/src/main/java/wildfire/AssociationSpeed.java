package wildfire;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import wildfire.associate.Associating;
import wildfire.association.AssociationRow;
import wildfire.association.PostFacts;
import wildfire.association.Posts;
import wildfire.association.Tagged;
import wildfire.cli.AssociateSpeedCommand.Size;
import wildfire.cli.Run;
import wildfire.cli.Summary;
import wildfire.model.PostOutcome;

/** {@code wildfire associate-speed}: how long it takes to associate posts that are made up. */
final class AssociationSpeed {
  private static final List<String> FORMATS = List.of("image", "link", "reel", "text", "video");

  private AssociationSpeed() {}

  static Summary of(Run run, Size size) {
    run.progress().phase("Making up posts");
    SplittableRandom random = new SplittableRandom(run.settings().associate().seed());
    List<PostFacts> facts = new ArrayList<>();
    List<Tagged> tagged = new ArrayList<>();
    for (int i = 0; i < size.posts(); i++) {
      int account = random.nextInt(size.accounts());
      String platform = "platform-" + account % size.platforms();
      facts.add(post(platform, "post-" + i, account, random));
      for (int trigger = 0; trigger < size.triggers(); trigger++) {
        if (random.nextInt(4) == 0) {
          tagged.add(
              new Tagged(platform, "post-" + i, "trigger-" + trigger, null, 1, "tagger-" + i % 3));
        }
      }
    }
    Posts posts = Posts.of(facts, tagged, List.of(), size.triggers());
    run.progress().phase("Associating");
    long began = System.nanoTime();
    List<AssociationRow> rows = Associating.rows(run.spark(), posts, run.settings().associate());
    double seconds = (System.nanoTime() - began) / 1e9;
    return Summary.of("Associated.")
        .figure("posts", size.posts())
        .figure("rows", rows.size())
        .figure("with a difference", rows.stream().filter(r -> r.adjusted() != null).count())
        .figure("seconds", String.format(Locale.ROOT, "%.1f", seconds));
  }

  private static PostFacts post(String platform, String id, int account, SplittableRandom random) {
    Map<PostOutcome, Double> outcomes = new EnumMap<>(PostOutcome.class);
    int size = 1 + random.nextInt(200);
    for (PostOutcome outcome : PostOutcome.values()) {
      outcomes.put(
          outcome,
          switch (outcome.unit()) {
            case DOUBLINGS -> random.nextGaussian();
            case SHARE -> random.nextDouble();
            case YES_NO -> random.nextInt(20) == 0 ? 1.0 : 0.0;
            case EDGES -> 1 + random.nextDouble() * Math.log(size);
          });
    }
    return new PostFacts(
        platform,
        id,
        "account-" + account,
        100L + account,
        FORMATS.get(random.nextInt(FORMATS.size())),
        random.nextInt(10) == 0,
        null,
        24 * random.nextDouble(),
        1 + random.nextInt(7),
        outcomes,
        size,
        Map.of("angry", random.nextDouble() / 2, "love", random.nextDouble() / 2));
  }
}
