package wildfire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/**
 * What a brand downloads in one night, one file from each platform: twelve old posts, the last of
 * them passed on much more than the others, and a launch less than a day old. Totals follow a curve
 * that levels off, so that what a later night should say can be worked out.
 */
final class Nights {
  static final Instant LAUNCH = Instant.parse("2026-09-25T22:12:00Z");
  static final List<Instant> NIGHTS =
      List.of(
          Instant.parse("2026-09-26T20:00:00Z"),
          Instant.parse("2026-09-27T20:00:00Z"),
          Instant.parse("2026-09-28T20:00:00Z"));
  static final int OLD_POSTS = 12;

  /**
   * A platform's export.
   *
   * @param file its name in the folder
   * @param idOf the post's id in the lake, of a number from 1
   */
  record Export(
      String file,
      String platform,
      Precision precision,
      String header,
      BiFunction<String, Instant, String> idAndTime,
      String totals,
      BiFunction<String, Instant, String> idOf) {}

  /** What the publication times of an export are good for. */
  enum Precision {
    MINUTES,
    DAYS
  }

  private Nights() {}

  static List<Export> exports() {
    List<Export> exports = new ArrayList<>();
    exports.add(
        new Export(
            "x.csv",
            "x",
            Precision.DAYS,
            "Post id,Date,Post text,Post Link,Likes,Replies,Reposts,Impressions",
            (id, at) ->
                id
                    + ","
                    + quoted(at, "EEE, MMM d, yyyy", "UTC")
                    + ",\"hoi, 🎉\",https://x.com/Brand/status/"
                    + id,
            ",%2$d,%3$d,%1$d,%4$d",
            (id, at) -> id));
    exports.add(
        new Export(
            "tweets.csv",
            "x",
            Precision.MINUTES,
            "Tweet id,Tweet permalink,Tweet text,time,retweets,replies,likes,impressions",
            (id, at) ->
                id
                    + ",https://twitter.com/Old/status/"
                    + id
                    + ",hoi,"
                    + in(at, "yyyy-MM-dd HH:mm", "UTC")
                    + " +0000",
            ",%1$d,%3$d,%2$d,%4$d",
            (id, at) -> id));
    exports.add(
        new Export(
            "facebook.csv",
            "facebook",
            Precision.MINUTES,
            "\"Post ID\",\"Page ID\",\"Page name\",Title,Description,\"Publish time\",Permalink,\"Post type\",Date,Views,Reach,Reactions,Comments,Shares",
            (id, at) ->
                id
                    + ",30,Brand,\"Line one\nline two\",,"
                    + in(at, "MM/dd/yyyy HH:mm", "America/Los_Angeles")
                    + ",https://facebook.com/"
                    + id
                    + ",Photos,Lifetime",
            ",%4$d,%4$d,%2$d,%3$d,%1$d",
            (id, at) -> id));
    exports.add(
        new Export(
            "linkedin.csv",
            "linkedin",
            Precision.DAYS,
            "Post title,Post link,Created date,Impressions,Likes,Comments,Reposts",
            (id, at) ->
                "Über ons,https://www.linkedin.com/feed/update/urn:li:activity:"
                    + id
                    + "/,"
                    + in(at, "MM/dd/yyyy", "UTC"),
            ",%4$d,%2$d,%3$d,%1$d",
            (id, at) -> id));
    exports.add(
        new Export(
            "tiktok.csv",
            "tiktok",
            Precision.DAYS,
            "\uFEFF\"Time\",\"Video title\",\"Video link\",\"Post time\",\"Total likes\",\"Total comments\",\"Total shares\",\"Total views\"",
            (id, at) ->
                "\"%5$s\",\"😀\",\"https://www.tiktok.com/@brand/video/"
                    + id
                    + "\","
                    + quoted(at, "MMMM d", "UTC"),
            ",\"%2$d\",\"%3$d\",\"%1$d\",\"%4$d\"",
            (id, at) -> id));
    exports.add(
        new Export(
            "youtube.csv",
            "youtube",
            Precision.DAYS,
            "Content,Video title,Video publish time,Duration,Views,Watch time (hours),Impressions",
            (id, at) ->
                "-v" + id + ",Elise," + quoted(at, "MMM d, yyyy", "America/Los_Angeles") + ",61",
            ",%4$d,12.5,%4$d",
            (id, at) -> "-v" + id));
    exports.add(
        new Export(
            "crowdtangle.csv",
            "facebook",
            Precision.MINUTES,
            "Page Name,User Name,Facebook Id,Followers at Posting,Post Created,Type,Likes,Comments,Shares,URL,Message,Overperforming Score (weighted  —  Likes 1x)",
            (id, at) ->
                "Rival,rival,31,5000,"
                    + in(at, "yyyy-MM-dd HH:mm:ss z", "America/New_York")
                    + ",Photo",
            ",%2$d,%3$d,%1$d",
            (id, at) -> id));
    exports.add(
        new Export(
            "cafe_facebook_statuses.csv",
            "facebook",
            Precision.MINUTES,
            "status_id,status_message,link_name,status_type,status_link,status_published,num_reactions,num_comments,num_shares,num_likes",
            (id, at) ->
                "60_" + id + ",hoi,,link,http://x," + in(at, "yyyy-MM-dd HH:mm:ss", "-05:00"),
            ",%2$d,%3$d,%1$d,%2$d",
            (id, at) -> "60_" + id));
    return exports;
  }

  private static String in(Instant at, String pattern, String zone) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
        .withZone(ZoneId.of(zone))
        .format(at);
  }

  private static String quoted(Instant at, String pattern, String zone) {
    return '"' + in(at, pattern, zone) + '"';
  }

  /** Ids do not repeat over the exports. */
  static String id(Export export, int post) {
    return String.valueOf(
        9_000_000 + 1_000 * Math.floorMod(export.file().hashCode(), 1_000) + post);
  }

  /** When a post went out; 0 is the launch. Old ones are a week apart, in spring and summer. */
  static Instant published(int post) {
    return post == 0
        ? LAUNCH
        : Instant.parse("2026-05-01T12:00:00Z").plus(Duration.ofDays(7L * post));
  }

  /** Shares of a post by then: most of it comes in the first days. */
  static long shares(int post, Instant by) {
    double hours = Duration.between(published(post), by).toMinutes() / 60.0;
    double inAll = post == 0 ? 300 : post == OLD_POSTS ? 400 : 20 + post;
    return hours <= 0 ? 0 : Math.round(inAll * (1 - Math.exp(-hours / 30)));
  }

  /** Writes a night's files. */
  static void write(Path folder, Instant night) throws IOException {
    Files.createDirectories(folder);
    for (Export export : exports()) {
      StringBuilder text = new StringBuilder(export.header()).append('\n');
      for (int post = 0; post <= OLD_POSTS; post++) {
        long shares = shares(post, night);
        String id = id(export, post);
        text.append(
            String.format(
                Locale.ROOT,
                export.idAndTime().apply(id, published(post)) + export.totals(),
                shares,
                10 * shares,
                shares / 5,
                100 * shares,
                in(night, "MMMM d", "UTC")));
        if (export.file().startsWith("crowdtangle")) {
          text.append(",https://www.facebook.com/31/posts/").append(id).append(",Hoi,1.2");
        }
        text.append('\n');
      }
      Files.writeString(folder.resolve(export.file()), text, StandardCharsets.UTF_8);
    }
  }
}
