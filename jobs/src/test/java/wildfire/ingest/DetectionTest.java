package wildfire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.ingest.reading.ExportFile;
import wildfire.ingest.source.Sources;
import wildfire.model.OperatorError;
import wildfire.settings.IngestSettings;
import wildfire.settings.UnknownFiles;

/** Folders as people have them: exports among other things. */
final class DetectionTest {
  private static final Sources SHIPPED = Sources.shipped();
  private static final Configuration HADOOP = new Configuration();

  @TempDir private Path folder;

  private static Detection detected(Path input, UnknownFiles unknown) {
    return Detection.of(
        HADOOP, input.toString(), SHIPPED, new IngestSettings(0.05, 8 << 20, unknown, false, ""));
  }

  private static Detection detected(Path input) {
    return detected(input, UnknownFiles.LEAVE);
  }

  /** The names of the files of each source. */
  private static Map<String, List<String>> read(Detection detection) {
    Map<String, List<String>> read = new TreeMap<>();
    detection
        .files()
        .forEach(
            (source, files) ->
                read.put(
                    source.name(),
                    files.values().stream()
                        .flatMap(List::stream)
                        .map(ExportFile::path)
                        .map(path -> path.substring(path.lastIndexOf('/') + 1))
                        .toList()));
    return read;
  }

  private void file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void whatNoSourceKnowsIsNamedAndTheRestIsRead() {
    Detection found = detected(Samples.ofCase("folder-with-other-files/in"));
    assertThat(read(found))
        .isEqualTo(Map.of("x-content-2026", List.of("x_content_2026-08-22.csv")));
    assertThat(found.left())
        .hasSize(3)
        .anyMatch(line -> line.contains("1 file is not read, since no source knows it."))
        .anyMatch(
            line ->
                line.contains(
                    "FollowerGender.csv fits no source, and none is near: none knows any"))
        .anyMatch(
            line -> line.contains("left aside, as no exports:") && line.contains("README.md"));
  }

  @Test
  void theManyFilesOfAnArchiveAreNamedInOneLine() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.copy(Samples.of("x-archive").get(0), folder.resolve("data/tweets.js"));
    for (String part : List.of("account", "block", "follower", "like")) {
      file(
          "data/" + part + ".js",
          "window.YTD." + part + ".part0 = [{\"" + part + "\": {\"a\": 1}}]");
    }
    Detection found = detected(folder);
    assertThat(read(found)).isEqualTo(Map.of("x-archive", List.of("tweets.js")));
    assertThat(found.left())
        .hasSize(2)
        .anyMatch(line -> line.contains("4 files are not read, since no source knows them."))
        .anyMatch(
            line ->
                line.contains("account.js fits no source, and none is near: none knows any")
                    && line.matches(
                        ".* The same is so of .*block[.]js, .*follower[.]js, .*like[.]js[.]"));
  }

  @Test
  void aSettingRefusesWhatNoSourceKnows() throws IOException {
    Path input = Samples.ofCase("folder-with-other-files/in");
    assertThatThrownBy(() -> detected(input, UnknownFiles.REFUSE))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("FollowerGender.csv fits no source")
        .message()
        .doesNotContain("README");
    Files.copy(input.resolve("x_content_2026-08-22.csv"), folder.resolve("x.csv"));
    file("README.md", "# mine");
    assertThat(read(detected(folder, UnknownFiles.REFUSE)))
        .as("what is beside exports everywhere is no alarm")
        .isEqualTo(Map.of("x-content-2026", List.of("x.csv")));
  }

  @Test
  void whereNothingIsKnownAllIsSaidAtOnce() throws IOException {
    file("a.csv", "one,two\n1,2\n");
    file("b.csv", "Post ID,Publish time,Likes\n1,2,3\n");
    file("c.json", "{\"one\": 1}");
    file("README.md", "# mine");
    assertThatThrownBy(() -> detected(folder))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("a.csv fits no source, and none is near")
        .hasMessageContaining("b.csv fits no source. The nearest is meta-instagram")
        .hasMessageContaining("lacks \"Account ID\"")
        .hasMessageContaining("c.json fits no source")
        .hasMessageContaining("`wildfire sources` lists what can be read");
  }

  @Test
  void aFolderOfNothingButOtherThingsIsNoInput() throws IOException {
    file("README.md", "# mine");
    file("photo.JPG", "x");
    file("Thumbs.db", "x");
    file(".DS_Store", "x");
    assertThatThrownBy(() -> detected(folder))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("There is no export under")
        .hasMessageContaining("README.md")
        .hasMessageContaining("photo.JPG")
        .message()
        .doesNotContain("DS_Store");
  }

  @Test
  void whatTheFirstBytesTellIsSaid() throws IOException {
    file("a.csv", "\n <!DOCTYPE html><html><head>");
    file("b.csv", "");
    file("c.bin", "\u001f\u008b\u0008rest");
    file("d.7z", "7z\u00bc\u00af");
    file("e", "PAR1....PAR1");
    file("f.dump", "(\u00b5/\u00fd....");
    file("g.tar", "x".repeat(257) + "ustar\u000000");
    assertThatThrownBy(() -> detected(folder))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("a.csv fits no source: it is a web page")
        .hasMessageContaining("b.csv fits no source: it is empty")
        .hasMessageContaining("c.bin fits no source: it is packed with gzip")
        .hasMessageContaining("d.7z fits no source: it is a packed archive: unpack it")
        .hasMessageContaining("e fits no source: it is Parquet")
        .hasMessageContaining("f.dump fits no source: it is packed with zstd")
        .hasMessageContaining("g.tar fits no source: it is a tar archive");
  }

  @Test
  void metaIsToldInALanguageThatNobodyHasNamesFor() throws IOException {
    file(
        "fb.csv",
        """
        "Identifiant de la publication","Identifiant de la Page","Nom de la Page","Heure de publication","Permalien","Impressions uniques"
        "122100000000000011","100000000000007","Acme","09/01/2025 18:12","https://www.facebook.com/1/posts/11","900"
        """);
    assertThatThrownBy(() -> detected(folder))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining(
            "fb.csv fits no source: it looks like an export of Meta Business Suite")
        .hasMessageContaining("set the language of your account to English")
        .as("and what is near, where some of the names are known")
        .hasMessageContaining(
            "The nearest is meta-facebook, and for it the file lacks \"Page ID\"");
  }

  @Test
  void platformsAreToldInOtherLanguagesAndVersions() throws IOException {
    file(
        "meta.csv",
        """
        Beitragsnummer,Kontonummer,Konto,Zeit,Link,Gesehen
        122100000000000011,17841400000000007,acme,09/01/2025 18:12,https://www.instagram.com/p/A1/,900
        """);
    file(
        "instagram-es.csv",
        """
        Identificador de la publicaci\u00f3n,Cuenta,Hora de publicaci\u00f3n,Enlace permanente,Alcance,Me gusta
        122100000000000011,17841400000000007,09/01/2025 18:12,https://www.instagram.com/p/A1/,900,9
        """);
    file(
        "tiktok.csv",
        """
        Titel,Verkn\u00fcpfung,Tag,Herzen
        a,https://www.tiktok.com/@acme/video/7590000000000000001,16 juli,5
        """);
    file(
        "youtube.csv",
        """
        Inhoud,Titel van video,Publicatiedatum,Weergaven
        Totaal,,,1000
        AbC_-fGhIjK,Een film,4 sep. 2025,1000
        """);
    file(
        "linkedin.csv",
        """
        Beitragslink,Angesehen,Geklickt
        https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000001,100,3
        """);
    file(
        "x.csv",
        """
        Verweis,Gesehen,Herzen
        https://x.com/acme/status/1900000000000000001,100,3
        """);
    file(
        "jetstream.ndjson",
        "{\"did\":\"did:plc:ann\",\"time_us\":1767603600000000,\"kind\":\"commit\",\"ops\":[{\"action\":"
            + "\"create\",\"path\":\"app.bsky.feed.like/3k\"}],\"a\":1,\"b\":2,\"c\":3,\"d\":4,\"e\":5,\"f\":6}\n");
    file(
        "toots.json",
        "[{\"status_id\":\"1\",\"in_reply_to_id\":null,\"account\":{\"handle\":\"ann\"},\"body\":\"hi\"}]");
    file("others.csv", "name,page\nacme,https://example.org/video/7590000000000000001\n");
    assertThatThrownBy(() -> detected(folder))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("meta.csv fits no source: it looks like an export of Meta Business")
        .hasMessageContaining(
            "instagram-es.csv fits no source: it looks like an export of Meta Business")
        .hasMessageContaining(
            "The nearest is meta-instagram, and for it the file lacks \"Account ID\"")
        .hasMessageContaining("tiktok.csv fits no source: it looks like an export of TikTok's")
        .hasMessageContaining("add the names to a copy of tiktok-content")
        .hasMessageContaining("youtube.csv fits no source: it looks like an export of YouTube")
        .hasMessageContaining("linkedin.csv fits no source: it looks like an export of LinkedIn")
        .hasMessageContaining("x.csv fits no source: it looks like an export of X analytics")
        .hasMessageContaining("jetstream.ndjson fits no source: it looks like data of Bluesky")
        .hasMessageContaining("perhaps of a newer version than bluesky-jetstream reads")
        .hasMessageContaining("toots.json fits no source: it looks like data of Mastodon")
        .hasMessageContaining("others.csv fits no source, and none is near");
  }

  @Test
  void anArchiveOfExportsIsReadLikeThem() {
    assertThat(read(detected(Samples.ofCase("zip-of-exports/in"))))
        .isEqualTo(Map.of("x-content-2026", List.of("download.zip!x_content_2026-08-22.csv")));
  }

  @Test
  void whatCannotBeReadInAnArchiveIsNamedAndTheRestIsRead() throws IOException {
    byte[] export =
        Files.readAllBytes(
            Samples.ofCase("folder-with-other-files/in").resolve("x_content_2026-08-22.csv"));
    Path archive = folder.resolve("download.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (String name : List.of("x_content_2026-08-22.csv", "inner.zip", "a.parquet", "b.csv")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(export);
      }
    }
    byte[] bytes = Files.readAllBytes(archive);
    int last = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
    bytes[last + 8] |= 1; // the flag that says a password is needed, in the index
    Files.write(archive, bytes);
    Detection found = detected(folder);
    assertThat(read(found))
        .isEqualTo(Map.of("x-content-2026", List.of("download.zip!x_content_2026-08-22.csv")));
    assertThat(found.left())
        .hasSize(4)
        .anyMatch(line -> line.contains("3 files are not read, since they cannot be read within"))
        .anyMatch(line -> line.contains("download.zip!inner.zip is an archive within an archive:"))
        .anyMatch(line -> line.contains("download.zip!a.parquet is Parquet"))
        .anyMatch(line -> line.contains("download.zip!b.csv has a password: unpack the archive"));
    assertThatThrownBy(() -> detected(folder, UnknownFiles.REFUSE))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("inner.zip is an archive within an archive")
        .hasMessageContaining("b.csv has a password");
  }

  @Test
  void anArchiveOfNothingButSuchIsNoInput() throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("a.zip")))) {
      zip.putNextEntry(new ZipEntry("b.zip"));
      zip.write(1);
    }
    assertThatThrownBy(() -> detected(folder))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("a.zip!b.zip is an archive within an archive: unpack the archive");
  }
}
