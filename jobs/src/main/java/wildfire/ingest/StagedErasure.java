package wildfire.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import wildfire.ingest.ForgottenList.Progress;

/**
 * What an intake read without the rows of accounts that are to be forgotten. Posts of theirs that
 * are met for the first time are remembered, since what was done to them may come in other nights.
 */
final class StagedErasure {
  private final Workspace workspace;
  private final Pseudonyms pseudonyms;
  private final String run;
  private final ForgottenList list;
  private Forgotten forgotten;
  private RowsByFile staged = new RowsByFile();
  private boolean hasMore;

  /**
   * @param run what the intake is called
   */
  StagedErasure(Workspace workspace, Pseudonyms pseudonyms, String run) {
    this.workspace = workspace;
    this.pseudonyms = pseudonyms;
    this.run = run;
    this.list = new ForgottenList(workspace);
    this.forgotten = list.read(pseudonyms);
  }

  private ForgottenRows rows() {
    return new ForgottenRows(forgotten);
  }

  /** A file's path as it may be kept. */
  String shown(String path) {
    return forgotten.without(path);
  }

  /** Puts the accepted rows that stay where the lake has them. */
  void moveAccepted(Staging staging) {
    if (forgotten.isEmpty()) {
      staging
          .acceptedTables()
          .forEach(table -> staging.moveAccepted(table, workspace.rows(run, table)));
      return;
    }
    Map<CanonicalTable, Dataset<Row>> accepted = staging.accepted();
    staged = RowsByFile.counted(accepted);
    int before = forgotten.entries().size();
    if (accepted.containsKey(CanonicalTable.POSTS)) {
      forgotten = forgotten.withPosts(rows().posts(accepted.get(CanonicalTable.POSTS)));
    }
    hasMore = forgotten.entries().size() > before;
    rows().writeKept(accepted, table -> workspace.rows(run, table));
  }

  /** The rejected rows that stay. */
  Map<CanonicalTable, Dataset<Row>> kept(Map<CanonicalTable, Dataset<Row>> rejected) {
    Map<CanonicalTable, Dataset<Row>> kept = new TreeMap<>(rejected);
    if (!forgotten.isEmpty()) {
      kept.replaceAll((table, its) -> its.where(not(rows().rejected(col(Mapping.REASONS)))));
    }
    return kept;
  }

  /** How many rows went, by table and file. */
  RowsByFile removed(Staging staging, RowsByFile accepted, RowsByFile rejected) {
    if (forgotten.isEmpty()) {
      return staged;
    }
    RowsByFile removed = staged.less(accepted);
    RowsByFile.counted(staging.rejected()).less(rejected).forEach(removed::add);
    return removed;
  }

  /**
   * Remembers posts that were met for the first time.
   *
   * @return which version of the list the lake will be without: not the newest where earlier
   *     intakes have rows of these posts
   */
  String lakeIsWithout(Intake before) {
    boolean fallsBehind = hasMore ? isTouched(before) : !before.isNone() && !list.isDone();
    if (hasMore) {
      list.write(forgotten, pseudonyms, run, fallsBehind ? Progress.BEGUN : Progress.DONE);
    }
    return fallsBehind ? before.note().forgotten() : list.version();
  }

  private boolean isTouched(Intake lake) {
    return Stream.of(CanonicalTable.values())
        .anyMatch(
            table ->
                !lake.rows(table, LakeRows.schema(table)).where(rows().ofLake(table)).isEmpty());
  }
}
