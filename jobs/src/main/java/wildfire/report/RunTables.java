package wildfire.report;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.INSTANT;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.ColumnType.YES_NO;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import wildfire.ingest.Accounting;
import wildfire.measure.PlatformMetric;
import wildfire.table.Column;
import wildfire.table.Table;

/** Tables about the run itself: what it read, what platforms mean, and what its columns are. */
final class RunTables {
  /**
   * What is said of a run.
   *
   * @param record what it notes of itself
   * @param keyId of the key that made the pseudonyms
   * @param withoutAct acts taken back that are no engagement of the log
   * @param lateEvents events after the end of their post's observation
   * @param language of sentences
   * @param timeZone that hours and days of publication are meant in
   */
  record RunEntry(
      RunRecord record,
      Accounting accounting,
      String keyId,
      long withoutAct,
      long lateEvents,
      String timeZone,
      String language) {
    private long total(ToLongFunction<Accounting.Entry> rows) {
      return accounting.entries().stream().mapToLong(rows).sum();
    }
  }

  /** A column of a table. */
  record DictionaryEntry(Table<?> table, Column<?> column, long position) {}

  static final Table<PlatformMetric> PLATFORM_METRIC =
      Table.<PlatformMetric>named(
              "platform_metric",
              "One row per platform, source, metric and scope that was counted without saying who did it: what the platform means by it, and of how much it is known. Metrics of the same name are not the same thing on two platforms, and nothing here adds them up.")
          .from("measure: counters, account_counters, and the sources")
          .always("platform", TEXT, "", PostColumns.PLATFORM, PlatformMetric::platform)
          .always("source", TEXT, "", "The source that read it.", PlatformMetric::source)
          .always("counted_of", TEXT, "", "post or account.", PlatformMetric::countedOf)
          .always("metric", TEXT, "", "Its name here.", PlatformMetric::metric)
          .always("scope", TEXT, "", "organic, paid or total.", PlatformMetric::scope)
          .maybe(
              "means",
              TEXT,
              "",
              "What the platform counts under that name, as the source says; null where it does not.",
              PlatformMetric::means)
          .always(
              "known_of",
              COUNT,
              "posts or accounts",
              "Posts, or accounts, of which it is known.",
              PlatformMetric::knownOf)
          .always(
              "totals", COUNT, "rows", "Totals of it that were exported.", PlatformMetric::totals)
          .always(
              "first_observed_at",
              INSTANT,
              "",
              "The earliest of them.",
              m -> CounterColumns.instant(m.firstObservedAt()))
          .always(
              "last_observed_at",
              INSTANT,
              "",
              "The latest of them.",
              m -> CounterColumns.instant(m.lastObservedAt()))
          .key("platform", "source", "counted_of", "metric", "scope")
          .declared();

  static final Table<Accounting.Entry> DATA_QUALITY =
      Table.<Accounting.Entry>named(
              "data_quality",
              "One row per source, file and table: rows read = accepted + rejected + duplicates + forgotten.")
          .from("ingest and measure: every export")
          .always("source", TEXT, "", "The source that read the file.", Accounting.Entry::source)
          .always(
              "target_table",
              TEXT,
              "",
              "The table of the lake that its rows are for.",
              e -> e.table().id())
          .always(
              "file",
              TEXT,
              "",
              "The file, relative to its input; ids of accounts in its name are pseudonyms.",
              Accounting.Entry::file)
          .always("file_id", COUNT, "", "The file's number in this lake.", e -> (long) e.fileId())
          .always(
              "rows_read",
              COUNT,
              "rows",
              "Rows of the file for that table.",
              Accounting.Entry::rowsRead)
          .always(
              "rows_accepted",
              COUNT,
              "rows",
              "Rows that are none of the next three.",
              Accounting.Entry::rowsAccepted)
          .always(
              "rows_rejected",
              COUNT,
              "rows",
              "Rows in the quarantine.",
              Accounting.Entry::rowsRejected)
          .always(
              "rows_duplicate",
              COUNT,
              "rows",
              "Rows that repeat another one, of this or another file.",
              Accounting.Entry::rowsDuplicate)
          .always(
              "rows_forgotten",
              COUNT,
              "rows",
              "Rows of accounts to forget, and of their posts: nothing is kept of them.",
              Accounting.Entry::rowsForgotten)
          .always(
              "rows_taken_back",
              COUNT,
              "rows",
              "Of the accepted rows, the engagements that were taken back: they count nowhere.",
              Accounting.Entry::rowsTakenBack)
          .key("source", "target_table", "file_id")
          .declared();

  static final Table<RunEntry> RUN =
      Table.<RunEntry>named("run", "One row: the run that made these tables.")
          .version(2)
          .from("all jobs")
          .always("run_id", TEXT, "", "The run's id; sorts by time.", r -> r.record().run())
          .always(
              "started_at",
              INSTANT,
              "",
              "When it started.",
              r -> Instant.parse(r.record().startedAt()))
          .always(
              "finished_at",
              INSTANT,
              "",
              "When the tables were written.",
              r -> Instant.parse(r.record().publishedAt()))
          .maybe(
              "as_of",
              INSTANT,
              "",
              "Nothing after this instant was looked at; null: everything.",
              r -> r.record().asOf() == null ? null : Instant.parse(r.record().asOf()))
          .always("wildfire_version", TEXT, "", "Version of Wildfire.", r -> r.record().wildfire())
          .always("spark_version", TEXT, "", "Version of Spark.", r -> r.record().spark())
          .always(
              "settings_digest",
              TEXT,
              "",
              "SHA-256 of the settings the run had.",
              r -> r.record().settings())
          .always(
              "pseudonym_key_id",
              TEXT,
              "",
              "Id of the key that made the pseudonyms; pseudonyms of two keys do not compare.",
              RunEntry::keyId)
          .always(
              "rows_read",
              COUNT,
              "rows",
              "Rows read from all exports.",
              r -> r.total(Accounting.Entry::rowsRead))
          .always(
              "rows_accepted",
              COUNT,
              "rows",
              "Rows that are none of the next three.",
              r -> r.total(Accounting.Entry::rowsAccepted))
          .always(
              "rows_rejected",
              COUNT,
              "rows",
              "Rows in the quarantine.",
              r -> r.total(Accounting.Entry::rowsRejected))
          .always(
              "rows_duplicate",
              COUNT,
              "rows",
              "Rows that repeat another one.",
              r -> r.total(Accounting.Entry::rowsDuplicate))
          .always(
              "rows_forgotten",
              COUNT,
              "rows",
              "Rows of accounts to forget, and of their posts: nothing is kept of them.",
              r -> r.total(Accounting.Entry::rowsForgotten))
          .always(
              "rows_taken_back",
              COUNT,
              "rows",
              "Of the accepted rows, the engagements that were taken back: they count nowhere.",
              r -> r.total(Accounting.Entry::rowsTakenBack))
          .always(
              "retractions_without_act",
              COUNT,
              "acts",
              "Acts taken back that are no engagement of the log: done before it begins, or something else, such as a follow or the post itself.",
              RunEntry::withoutAct)
          .always(
              "late_events",
              COUNT,
              "events",
              "Events after the end of their post's observation: late_events of post_scorecard, added up.",
              RunEntry::lateEvents)
          .always("posts", COUNT, "posts", "Posts published.", r -> r.record().posts())
          .always(
              "is_filtered",
              YES_NO,
              "",
              "Whether filters left posts out of the tables.",
              r -> r.record().filters() != null)
          .maybe(
              "filters",
              TEXT,
              "",
              "Those filters; null where there were none.",
              r -> r.record().filters())
          .always(
              "time_zone",
              TEXT,
              "",
              "The time zone that hours and days of publication are meant in, as the IANA database names it.",
              RunEntry::timeZone)
          .always(
              "language",
              TEXT,
              "",
              "The language of its sentences, such as en.",
              RunEntry::language)
          .part(r -> r.record().exports(), RunInputs.COLUMNS)
          .part(r -> r.record().sparkUse(), SparkUse.COLUMNS)
          .key("run_id")
          .declared();

  static final Table<DictionaryEntry> DATA_DICTIONARY =
      Table.<DictionaryEntry>named("data_dictionary", "One row per column of these tables.")
          .from("the declarations in the code")
          .always("table_name", TEXT, "", "The table that the column is in.", e -> e.table().name())
          .always(
              "position",
              COUNT,
              "",
              "Place of the column in it, from 1.",
              DictionaryEntry::position)
          .always("column_name", TEXT, "", "The column, by its name.", e -> e.column().name())
          .always(
              "type",
              TEXT,
              "",
              "text, whole number, number, yes/no, date or UTC instant.",
              e -> e.column().type().words())
          .maybe(
              "unit",
              TEXT,
              "",
              "What a number counts or measures; null where the type says it all.",
              e -> e.column().unit().isEmpty() ? null : e.column().unit())
          .always(
              "is_nullable", YES_NO, "", "Whether it can be unknown.", e -> e.column().nullable())
          .always(
              "is_key",
              YES_NO,
              "",
              "Whether it is part of what makes a row unique.",
              e -> e.table().key().contains(e.column().name()))
          .always(
              "meaning", TEXT, "", "What it is, and when it is null.", e -> e.column().meaning())
          .maybe(
              "formula",
              TEXT,
              "",
              "How it is computed; null where it is a plain count, a word or a moment.",
              e -> e.column().notes().formula())
          .maybe(
              "formula_by",
              TEXT,
              "",
              "Who gave the formula; null where there is none, or it is defined here.",
              e -> e.column().notes().by())
          .always(
              "made_from",
              TEXT,
              "",
              "The job that makes it, and the tables of the lake or of the reports that it is made from.",
              e -> e.column().notes().madeFrom())
          .always(
              "table_version",
              COUNT,
              "",
              "The form of the table: raised when a column goes, gets another name or type or may be null from then on, or the key is another one. New columns do not raise it.",
              e -> (long) e.table().version())
          .key("table_name", "column_name")
          .declared();

  private RunTables() {}

  /** The rows of the dictionary. */
  static List<DictionaryEntry> dictionary(List<Table<?>> tables) {
    List<DictionaryEntry> entries = new ArrayList<>();
    for (Table<?> table : tables) {
      long position = 1;
      for (Column<?> column : table.columns()) {
        entries.add(new DictionaryEntry(table, column, position++));
      }
    }
    return entries;
  }
}
