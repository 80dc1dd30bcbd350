package wildfire.ingest.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** What a file that no source knows is, as its name and its first bytes tell. */
public final class FirstBytes {
  private static final int LOOKED_AT = 1 << 15;

  /** What people keep beside exports: nobody wants to hear that no source knows it. */
  private static final Pattern BESIDE_EXPORTS =
      Pattern.compile(
          "(readme|licen[cs]e|changelog)([.](md|txt|rst|html?|pdf))?|thumbs[.]db|desktop[.]ini"
              + "|.*[.](md|markdown|html?|css|rtf|pdf|docx?|odt|pptx?|odp|lnk|url|webloc"
              + "|png|jpe?g|gif|webp|heic|bmp|tiff?|svg|ico|mp4|m4v|mov|webm|avi|mkv|mp3|m4a|wav|ogg)");

  /** How a kind of file begins, in ISO-8859-1, and what is said of it. */
  private record Beginning(Pattern bytes, String words) {
    static Beginning of(String pattern, String words) {
      return new Beginning(Pattern.compile(pattern, Pattern.DOTALL), words);
    }
  }

  /** That of a tar archive is the farthest from the beginning. */
  private static final int SIGNATURE = 512;

  private static final List<Beginning> NO_TEXT =
      List.of(
          Beginning.of(
              "(\u0000{3}[^\u0000]){2}.*|([^\u0000]\u0000{3}){2}.*",
              "it is UTF-32: save it as UTF-8"),
          Beginning.of("PK\u0003\u0004.*", "it is a zip archive: give its name the ending .zip"),
          Beginning.of("\u001f\u008b.*", "it is packed with gzip: give its name the ending .gz"),
          Beginning.of(
              "[(]\u00b5/\u00fd.*", "it is packed with zstd: give its name the ending .zst"),
          Beginning.of(
              "(7z\u00bc\u00af|Rar!|BZh|\u00fd7zXZ).*", "it is a packed archive: unpack it"),
          Beginning.of(".{257}ustar.*", "it is a tar archive: unpack it"));

  private static final List<Beginning> OTHERS =
      List.of(
          Beginning.of("(\u00ef\u00bb\u00bf)?\\s*", "it is empty"),
          Beginning.of("PAR1.*", "it is Parquet: give its name the ending .parquet"),
          Beginning.of("SQLite format 3.*", "it is a database of SQLite: export its tables as CSV"),
          Beginning.of(
              "(\u00ef\u00bb\u00bf)?\\s*<(!doctype html|!DOCTYPE html|!DOCTYPE HTML|html|HTML)\\b.*",
              "it is a web page, perhaps that of a login: download the export itself"),
          Beginning.of(
              "(\u00ef\u00bb\u00bf)?\\s*<[?]xml.*", "it is XML: export it as CSV or JSON"));

  /**
   * What is in exports of a platform whatever the language of their column names, and in its
   * streams whatever the version.
   *
   * @param signs all of which are there, in ISO-8859-1
   * @param sources that read what is like it
   */
  private record Look(boolean json, List<Pattern> signs, String platform, String sources) {
    static Look table(String platform, String sources, String... signs) {
      return new Look(false, patterns(signs), platform, sources);
    }

    static Look stream(String platform, String source, String... signs) {
      return new Look(true, patterns(signs), platform, source);
    }

    private static List<Pattern> patterns(String... signs) {
      return Stream.of(signs).map(sign -> Pattern.compile("(?m)" + sign)).toList();
    }

    boolean isOf(String bytes, boolean isJson) {
      return json == isJson && signs.stream().allMatch(sign -> sign.matcher(bytes).find());
    }

    String words() {
      return json
          ? "it looks like data of %s in a shape that no source has, perhaps of a newer version than %s reads: add the paths that its members have now to a copy of that"
              .formatted(platform, sources)
          : "it looks like an export of %s in a language whose column names no source has, or without columns that are needed: set the language of your account to English and export it again with all columns, or add the names to a copy of %s"
              .formatted(platform, sources);
    }
  }

  private static final List<Look> LOOKS =
      List.of(
          Look.table(
              "Meta Business Suite",
              "meta-facebook or meta-instagram",
              "https://(www|business|m)[.](facebook|instagram)[.]com/"
                  + "([^\\s\",;]+/(posts|videos|photos)/|reel/|p/|tv/|stories/|photo|permalink|story)",
              "^\"?[0-9]{12,20}\"?[,;\t]\"?[0-9]{9,20}\\b"),
          Look.table(
              "TikTok's analytics",
              "tiktok-content",
              "https://(www[.])?tiktok[.]com/@[^/\\s\",;]*/(video|photo)/[0-9]{15,}"),
          Look.table(
              "YouTube Studio",
              "youtube-content",
              "^\"?(Total[a-z]{0,2}|Totaal|Gesamt|Somme|Summa|Summe)\"?[,;\t]{2}",
              "^\"?[A-Za-z0-9_-]{11}\"?[,;\t]"),
          Look.table(
              "LinkedIn",
              "linkedin-posts or linkedin-creator",
              "https://(www[.])?linkedin[.]com/(feed/update/urn|posts/)"),
          Look.table(
              "X analytics",
              "x-content-2026",
              "https://(www[.])?(x|twitter)[.]com/[A-Za-z0-9_]+/status/[0-9]{15,}"),
          Look.stream("Bluesky", "bluesky-jetstream", "\"did:(plc|web):", "\"app[.]bsky[.]"),
          Look.stream("Mastodon", "mastodon", "\"(reblogs_count|in_reply_to_id)\"", "\"account\""),
          Look.stream("the Fediverse", "activitystreams", "www[.]w3[.]org/ns/activitystreams"),
          Look.stream("Reddit", "reddit-dump", "\"created_utc\"", "\"subreddit(_id)?\""),
          Look.stream(
              "X",
              "x-api-v2 or x-archive",
              "\"(id_str|public_metrics|retweet_count|referenced_tweets)\"",
              "\"(created_at|text|full_text)\""));

  private FirstBytes() {}

  /** Whether a file is none that anybody took for an export, by its name. */
  public static boolean isBesideExports(ExportFile file) {
    String path = file.path();
    int start = Math.max(path.lastIndexOf('/'), path.lastIndexOf(ZipArchive.BETWEEN)) + 1;
    return BESIDE_EXPORTS.matcher(path.substring(start).toLowerCase(Locale.ROOT)).matches();
  }

  /**
   * What a file is and what to do about it, as a clause; empty where its beginning does not tell.
   *
   * @throws wildfire.model.OperatorError if it cannot be read
   */
  public static Optional<String> tell(ExportFile file, Configuration hadoop) {
    return file.read(hadoop, bytes -> tell(unpacked(bytes, file.path(), LOOKED_AT)));
  }

  /** What a file is that is no text under a name of one, packed for instance, and what to do. */
  static Optional<String> noText(FileBytes file, String path) throws IOException {
    return told(shown(unpacked(file, path, SIGNATURE)), NO_TEXT);
  }

  private static byte[] unpacked(FileBytes file, String path, int length) throws IOException {
    InputStream stored = file.from(0);
    try (InputStream in =
        ArchiveStream.isCalledOne(path) ? new ArchiveStream(stored, path) : stored) {
      return in.readNBytes(length);
    }
  }

  private static String shown(byte[] first) {
    return new String(first, StandardCharsets.ISO_8859_1);
  }

  private static Optional<String> told(String bytes, List<Beginning> beginnings) {
    return beginnings.stream()
        .filter(each -> each.bytes().matcher(bytes).matches())
        .map(Beginning::words)
        .findFirst();
  }

  private static Optional<String> tell(byte[] first) {
    String bytes = shown(first);
    Optional<String> told = told(bytes, NO_TEXT).or(() -> told(bytes, OTHERS));
    if (told.isPresent()) {
      return told;
    }
    boolean isJson = bytes.stripLeading().startsWith("{") || bytes.stripLeading().startsWith("[");
    return LOOKS.stream().filter(look -> look.isOf(bytes, isJson)).map(Look::words).findFirst();
  }
}
