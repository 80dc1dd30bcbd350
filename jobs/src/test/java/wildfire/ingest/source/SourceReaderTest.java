package wildfire.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildfire.ingest.CanonicalTable;
import wildfire.ingest.source.Into.Per;
import wildfire.ingest.source.Read.Format;
import wildfire.model.OperatorError;
import wildfire.model.TimePrecision;

final class SourceReaderTest {
  private static final String WHOLE =
      """
      describes: Likes of our own log.
      conventions:
        zone: Europe/Amsterdam
        times: [iso, "dd-MM-yyyy HH:mm"]
        decimal: ","
        grouping: "."
        missing: ["-", undefined]
      reads:
        - files: "likes/*.csv"
          file_name: "(?<page>.+)\\\\.csv"
          format: csv
          delimiter: "\\t"
          fields:
            id:
            at: [time, "Time of like"]
            who: { names: [user], required: false }
          into:
            engagements:
              when: at is not null
              explode: { as: part, expr: "split(id, ' ')" }
              reject:
                - { when: "part = '0'", because: zero is nobody's like }
              columns:
                platform: { value: x }
                post_id: page
                event_id: part
                kind: { value: like }
                occurred_at: { from: at, times: epoch_seconds, zone: UTC, precision: day }
                actor_id: { from: who, map: { "?": nobody } }
            posts:
              per: file
              columns: { platform: { value: x }, post_id: { expr: upper(page) } }
      """;

  private static Source parse(String yaml) {
    return SourceReader.parse("own-log", "own-log.yaml", yaml);
  }

  @Test
  void everyKeyHasItsMeaning() {
    Source source = parse(WHOLE);
    assertThat(source.name()).isEqualTo("own-log");
    assertThat(source.describes()).isEqualTo("Likes of our own log.");
    assertThat(source.conventions())
        .isEqualTo(
            new Conventions(
                List.of("iso", "dd-MM-yyyy HH:mm"),
                ZoneId.of("Europe/Amsterdam"),
                TimePrecision.INSTANT,
                ',',
                '.',
                List.of("-", "undefined")));
    Read read = source.reads().get(0);
    assertThat(read.format()).isEqualTo(Format.CSV);
    assertThat(read.firstDelimiter()).isEqualTo('\t');
    assertThat(read.header()).isTrue();
    assertThat(read.fieldNames()).containsExactly("id", "at", "who", "page");
    assertThat(read.fields())
        .containsEntry("id", new Read.Field(List.of("id"), true))
        .containsEntry("at", new Read.Field(List.of("time", "Time of like"), true))
        .containsEntry("who", new Read.Field(List.of("user"), false));
    Into likes = read.into().get(0);
    assertThat(likes.table()).isEqualTo(CanonicalTable.ENGAGEMENTS);
    assertThat(likes.when()).isEqualTo("at is not null");
    assertThat(likes.explode()).isEqualTo(new Into.Explode("part", "split(id, ' ')"));
    assertThat(likes.reject())
        .containsExactly(new Into.Reject("part = '0'", "zero is nobody's like"));
    assertThat(likes.tellsParent()).isFalse();
    assertThat(likes.columns().get("actor_id").map()).isEqualTo(Map.of("?", "nobody"));
    Conventions own = likes.columns().get("occurred_at").conventions();
    assertThat(own.times()).containsExactly("epoch_seconds");
    assertThat(own.zone().normalized()).isEqualTo(ZoneOffset.UTC);
    assertThat(own.precision()).isEqualTo(TimePrecision.DAY);
    assertThat(own.missing()).as("what a column does not say is the source's").contains("-");
    assertThat(read.into().get(1).per()).isEqualTo(Per.FILE);
  }

  @Test
  void aFileThatSaysLittleMeansTheDefaults() {
    Source source =
        parse(
            """
            describes: Tags by hand.
            reads:
              - files: "*.csv"
                format: csv
                fields: [post, trigger]
                into:
                  - tags:
                      columns: { platform: { value: x }, post_id: post, trigger: trigger }
                  - tags:
                      columns: { platform: { value: x }, post_id: trigger, trigger: post }
            """);
    assertThat(source.conventions())
        .isEqualTo(
            new Conventions(
                List.of("iso"), ZoneId.of("UTC"), TimePrecision.INSTANT, '.', (char) 0, List.of()));
    assertThat(source.reads().get(0).firstEncoding()).isEqualTo("UTF-8");
    assertThat(source.reads().get(0).into()).as("a table may be made twice").hasSize(2);
  }

  /** The problems of the whole source with one piece of it replaced. */
  private static String problems(String piece, String replacement) {
    assertThat(WHOLE).contains(piece);
    return catchThrowableOfType(OperatorError.class, () -> parse(WHOLE.replace(piece, replacement)))
        .getMessage();
  }

  @Test
  void whatIsNotUnderstoodIsNamedWithItsLineAndTheNearestWord() {
    assertThat(problems("    delimiter:", "    delimeter:"))
        .contains(
            "own-log.yaml:12: there is no key reads[1].delimeter; did you mean reads[1].delimiter?");
    assertThat(problems("    delimiter:", "    colour:"))
        .contains(
            "own-log.yaml:12: there is no key reads[1].colour; the keys of reads[1] are files, file_name,");
    assertThat(problems("event_id: part", "event_id: parts"))
        .contains(
            "own-log.yaml:26: \"parts\" is not a field here (fields: id, at, who, page, exported_at, exported_by, part)")
        .contains("did you mean \"part\"?");
    assertThat(problems("post_id: page", "pots_id: page"))
        .contains("own-log.yaml:25: engagements has no column \"pots_id\"")
        .contains("did you mean \"post_id\"?")
        .contains("the table engagements needs the column post_id");
    assertThat(problems("      posts:", "      pots:"))
        .contains("own-log.yaml:30: there is no table \"pots\"")
        .contains("did you mean \"posts\"?");
    assertThat(problems("zone: Europe/Amsterdam", "zone: Europe/Amsterdan"))
        .contains(
            "own-log.yaml:3: conventions.zone is \"Europe/Amsterdan\"; it must be a time zone")
        .contains("did you mean \"Europe/Amsterdam\"?");
    assertThat(problems("format: csv", "format: cvs"))
        .contains(
            "own-log.yaml:11: reads[1].format is \"cvs\"; it must be one of csv, json, ndjson, lines, parquet")
        .contains("did you mean \"csv\"?");
  }

  @Test
  void expressionsAreLookedAtBeforeTheyAreNeeded() {
    assertThat(problems("upper(page)", "upper(page"))
        .contains("own-log.yaml:32: is not a Spark SQL expression");
    assertThat(problems("upper(page)", "upper(id)"))
        .as("a file has no fields but those of its name")
        .contains(
            "own-log.yaml:32: the expression uses \"id\", which is not a field (fields: page, exported_at, exported_by)");
    assertThat(problems("at is not null", "att is not null")).contains("did you mean \"at\"?");
    assertThat(problems("split(id, ' ')", "transform(split(id, ' '), a -> b)"))
        .contains("the expression uses \"b\"");
    assertThat(parse(WHOLE.replace("split(id, ' ')", "transform(split(ID, ' '), a -> a)")))
        .as("arguments of lambdas are no fields, and capitals make no difference")
        .isNotNull();
  }

  @Test
  void valuesHaveOneOrigin() {
    assertThat(problems("kind: { value: like }", "kind: { value: like, from: id }"))
        .contains("own-log.yaml:27: reads[1].into.engagements.columns.kind needs exactly one of");
    assertThat(problems("kind: { value: like }", "kind: { map: { a: b } }"))
        .contains("columns.kind needs exactly one of");
  }

  @Test
  void aTimeIsAskedForUnlessThereIsNone() {
    String without =
        WHOLE.replace(
            "occurred_at: { from: at, times: epoch_seconds, zone: UTC, precision: day }", "");
    assertThatThrownBy(() -> parse(without))
        .hasMessageContaining(
            "own-log.yaml:18: the table engagements needs the column occurred_at");
    assertThat(parse(without.replace("  decimal:", "  precision: none\n  decimal:"))).isNotNull();
  }

  @Test
  void allThatCanBeWrongIsSaidAtOnce() {
    assertThat(
            problems(
                "delimiter: \"\\t\"",
                """
                delimiter: "\\t\\t"
                    encoding: UTF-32
                    skip_lines: -1
                    header: maybe
                    once: "(?<page>a"
                    line: "b"
                    folder: "(?<page>c)"\
                """))
        .contains("The source own-log cannot be used, for 8 reasons:")
        .contains("own-log.yaml:12: \"delimiter\" is \"\t\t\"; it must be one character")
        .contains("own-log.yaml:13: files in UTF-32 cannot be split into rows")
        .contains("own-log.yaml:14: \"skip_lines\" is -1; it must be a count from 0")
        .contains("own-log.yaml:15: reads[1].header is \"maybe\"; it must be true or false")
        .contains(
            "own-log.yaml:16: reads[1].once is \"(?<page>a\"; it must be a regular expression: Unclosed")
        .contains("own-log.yaml:16: \"once\" has a meaning for format: lines only")
        .contains("own-log.yaml:17: \"line\" has a meaning for format: lines only")
        .contains("the field \"page\" is there twice");
  }

  @Test
  void namesMustBeGoodInExpressions() {
    assertThat(problems("id:\n", "\"Post ID\":\n"))
        .contains("own-log.yaml:14: \"Post ID\" cannot be named in an expression");
    assertThat(problems("id:\n", "raw_text:\n")).contains("something every record has");
    assertThat(problems("id:\n", "At:\n")).contains("the field \"at\" is there twice");
  }

  @Test
  void conventionsMustMakeSense() {
    assertThat(problems("dd-MM-yyyy HH:mm", "dd-MM-yyyy HH:bb"))
        .contains("own-log.yaml:4: \"dd-MM-yyyy HH:bb\" is neither a pattern of a time");
    assertThat(problems("    delimiter:", "    pass_over: { page: \"(\" }\n    delimiter:"))
        .contains("reads[1].pass_over.page is \"(\"; it must be a regular expression: Unclosed");
    assertThat(problems("grouping: \".\"", "grouping: \",\""))
        .contains("\"decimal\" and \"grouping\" are the same character");
    assertThat(problems("precision: day", "precision: dya")).contains("did you mean \"day\"?");
  }

  @Test
  void whatIsNoYamlOrNoSourceIsSaid() {
    assertThatThrownBy(() -> parse(""))
        .hasMessageContaining("own-log.yaml:1: describes is missing");
    assertThatThrownBy(() -> parse("a: [b")).hasMessageContaining("own-log.yaml:1: not YAML: ");
    assertThatThrownBy(() -> parse("describes: a\nreads: [b]"))
        .hasMessageContaining("own-log.yaml:2: reads[1] is \"b\"; it must hold keys");
    assertThatThrownBy(() -> parse("describes: a\ndescribes: b\nreads: []"))
        .hasMessageContaining("own-log.yaml:2: describes is given twice, first at own-log.yaml:1");
    assertThatThrownBy(() -> parse("reads:\n  - files: a\n"))
        .hasMessageContaining("describes is missing")
        .hasMessageContaining("own-log.yaml:2: reads[1].format is missing")
        .hasMessageContaining("reads[1].fields is missing")
        .hasMessageContaining("reads[1].into is missing");
  }

  @Test
  void aSourceIsFoundByItsName(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("own-log.yaml"), WHOLE);
    Files.writeString(folder.resolve("readme.md"), "not a source");
    Sources sources = Sources.in(folder);
    assertThat(sources.names()).contains("own-log", "weibo-reposts").doesNotContain("readme.md");
    assertThat(sources.named("own-log"))
        .extracting(Source::describes)
        .isEqualTo("Likes of our own log.");
    assertThat(sources.named("weibo-reposts").describes())
        .isNotEqualTo("Likes of our own log.")
        .isEqualTo(Sources.shipped().named("weibo-reposts").describes());
    Files.writeString(folder.resolve("weibo-reposts.yaml"), WHOLE);
    assertThat(Sources.in(folder).named("weibo-reposts").describes())
        .as("the folder goes before what comes with Wildfire")
        .isEqualTo("Likes of our own log.");
    assertThatThrownBy(() -> sources.named("own-lgo"))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("There is no source \"own-lgo\"")
        .hasMessageContaining("or are in " + folder)
        .hasMessageContaining(
            "did you mean \"own-log\"? Known sources, the nearest by name first: ")
        .hasMessageContaining("own-log");
    assertThatThrownBy(() -> Sources.shipped().named("own-log"))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("WILDFIRE_HOME")
        .hasMessageContaining("Known sources, the nearest by name first: ");
    assertThatThrownBy(() -> Sources.in(folder.resolve("nowhere")).names())
        .isInstanceOf(OperatorError.class);
  }
}
