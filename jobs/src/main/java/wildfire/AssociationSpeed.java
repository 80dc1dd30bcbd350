package wildfire;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import wildfire.associate.Associating;
import wildfire.associate.Explaining;
import wildfire.association.PostFacts;
import wildfire.association.Posts;
import wildfire.association.Tagged;
import wildfire.cli.AssociateSpeedCommand.Size;
import wildfire.cli.Run;
import wildfire.cli.Summary;
import wildfire.model.PostOutcome;

/**
 * {@code wildfire associate-speed}: how long it takes to associate posts that are made up, and to
 * explain them by that. A third of the triggers do go with spread, so that there is something to
 * explain.
 */
final class AssociationSpeed {
  private static final List<String> FORMATS = List.of("image", "link", "reel", "text", "video");

  /** Doublings that some triggers add. */
  private static final double LIFT = 0.3;

  private AssociationSpeed() {}

  static Summary of(Run run, Size size) {
    run.progress().phase("Making up posts");
    SplittableRandom random = new SplittableRandom(run.settings().associate().seed());
    List<PostFacts> facts = new ArrayList<>();
    List<Tagged> tagged = new ArrayList<>();
    for (int i = 0; i < size.posts(); i++) {
      int account = random.nextInt(size.accounts());
      String platform = "platform-" + account % size.platforms();
      double lift = 0;
      for (int trigger = 0; trigger < size.triggers(); trigger++) {
        if (random.nextInt(4) == 0) {
          lift += trigger % 3 == 0 ? LIFT : 0;
          tagged.add(
              new Tagged(platform, "post-" + i, "trigger-" + trigger, null, 1, "tagger-" + i % 3));
        }
      }
      facts.add(post(platform, "post-" + i, account, lift, random));
    }
    Posts posts = Posts.of(facts, tagged, List.of(), size.triggers());
    run.progress().phase("Associating");
    long began = System.nanoTime();
    Dataset<Row> rows = Associating.associations(run.spark(), posts, run.settings().associate());
    double associating = secondsSince(began);
    run.progress().phase("Explaining");
    began = System.nanoTime();
    long reasons =
        Explaining.reasons(
                posts, new int[posts.size()], Explaining.clear(rows), run.settings().explain())
            .stream()
            .mapToLong(List::size)
            .sum();
    double explaining = secondsSince(began);
    return Summary.of("Associated.")
        .figure("posts", size.posts())
        .figure("rows", rows.count())
        .figure("with a difference", rows.where(col("adjusted_difference").isNotNull()).count())
        .figure("seconds", seconds(associating))
        .figure("reasons", reasons)
        .figure("seconds of explaining", seconds(explaining));
  }

  private static double secondsSince(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }

  private static PostFacts post(
      String platform, String id, int account, double lift, SplittableRandom random) {
    Map<PostOutcome, Double> outcomes = new EnumMap<>(PostOutcome.class);
    int size = 1 + random.nextInt(200);
    for (PostOutcome outcome : PostOutcome.values()) {
      outcomes.put(
          outcome,
          switch (outcome.unit()) {
            case DOUBLINGS -> lift + random.nextGaussian();
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
