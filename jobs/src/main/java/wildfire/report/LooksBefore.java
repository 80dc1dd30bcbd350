package wildfire.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import wildfire.association.AssociationRow;
import wildfire.association.Looks;
import wildfire.model.FactorKind;
import wildfire.settings.AssociateSettings;

/**
 * How often each difference was looked at before, as the run before published it.
 *
 * @param associations by platform, outcome, kind and factor
 * @param rules by rule of thumb and platform
 * @param moment what this run is about
 */
record LooksBefore(
    Map<List<String>, Looks> associations,
    Map<List<String>, Looks> rules,
    Instant moment,
    Looks.Bar bar) {
  /**
   * What a row of association or playbook_result told of its looks; null where it did not, as what
   * only the other table has.
   */
  public record Told(
      String platform,
      String outcome,
      String factorKind,
      String factor,
      String hypothesis,
      Double adjustedDifference,
      Instant firstAsked,
      Instant clearSince,
      Integer clearRuns,
      Integer clearSincePosts) {
    private Looks looks() {
      return firstAsked == null
          ? null
          : new Looks(
              firstAsked,
              clearSince,
              clearRuns == null ? 0 : clearRuns,
              clearSincePosts == null ? 0 : clearSincePosts,
              adjustedDifference != null && adjustedDifference > 0,
              0);
    }
  }

  /**
   * What was published last.
   *
   * @param before its id; empty where there was no run before, or this one is about some of the
   *     posts alone
   */
  static LooksBefore of(
      Optional<String> before,
      ReportFolder nightly,
      Instant moment,
      AssociateSettings settings,
      Configuration hadoop) {
    Map<List<String>, Looks> associations = new HashMap<>();
    Map<List<String>, Looks> rules = new HashMap<>();
    before.ifPresent(
        run -> {
          Path table = nightly.table(run, AssociatedColumns.TABLE.name());
          for (Told row : RunBefore.whatThereIs(table, hadoop, Told.class)) {
            associations.put(
                List.of(row.platform(), row.outcome(), row.factorKind(), row.factor()),
                row.looks());
          }
          table = nightly.table(run, PlaybookColumns.TABLE.name());
          for (Told row : RunBefore.whatThereIs(table, hadoop, Told.class)) {
            rules.put(List.of(row.hypothesis(), row.platform()), row.looks());
          }
        });
    return new LooksBefore(
        associations,
        rules,
        moment,
        new Looks.Bar(settings.falseDiscoveryShare(), settings.confirmGrowth()));
  }

  /** The row of an association with its looks, this one among them. */
  AssociationRow association(AssociationRow row) {
    FactorKind kind = FactorKind.of(row.factor());
    return looked(
        associations.get(
            List.of(row.scope(), row.outcome(), kind.id(), FactorKind.value(row.factor()))),
        row);
  }

  /** The rows of rules of thumb with theirs; each row's factor is its rule. */
  List<AssociationRow> rules(List<AssociationRow> tested) {
    List<AssociationRow> looked = new ArrayList<>();
    tested.forEach(row -> looked.add(looked(rules.get(List.of(row.factor(), row.scope())), row)));
    return looked;
  }

  private AssociationRow looked(Looks before, AssociationRow row) {
    return row.withLooks(Looks.next(before, row, bar, moment));
  }
}
