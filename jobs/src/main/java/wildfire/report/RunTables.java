package wildfire.report;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.INSTANT;
import static wildfire.table.ColumnType.TEXT;
import static wildfire.table.ColumnType.YES_NO;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
      String language) {}

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
          .maybe("means", TEXT, PlatformMetric::means)
          .means(
              "What the platform counts under that name, as the source says; null where it does not.")
          .always("known_of", COUNT, "posts or accounts", PlatformMetric::knownOf)
          .means("Posts, or accounts, of which it is known.")
          .always(
              "totals", COUNT, "rows", "Totals of it that were exported.", PlatformMetric::totals)
          .always("first_observed_at", INSTANT, m -> CounterColumns.instant(m.firstObservedAt()))
          .means("The earliest of them.")
          .always("last_observed_at", INSTANT, m -> CounterColumns.instant(m.lastObservedAt()))
          .means("The latest of them.")
          .key("platform", "source", "counted_of", "metric", "scope")
          .declared();

  static final Table<Accounting.Entry> DATA_QUALITY =
      Table.<Accounting.Entry>named(
              "data_quality",
              "One row per source, file and table: rows made = accepted + rejected + duplicates + forgotten.")
          .version(2)
          .from("ingest and measure: every export")
          .always("source", TEXT, "", "The source that read the file.", Accounting.Entry::source)
          .always("target_table", TEXT, e -> e.table().id())
          .means("The table of the lake that its rows are for.")
          .always("file", TEXT, Accounting.Entry::file)
          .means("The file, relative to its input; ids of accounts in its name are pseudonyms.")
          .always("file_id", COUNT, "", "The file's number in this lake.", e -> (long) e.fileId())
          .always("rows_read", COUNT, "rows", Accounting.Entry::fileRows)
          .means(
              "Rows, lines or records, of the file, whatever is made of them: the same in each of its rows here.")
          .always("rows_lost", COUNT, "rows", Accounting.Entry::fileRowsRejected)
          .means(
              "Of these, the ones that cannot be used: broken, for no table, or without a required part, such as the date of the post.")
          .always("rows_made", COUNT, "rows", Accounting.Entry::rowsMade)
          .means(
              "What was made of them for that table: a row of a dashboard gives a post and a row for each number.")
          .always("rows_accepted", COUNT, "rows", Accounting.Entry::rowsAccepted)
          .means("Rows that are none of the next three.")
          .always("rows_rejected", COUNT, "rows", Accounting.Entry::rowsRejected)
          .means("Rows in the quarantine.")
          .always("rows_duplicate", COUNT, "rows", Accounting.Entry::rowsDuplicate)
          .means("Rows that repeat another one, of this or another file.")
          .always("rows_forgotten", COUNT, "rows", Accounting.Entry::rowsForgotten)
          .means("Rows of accounts to forget, and of their posts: nothing is kept of them.")
          .always("rows_taken_back", COUNT, "rows", Accounting.Entry::rowsTakenBack)
          .means("Of the accepted rows, the engagements that were taken back: they count nowhere.")
          .key("source", "target_table", "file_id")
          .declared();

  static final Table<RunEntry> RUN =
      Table.<RunEntry>named("run", "One row: the run that made these tables.")
          .version(3)
          .from("all jobs")
          .always("run_id", TEXT, "", "The run's id; sorts by time.", r -> r.record().run())
          .always("started_at", INSTANT, r -> Instant.parse(r.record().startedAt()))
          .means("When it started.")
          .always("finished_at", INSTANT, r -> Instant.parse(r.record().publishedAt()))
          .means("When the tables were written.")
          .maybe(
              "as_of",
              INSTANT,
              r -> r.record().asOf() == null ? null : Instant.parse(r.record().asOf()))
          .means("Nothing after this instant was looked at; null: everything.")
          .always("wildfire_version", TEXT, "", "Version of Wildfire.", r -> r.record().wildfire())
          .always("spark_version", TEXT, "", "Version of Spark.", r -> r.record().spark())
          .always("settings_digest", TEXT, r -> r.record().settings())
          .means("SHA-256 of the settings the run had.")
          .always("pseudonym_key_id", TEXT, RunEntry::keyId)
          .means("Id of the key that made the pseudonyms; pseudonyms of two keys do not compare.")
          .always("rows_read", COUNT, "rows", r -> r.record().rowsRead())
          .means("Rows, lines or records, of all exports.")
          .always("rows_lost", COUNT, "rows", ofFiles(Accounting.Entry::fileRowsRejected))
          .means("Of these, the ones that cannot be used.")
          .always("rows_made", COUNT, "rows", total(Accounting.Entry::rowsMade))
          .means("Posts, events, numbers and the like that were made of them.")
          .always("rows_accepted", COUNT, "rows", total(Accounting.Entry::rowsAccepted))
          .means("Rows that are none of the next three.")
          .always("rows_rejected", COUNT, "rows", total(Accounting.Entry::rowsRejected))
          .means("Rows in the quarantine.")
          .always("rows_duplicate", COUNT, "rows", total(Accounting.Entry::rowsDuplicate))
          .means("Rows that repeat another one.")
          .always("rows_forgotten", COUNT, "rows", total(Accounting.Entry::rowsForgotten))
          .means("Rows of accounts to forget, and of their posts: nothing is kept of them.")
          .always("rows_taken_back", COUNT, "rows", total(Accounting.Entry::rowsTakenBack))
          .means("Of the accepted rows, the engagements that were taken back: they count nowhere.")
          .always("retractions_without_act", COUNT, "acts", RunEntry::withoutAct)
          .means(
              "Acts taken back that are no engagement of the log: done before it begins, or something else, such as a follow or the post itself.")
          .always("late_events", COUNT, "events", RunEntry::lateEvents)
          .means(
              "Events after the end of their post's observation: late_events of post_scorecard, added up.")
          .always("posts", COUNT, "posts", "Posts published.", r -> r.record().posts())
          .always("is_filtered", YES_NO, r -> r.record().filters() != null)
          .means("Whether filters left posts out of the tables.")
          .maybe("filters", TEXT, r -> r.record().filters())
          .means("Those filters; null where there were none.")
          .always("time_zone", TEXT, RunEntry::timeZone)
          .means(
              "The time zone that hours and days of publication are meant in, as the IANA database names it.")
          .always("language", TEXT, RunEntry::language)
          .means("The language of its sentences, such as en.")
          .part(r -> r.record().exports(), RunInputs.COLUMNS)
          .part(r -> r.record().sparkUse(), SparkUse.COLUMNS)
          .key("run_id")
          .declared();

  static final Table<DictionaryEntry> DATA_DICTIONARY =
      Table.<DictionaryEntry>named("data_dictionary", "One row per column of these tables.")
          .from("the declarations in the code")
          .always("table_name", TEXT, "", "The table that the column is in.", e -> e.table().name())
          .always("position", COUNT, DictionaryEntry::position)
          .means("Place of the column in it, from 1.")
          .always("column_name", TEXT, "", "The column, by its name.", e -> e.column().name())
          .always("type", TEXT, e -> e.column().type().words())
          .means("text, whole number, number, yes/no, date or UTC instant.")
          .maybe("unit", TEXT, e -> e.column().unit().isEmpty() ? null : e.column().unit())
          .means("What a number counts or measures; null where the type says it all.")
          .always(
              "is_nullable", YES_NO, "", "Whether it can be unknown.", e -> e.column().nullable())
          .always("is_key", YES_NO, e -> e.table().key().contains(e.column().name()))
          .means("Whether it is part of what makes a row unique.")
          .always(
              "meaning", TEXT, "", "What it is, and when it is null.", e -> e.column().meaning())
          .maybe("formula", TEXT, e -> e.column().notes().formula())
          .means("How it is computed; null where it is a plain count, a word or a moment.")
          .maybe("formula_by", TEXT, e -> e.column().notes().by())
          .means("Who gave the formula; null where there is none, or it is defined here.")
          .always("made_from", TEXT, e -> e.column().notes().madeFrom())
          .means(
              "The job that makes it, and the tables of the lake or of the reports that it is made from.")
          .always("table_version", COUNT, e -> (long) e.table().version())
          .means(
              "The form of the table: raised when a column goes, gets another name or type or may be null from then on, or the key is another one. New columns do not raise it.")
          .key("table_name", "column_name")
          .declared();

  private RunTables() {}

  private static Function<RunEntry, Object> total(ToLongFunction<Accounting.Entry> rows) {
    return run -> run.accounting().total(rows);
  }

  private static Function<RunEntry, Object> ofFiles(ToLongFunction<Accounting.Entry> rows) {
    return run -> run.accounting().ofFiles(rows);
  }

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
