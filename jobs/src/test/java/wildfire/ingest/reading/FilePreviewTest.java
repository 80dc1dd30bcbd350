package wildfire.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wildfire.CountingFileSystem;
import wildfire.ingest.source.Source;
import wildfire.ingest.source.Sources;

/** However many sources are tried on a file, it is opened once, and read no further than needed. */
final class FilePreviewTest {
  private static final List<Source> KNOWN =
      Sources.shipped().names().stream().map(Sources.shipped()::named).toList();
  private static final String POSTS = "Post id,Date,Post Link,Impressions\n";
  private static final String STATUS =
      "{\"id\":\"1\",\"author_id\":\"2\",\"created_at\":\"2026-01-05T09:00:00Z\"}";

  @TempDir private Path folder;

  private List<Fit> fits(String name, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    Configuration hadoop = CountingFileSystem.knownTo(new Configuration());
    ExportFile export =
        ExportFiles.all(hadoop, "counting://" + file.toAbsolutePath()).stream()
            .findFirst()
            .orElseThrow();
    return Fit.of(export, KNOWN, RecordLimits.DEFAULT, hadoop);
  }

  private static int opens() {
    return CountingFileSystem.opened().values().stream().mapToInt(each -> each).sum();
  }

  @ParameterizedTest
  @CsvSource({
    "a.csv,     x-content-2026",
    "a.csv.gz,  x-content-2026",
    "a.txt,     x-content-2026",
    "a.json,    x-api-v2",
    "a.jsonl,   x-api-v2",
    "a.json.gz, x-api-v2"
  })
  void aFileIsOpenedOnce(String name, String source) throws IOException {
    boolean json = name.contains("json");
    byte[] text = (json ? STATUS + "\n" : POSTS + "1,x,2,3\n").getBytes(StandardCharsets.UTF_8);
    List<Fit> fits = fits(name, name.endsWith(".gz") ? Exports.gzipped(text) : text);
    assertThat(fits.get(0).source().name()).isEqualTo(source);
    assertThat(fits.get(0).fits()).isTrue();
    assertThat(opens()).isEqualTo(1);
  }

  @Test
  void aWorkbookIsOpenedTwice() throws IOException {
    Path file = folder.resolve("book.xls");
    try (HSSFWorkbook book = new HSSFWorkbook();
        var out = Files.newOutputStream(file)) {
      book.createSheet("Other").createRow(0).createCell(0).setCellValue("nothing");
      var header = book.createSheet("All posts").createRow(1);
      header.createCell(0).setCellValue("Post title");
      header.createCell(1).setCellValue("Post link");
      header.createCell(2).setCellValue("Created date");
      header.createCell(3).setCellValue("Impressions");
      book.write(out);
    }
    assertThat(fits("book.xls", Files.readAllBytes(file)).get(0).source().name())
        .isEqualTo("linkedin-posts");
    assertThat(opens()).isEqualTo(2);
  }

  /** What stands behind the record limit cannot be a record, and is not read either. */
  @Test
  void oneEndlessLineIsNotReadToItsEnd() throws IOException {
    assertThat(fits("long.csv", "x".repeat(20 << 20).getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(opens()).isEqualTo(1);
  }

  @Test
  void aHeaderInTheOldEncodingIsFoundInABigFile() throws IOException {
    String rows =
        IntStream.range(0, 60_000)
            .mapToObj(row -> String.format(Locale.ROOT, "v%d,Für Elise,1,2", row))
            .collect(Collectors.joining("\n"));
    String text = "Vi\u00addeo,Video title,Video pub\u00adlish time,Li\u00adkes\n" + rows + "\n";
    Fit fit = fits("old.csv", text.getBytes(StandardCharsets.ISO_8859_1)).get(0);
    assertThat(fit.source().name()).isEqualTo("youtube-content");
    assertThat(fit.recognised())
        .containsExactly("Video", "Video title", "Video publish time", "Likes");
    assertThat(opens()).isEqualTo(1);
  }

  /** A file must say something of the posts, not only which they are. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "platform,post_id|wildfire-csv|any of \"author_id\", \"author_followers\", \"campaign_id\","
            + " \"published_at\", \"format\" and 4 more",
        "platform,post_id,published_at|wildfire-csv|",
        "platform,follower_id,followee_id|wildfire-csv|",
        "platform,post_id,trigger|wildfire-csv|",
        "Post id,Date,Post Link|x-content-2026|any of \"Impressions\", \"Video views\", \"Likes\","
            + " \"Replies\", \"Reposts\" and 9 more",
        "Video link,Post time,Total likes|tiktok-content|",
      })
  void whatAFileMustHave(String header, String source, String missing) throws IOException {
    Fit fit = fits("a.csv", (header + "\n").getBytes(StandardCharsets.UTF_8)).get(0);
    assertThat(fit.source().name()).isEqualTo(source);
    assertThat(fit.missing()).isEqualTo(missing == null ? List.of() : List.of(missing));
    assertThat(fit.fits()).isEqualTo(missing == null);
  }
}
