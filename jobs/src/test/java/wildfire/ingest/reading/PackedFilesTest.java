package wildfire.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.ingest.source.Read;
import wildfire.ingest.source.Source;
import wildfire.ingest.source.SourceReader;
import wildfire.model.OperatorError;

/** Files that are in an archive, or packed on their own, are read like those that are not. */
final class PackedFilesTest {
  private static final Configuration HADOOP = new Configuration();

  private static final Source POSTS =
      SourceReader.parse(
          "posts",
          "posts.yaml",
          """
          describes: posts
          reads:
            - files: "**/*.csv"
              format: csv
              file_name: "(?<account>[^.]+).*"
              folder: "(?<label>.*)"
              fields: [id, views]
              into: { posts: { columns: { platform: { value: x }, post_id: id, author_id: account } } }
          """);

  private static final Read READ = POSTS.reads().get(0);

  @TempDir private Path folder;

  private Path zip(String name, Map<String, byte[]> files) throws IOException {
    Path archive = folder.resolve(name);
    Files.createDirectories(archive.getParent());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
      }
    }
    return archive;
  }

  private static Map<String, byte[]> texts(String... namesAndTexts) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  private List<ExportFile> all() {
    return ExportFiles.all(HADOOP, folder.toString());
  }

  private List<String> names() {
    return all().stream().map(this::below).toList();
  }

  private String below(ExportFile file) {
    return file.path()
        .substring(file.path().indexOf(folder.toString()) + folder.toString().length() + 1);
  }

  private static List<List<String>> values(ExportFile file) {
    return RawRecords.first(file, READ, RecordLimits.DEFAULT, 10, HADOOP).stream()
        .map(RawRecord::values)
        .toList();
  }

  private static byte[] bytes(ExportFile file) {
    return file.read(
        HADOOP,
        bytes -> {
          try (InputStream in = bytes.from(0)) {
            return in.readAllBytes();
          }
        });
  }

  @Test
  void anArchiveIsReadLikeTheFilesInIt() throws IOException {
    zip(
        "in/download-2026-08-22.zip",
        texts(
            "anna.csv", "id,views\n1,10\n",
            "deep/bo_2026-08-20.csv", "id,views\n2,20\n3,30\n",
            "deep/", "",
            "__MACOSX/._anna.csv", "no",
            ".hidden.csv", "no"));
    Files.writeString(folder.resolve("in/cy.csv"), "id,views\n4,40\n");
    assertThat(names())
        .containsExactly(
            "in/cy.csv",
            "in/download-2026-08-22.zip!anna.csv",
            "in/download-2026-08-22.zip!deep/bo_2026-08-20.csv");
    assertThat(all().stream().map(PackedFilesTest::values))
        .containsExactly(
            List.of(List.of("4", "40", "cy", "in")),
            List.of(List.of("1", "10", "anna", "download-2026-08-22")),
            List.of(
                List.of("2", "20", "bo_2026-08-20", "deep"),
                List.of("3", "30", "bo_2026-08-20", "deep")));
    assertThat(all().get(1).exportedAt()).isEqualTo("2026-08-22T23:59:59.999999Z");
    assertThat(all().get(2).exportedAt()).isEqualTo("2026-08-20T23:59:59.999999Z");
    assertThat(all().get(1).bytes()).isEqualTo(14);
    assertThat(ExportFiles.list(HADOOP, folder.toString(), POSTS).byRead().get(READ)).hasSize(3);
    assertThat(
            ExportFiles.list(HADOOP, folder + "/in/download-2026-08-22.zip", POSTS)
                .byRead()
                .get(READ))
        .hasSize(2);
    assertThat(FileNames.shown(READ, "in/download.zip!anna.csv", id -> "<" + id + ">"))
        .isEqualTo("in/download.zip!<anna>.csv");
    assertThat(folder.toFile().list()).as("nothing is unpacked").containsExactly("in");
  }

  @Test
  void whatPlatformsPackTwiceIsStillRead() throws IOException {
    byte[] text = "id,views\n1,10\n".getBytes(StandardCharsets.UTF_8);
    zip("a.zip", Map.of("x.csv.gz", packed(text, "gz")));
    Files.write(folder.resolve("b.csv.zst"), packed(text, "zst"));
    Files.write(folder.resolve("c.csv.gz"), packed(text, "gz"));
    assertThat(all().stream().map(file -> values(file).get(0).subList(0, 3)))
        .containsExactly(List.of("1", "10", "x"), List.of("1", "10", "b"), List.of("1", "10", "c"));
  }

  private static byte[] packed(byte[] text, String how) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        how.equals("gz") ? new GZIPOutputStream(bytes) : new ZstdOutputStream(bytes).setLong(27)) {
      out.write(text);
    }
    return bytes.toByteArray();
  }

  @Test
  void aDumpThatBreaksOffIsReadAsFarAsItGoes() throws IOException {
    StringBuilder text = new StringBuilder("id,views\n");
    for (int i = 0; i < 200_000; i++) {
      text.append(i).append(',').append(i * 7919L % 100_003).append('\n');
    }
    byte[] whole = packed(text.toString().getBytes(StandardCharsets.UTF_8), "zst");
    Path cut = folder.resolve("cut.csv.zst");
    Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
    List<RawRecord> records =
        RawRecords.first(all().get(0), READ, RecordLimits.DEFAULT, 1_000_000, HADOOP);
    assertThat(records).hasSizeBetween(10_000, 199_999);
    assertThat(records.get(records.size() - 1).problem()).contains("the archive");
    assertThat(records.get(0).values()).startsWith("0", "0");
  }

  @Test
  void aWorkbookStaysOne() throws IOException {
    zip("book.zip", texts("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<x/>"));
    assertThat(names()).containsExactly("book.zip");
  }

  @Test
  void noPathLeavesItsFolder() throws IOException {
    for (String bad : List.of("../out.csv", "a/../../out.csv", "/etc/out.csv", "..\\out.csv")) {
      zip("bad.zip", texts("good.csv", "id,views\n1,1\n", bad, "x"));
      assertThatThrownBy(this::all)
          .isInstanceOf(OperatorError.class)
          .hasMessageContaining("bad.zip is a zip archive that is not read")
          .hasMessageContaining("leads out of its folder");
    }
  }

  @Test
  void archivesWithinArchivesAndLockedFilesAreRefusedByName() throws IOException {
    Path archive =
        zip("a.zip", texts("inner.zip", "PK", "x.parquet", "PAR1", "y.csv", "id,views\n"));
    assertThatThrownBy(() -> bytes(all().get(0)))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("a.zip!inner.zip is an archive within an archive: unpack");
    assertThatThrownBy(() -> bytes(all().get(1)))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("a.zip!x.parquet is Parquet");
    byte[] bytes = Files.readAllBytes(archive);
    for (int i = 0; i < bytes.length - 10; i++) {
      if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
        bytes[i + 8] |= 1; // the flag that says a password is needed
      }
    }
    Files.write(archive, bytes);
    assertThatThrownBy(() -> bytes(all().get(2)))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("a.zip!y.csv has a password: unpack");
  }

  @Test
  void whatIsPackedToFillADiskIsRefused() throws IOException {
    zip("bomb.zip", Map.of("zeros.csv", new byte[20 << 20]));
    assertThatThrownBy(() -> bytes(all().get(0)))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("bomb.zip!zeros.csv says that its")
        .hasMessageContaining("become 20,971,520, as no export does");
  }

  @Test
  void damageIsSaid() throws IOException {
    Path archive = zip("a.zip", texts("y.csv", "id,views\n1,10\n2,20\n"));
    byte[] whole = Files.readAllBytes(archive);
    byte[] flipped = whole.clone();
    flipped[30 + "y.csv".length() + 6] ^= 0x10;
    Files.write(archive, flipped);
    assertThatThrownBy(() -> bytes(all().get(0)))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("a.zip!y.csv cannot be read");
    Files.write(archive, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(this::all)
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("a.zip is a zip archive that cannot be read");
  }

  @Test
  void aFileOutOfAnArchiveIsAsOldAsTheArchive() throws IOException {
    Path archive = zip("a.zip", texts("y.csv", "id,views\n1,10\n"));
    Instant then = Instant.parse("2026-03-04T05:06:07Z");
    Files.setLastModifiedTime(archive, java.nio.file.attribute.FileTime.from(then));
    assertThat(all().get(0).modifiedAt()).isEqualTo(then);
    assertThat(all().get(0).exportedAt()).isEqualTo(then);
  }
}
