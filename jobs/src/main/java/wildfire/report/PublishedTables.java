package wildfire.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wildfire.table.Table;

/** Every table that is published. Schema, dictionary, DDL and docs are made of these. */
public final class PublishedTables {
  private static final List<Table<?>> ALL = together();

  private PublishedTables() {}

  private static List<Table<?>> together() {
    List<Table<?>> all = new ArrayList<>();
    List<Table<?>> star = new ArrayList<>();
    for (PostTables.OfReport<?> each : PostTables.all()) {
      boolean isOfStar = each.table().name().matches("(fact|dim|bridge)_.*");
      (isOfStar ? star : all).add(each.table());
    }
    all.addAll(
        List.of(
            AssociatedColumns.TABLE,
            AssociatedColumns.ANSWERED,
            OverlapColumns.TABLE,
            PlaybookColumns.TABLE,
            SummaryTables.CAMPAIGN_SUMMARY,
            SummaryTables.PLATFORM_SUMMARY,
            RunTables.PLATFORM_METRIC,
            VerdictPeriod.TABLE,
            ChangeColumns.TABLE));
    all.addAll(star);
    all.addAll(StarTables.dimensions());
    all.addAll(List.of(RunTables.DATA_QUALITY, RunTables.RUN, RunTables.DATA_DICTIONARY));
    return List.copyOf(all);
  }

  /** All of them, in the order in which people look at them. */
  public static List<Table<?>> all() {
    return ALL;
  }

  /** The table of that name; empty where there is none. */
  public static Optional<Table<?>> named(String name) {
    return ALL.stream().<Table<?>>map(t -> t).filter(t -> t.name().equals(name)).findFirst();
  }
}
