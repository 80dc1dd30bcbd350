package wildfire.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wildfire.SparkForTests;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.CanonicalTable.CanonicalColumn;

/** The sources that come with Wildfire say what they mean to say. */
final class ShippedSourcesTest {
  private static final Sources SHIPPED = Sources.shipped();

  /** A bare jar has the sources of the checkout that it was built from. */
  @Test
  void theyAreThoseOfTheFolder() throws Exception {
    SortedMap<String, String> folder = Sources.texts(Path.of("../conf/sources").toUri().toURL());
    assertThat(folder).hasSizeGreaterThanOrEqualTo(8);
    assertThat(SHIPPED.names()).containsExactlyElementsOf(folder.keySet());
  }

  @Test
  void aJarGivesThemToo(@TempDir Path temporary) throws Exception {
    Path jar = temporary.resolve("wild fire.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String entry :
          List.of(
              "wildfire/conf/sources/",
              "wildfire/conf/sources/one.yaml",
              "wildfire/conf/sources/readme.md",
              "wildfire/conf/two.yaml",
              "wildfire/conf/sources/three.yaml")) {
        out.putNextEntry(new JarEntry(entry));
        out.write(entry.getBytes(StandardCharsets.UTF_8));
      }
    }
    assertThat(Sources.texts(new URL("jar:" + jar.toUri() + "!/wildfire/conf/sources")))
        .containsExactly(
            Map.entry("one", "wildfire/conf/sources/one.yaml"),
            Map.entry("three", "wildfire/conf/sources/three.yaml"));
  }

  static List<String> names() {
    return SHIPPED.names();
  }

  static List<String> ownFormats() {
    return names().stream().filter(name -> name.startsWith("wildfire-")).toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theyAreUnderstood(String name) {
    assertThat(SHIPPED.named(name).describes()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("ownFormats")
  void ownFormatsCarryEveryColumn(String name) {
    for (CanonicalTable table : CanonicalTable.values()) {
      Set<String> mapped =
          SHIPPED.named(name).reads().stream()
              .flatMap(read -> read.into().stream())
              .filter(into -> into.table() == table)
              .flatMap(into -> into.columns().keySet().stream())
              .collect(Collectors.toSet());
      assertThat(mapped)
          .isEqualTo(
              table.columns().stream().map(CanonicalColumn::name).collect(Collectors.toSet()));
    }
  }

  @Test
  void theExampleOfTheDocumentationIsOne() throws IOException {
    String text = Files.readString(Path.of("docs", "sources.md"));
    String yaml =
        text.substring(text.indexOf("**1."), text.indexOf("**4."))
            .lines()
            .filter(line -> line.startsWith("    "))
            .map(line -> line.substring(4))
            .collect(Collectors.joining("\n"));
    Source example = SourceReader.parse("example", "sources.md", yaml);
    assertThat(example.reads().get(0).fieldNames())
        .containsExactly("time", "post", "account", "act", "through");
    assertThat(example.reads().get(0).into().get(0).tellsParent()).isTrue();
  }

  /** The named columns as the source's expressions make them, after explode and reject. */
  private static List<String> rows(
      String source, CanonicalTable table, List<String> columns, String... records) {
    Read read = SHIPPED.named(source).reads().get(0);
    StructType schema = new StructType();
    for (String field : read.fieldNames()) {
      schema = schema.add(field, DataTypes.StringType);
    }
    List<Row> raw =
        List.of(records).stream()
            .map(record -> RowFactory.create((Object[]) record.split(";", -1)))
            .toList();
    Dataset<Row> rows = SparkForTests.session().createDataFrame(raw, schema);
    Into into =
        read.into().stream().filter(each -> each.table() == table).findFirst().orElseThrow();
    if (into.when() != null) {
      rows = rows.where(into.when());
    }
    if (into.explode() != null) {
      rows =
          rows.withColumn(
              into.explode().as(), functions.explode(functions.expr(into.explode().expr())));
    }
    for (Into.Reject reject : into.reject()) {
      rows = rows.where("not coalesce(" + reject.when() + ", false)");
    }
    String[] wanted =
        columns.stream()
            .map(
                column -> {
                  Into.Value value = into.columns().get(column);
                  return "cast("
                      + (value.from() != null ? value.from() : value.expr())
                      + " as string)";
                })
            .toArray(String[]::new);
    return rows.selectExpr(wanted).collectAsList().stream().map(row -> row.mkString(" ")).toList();
  }

  @Test
  void aShareAlongAPathHangsOnTheFirstShareOfThePathBefore() {
    assertThat(
            rows(
                "cascade-lines",
                CanonicalTable.ENGAGEMENTS,
                List.of("event_id", "actor_id", "occurred_at", "parent_event_id"),
                "7;ann;1464710400;9;ann:0 ann/cy:93 ann/bob/dee:80 ann/bob:60 ann/bob:20 ann/bob/dee/ed:99 ann/fay:x"))
        .containsExactly(
            "ann/bob bob 2016-05-31 16:00:20 null",
            "ann/bob:60 bob 2016-05-31 16:01:00 null",
            "ann/bob/dee dee 2016-05-31 16:01:20 ann/bob",
            "ann/bob/dee/ed ed 2016-05-31 16:01:39 ann/bob/dee",
            "ann/cy cy 2016-05-31 16:01:33 null");
  }

  @Test
  void sharesOfTheRootTweetHaveNoParentShare() {
    String root = ";ann;t1;0.0;903482117461"; // the root, as found once, and the post
    String[] edges = {
      "ROOT;ROOT;0.0;ann;t1;0.0" + root,
      "ann;t1;0.0;bob;t1;12.6" + root,
      "bob;t1;12.6;cy;t9;-0.5" + root,
      "cy;t9;-0.5;ann;t1;0.0" + root
    };
    assertThat(
            rows(
                "twitter-rumour-trees",
                CanonicalTable.ENGAGEMENTS,
                List.of("event_id", "kind", "occurred_at", "parent_event_id"),
                edges))
        .as("the last line gives the post itself as a share")
        .containsExactly(
            "bob|t1|12.6 share 2015-01-01 00:12:36 null",
            "cy|t9|-0.5 quote 2014-12-31 23:59:30 bob|t1|12.6");
    assertThat(
            rows(
                "twitter-rumour-trees",
                CanonicalTable.POSTS,
                List.of("post_id", "author_id", "published_at"),
                edges))
        .as("an id that is no tweet's tells no date, if it has digits alone")
        .containsExactly("903482117461 ann null");
  }

  @Test
  void theIdOfATweetTellsWhenItWas() {
    String root = ";ann;1541815603606036480;0.0;1541815603606036480";
    String[] edges = {
      "ROOT;ROOT;0.0;ann;1541815603606036480;0.0" + root,
      "ann;1541815603606036480;0.0;bob;1541815603606036480;1.5" + root
    };
    assertThat(
            rows(
                "twitter-rumour-trees",
                CanonicalTable.POSTS,
                List.of("post_id", "published_at"),
                edges))
        .containsExactly("1541815603606036480 2022-06-28 16:07:40.105");
    assertThat(
            rows(
                "twitter-rumour-trees",
                CanonicalTable.ENGAGEMENTS,
                List.of("actor_id", "occurred_at"),
                edges))
        .containsExactly("bob 2022-06-28 16:09:10.105");
  }

  @Test
  void nodeOneOfATreeIsThePost() {
    assertThat(
            rows(
                "cascade-trees",
                CanonicalTable.ENGAGEMENTS,
                List.of("post_id", "event_id", "parent_event_id"),
                "2;1;161;1",
                "3;2;161;2",
                "1;3;161;3"))
        .containsExactly("161 161/2 null", "161 161/3 161/2");
  }
}
