package wildfire.ingest.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
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

  private static final List<Beginning> BEGINNINGS =
      List.of(
          Beginning.of("$", "it is empty"),
          Beginning.of("PK\u0003\u0004.*", "it is a zip archive: give its name the ending .zip"),
          Beginning.of("\u001f\u008b.*", "it is packed with gzip: give its name the ending .gz"),
          Beginning.of(
              "[(]\u00b5/\u00fd.*", "it is packed with zstd: give its name the ending .zst"),
          Beginning.of(
              "(7z\u00bc\u00af|Rar!|BZh|\u00fd7zXZ).*", "it is a packed archive: unpack it"),
          Beginning.of(".{257}ustar.*", "it is a tar archive: unpack it"),
          Beginning.of("PAR1.*", "it is Parquet: give its name the ending .parquet"),
          Beginning.of("SQLite format 3.*", "it is a database of SQLite: export its tables as CSV"),
          Beginning.of(
              "(\u00ef\u00bb\u00bf)?\\s*<(!doctype html|!DOCTYPE html|!DOCTYPE HTML|html|HTML)\\b.*",
              "it is a web page, perhaps that of a login: download the export itself"),
          Beginning.of(
              "(\u00ef\u00bb\u00bf)?\\s*<[?]xml.*", "it is XML: export it as CSV or JSON"));

  private static final Pattern OF_META =
      Pattern.compile(
          "https://(www|business|m)[.](facebook|instagram)[.]com/"
              + "([^\\s\",;]+/(posts|videos|photos)/|reel/|p/|tv/|stories/|photo|permalink|story)");

  private static final Pattern LONG_IDS =
      Pattern.compile("(?m)^\"?[0-9]{12,20}\"?[,;\t]\"?[0-9]{9,20}\\b");

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
    return file.read(hadoop, bytes -> tell(unpacked(file, bytes)));
  }

  private static byte[] unpacked(ExportFile file, FileBytes bytes) throws IOException {
    InputStream stored = bytes.from(0);
    try (InputStream in =
        ArchiveStream.isCalledOne(file.path()) ? new ArchiveStream(stored, file.path()) : stored) {
      return in.readNBytes(LOOKED_AT);
    }
  }

  private static Optional<String> tell(byte[] first) {
    String bytes = new String(first, StandardCharsets.ISO_8859_1);
    for (Beginning each : BEGINNINGS) {
      if (each.bytes().matcher(bytes).matches()) {
        return Optional.of(each.words());
      }
    }
    if (OF_META.matcher(bytes).find() && LONG_IDS.matcher(bytes).find()) {
      return Optional.of(
          "it looks like an export of Meta Business Suite in a language whose column names no source"
              + " has: set the language of your account to English and export it again, or add the"
              + " names to a copy of meta-facebook or meta-instagram");
    }
    return Optional.empty();
  }
}
