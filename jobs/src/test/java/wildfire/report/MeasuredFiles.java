package wildfire.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import wildfire.measure.MeasuredPosts;
import wildfire.measure.StoredPost;
import wildfire.metrics.CurvePoint;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.MeasuredPost.FileRows;
import wildfire.metrics.MeasuredPost.Observation;
import wildfire.model.Post;
import wildfire.table.TypedFile;
import wildfire.verdict.AnyPosts;
import wildfire.verdict.MeasuredAs;

/** Measured posts that are made up, in files as measuring leaves them. */
final class MeasuredFiles {
  private MeasuredFiles() {}

  /** Posts dealt out to files in turn: the place of post {@code i} is {@code i / files}. */
  static MeasuredPosts of(Path folder, List<MeasuredPost> posts, int files) throws IOException {
    org.apache.hadoop.fs.Path into = new org.apache.hadoop.fs.Path(folder.toUri());
    List<MeasuredPosts.Part> parts = new ArrayList<>();
    for (int part = 0; part < files && part < posts.size(); part++) {
      String name = String.format(Locale.ROOT, "part-%05d.parquet", part);
      long n = 0;
      try (TypedFile<StoredPost> file =
          TypedFile.create(
              new org.apache.hadoop.fs.Path(into, name), new Configuration(), StoredPost.class)) {
        for (int post = part; post < posts.size(); post += files) {
          file.write(new StoredPost(posts.get(post), null));
          n++;
        }
      }
      parts.add(new MeasuredPosts.Part(name, n));
    }
    return new MeasuredPosts(
        into, new MeasuredPosts.Note("lake", "rules", null, parts, null, List.of(), true));
  }

  /** A post of which the curve and repeated rows are given, and nothing else matters. */
  static MeasuredPost post(
      String platform,
      String id,
      Instant published,
      Double observedHours,
      List<CurvePoint> curve,
      List<FileRows> duplicates) {
    MeasuredPost any = MeasuredAs.of(AnyPosts.on(platform, id, new Random(1)));
    Post named = new Post(platform, id, null, null, null, published, null, null, null);
    Observation seen = any.observation();
    return new MeasuredPost(
        named,
        any.announced(),
        any.followersOfSeries(),
        any.promoted(),
        any.spent(),
        new Observation(
            seen.precision(),
            seen.mature(),
            observedHours,
            seen.basis(),
            seen.events(),
            seen.lateEvents(),
            seen.sharesAfterWindow()),
        any.sources(),
        any.engagement(),
        any.breadth(),
        any.conversation(),
        any.paidEngagementShare(),
        any.afterPayment(),
        any.attended(),
        any.counters(),
        curve,
        any.cascade(),
        any.sharingAccounts(),
        duplicates,
        any.tags(),
        any.text());
  }
}
