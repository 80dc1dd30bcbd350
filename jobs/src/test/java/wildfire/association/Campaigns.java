package wildfire.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What association says about many campaigns of one size, beside what was planted in them. */
final class Campaigns {
  static final String HEADER =
      "| accounts | outcome | campaigns | answered | intervals that hold the truth |"
          + " of the trigger that eight accounts use |"
          + " campaigns with a find where nothing is | confounded, nothing planted: plain |"
          + " adjusted |\n|---:|---|---:|---:|---:|---:|---:|---:|---:|";

  /** Confounded with level, payment and format; nothing is planted in it. */
  private static final String CONFOUNDED = "recognition";

  private final int accounts;
  private final int campaigns;
  private final Map<Scale, Tally> tallies = new EnumMap<>(Scale.class);
  private int campaignsWithFind;

  private Campaigns(int accounts, int campaigns) {
    this.accounts = accounts;
    this.campaigns = campaigns;
    for (Scale scale : Scale.values()) {
      tallies.put(scale, new Tally());
    }
  }

  static Campaigns of(int accounts, int campaigns) {
    Campaigns told = new Campaigns(accounts, campaigns);
    for (int campaign = 0; campaign < campaigns; campaign++) {
      told.planted(new PlantedCampaign(accounts, 1, seed(accounts, campaign)));
      told.nothingPlanted(new PlantedCampaign(accounts, 0, seed(accounts, -1 - campaign)));
    }
    return told;
  }

  private static long seed(int accounts, int campaign) {
    return 1_000_003L * accounts + campaign;
  }

  private void planted(PlantedCampaign campaign) {
    for (Scale scale : Scale.values()) {
      List<AssociationRow> rows = campaign.data(scale).rows(Rules.usual());
      tallies.get(scale).add(rows, campaign, scale);
    }
  }

  private void nothingPlanted(PlantedCampaign campaign) {
    List<AssociationRow> rows = new ArrayList<>();
    for (Scale scale : Scale.values()) {
      rows.addAll(campaign.data(scale).rows(Rules.usual()));
    }
    boolean found =
        Association.withinFamily("triggers", rows).stream()
            .anyMatch(row -> row.test() != null && row.test().q() < 0.05);
    campaignsWithFind += found ? 1 : 0;
  }

  /** One line of the table an outcome. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<Scale, Tally> entry : tallies.entrySet()) {
      Tally tally = entry.getValue();
      lines.add(
          String.format(
              Locale.ROOT,
              "| %d | %s | %d | %.0f %% | %s | %s | %.1f %% | %.2f | %.2f ± %.2f |",
              accounts,
              entry.getKey() == Scale.LOG ? "log" : "yes/no",
              campaigns,
              100.0 * tally.all.answered / (6.0 * campaigns),
              tally.all.told(),
              tally.rare.told(),
              100.0 * campaignsWithFind / campaigns,
              tally.plain.mean(),
              tally.adjusted.mean(),
              2 * tally.adjusted.meanError()));
    }
    return lines;
  }

  /** Within 93 to 97 %, give or take three standard errors of the simulation. */
  void assertCoverage(Scale scale) {
    for (Coverage coverage : List.of(tallies.get(scale).all, tallies.get(scale).rare)) {
      if (coverage.answered > 0) {
        double doubt = 3 * coverage.error();
        assertThat(coverage.share())
            .as("%d accounts, %s", accounts, scale)
            .isBetween(0.93 - doubt, 0.97 + doubt);
      }
    }
  }

  void assertNothingFoundWhereNothingIs() {
    double share = (double) campaignsWithFind / campaigns;
    assertThat(share)
        .as("%d accounts", accounts)
        .isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / campaigns));
  }

  /**
   * The plain difference is nowhere near 0, the adjusted one is 0 but for the simulation's error.
   */
  void assertConfoundingTakenAway() {
    Tally log = tallies.get(Scale.LOG);
    assertThat(log.plain.mean()).isGreaterThan(0.4);
    assertThat(log.plain.mean()).isGreaterThan(10 * log.plain.meanError());
    assertThat(Math.abs(log.adjusted.mean())).isLessThan(3.5 * log.adjusted.meanError());
  }

  /** What one outcome's answers came to. */
  private static final class Tally {
    private final Coverage all = new Coverage();
    private final Coverage rare = new Coverage();
    private final Moments plain = new Moments();
    private final Moments adjusted = new Moments();

    void add(List<AssociationRow> rows, PlantedCampaign campaign, Scale scale) {
      for (AssociationRow row : rows) {
        if (row.adjusted() != null) {
          boolean holds =
              row.adjusted().estimate().interval().holds(campaign.truth(scale, row.factor()));
          all.add(holds);
          if (row.factor().equals(PlantedCampaign.RARE)) {
            rare.add(holds);
          }
        }
        if (row.factor().equals(CONFOUNDED)) {
          plain.add(plainDifference(row.plain()));
          if (row.adjusted() != null) {
            adjusted.add(row.adjusted().difference());
          }
        }
      }
      all.endCampaign();
      rare.endCampaign();
    }

    private static double plainDifference(Plain plain) {
      if (plain instanceof Plain.Medians medians) {
        return medians.difference();
      }
      return ((Plain.Shares) plain).difference();
    }
  }

  /**
   * How many intervals hold the truth. Those of one campaign share their posts, so for the
   * simulation's error a campaign counts once.
   */
  private static final class Coverage {
    private final Moments byCampaign = new Moments();
    private int answered;
    private int held;
    private int ownAnswered;
    private int ownHeld;

    void add(boolean holds) {
      ownAnswered++;
      ownHeld += holds ? 1 : 0;
    }

    void endCampaign() {
      if (ownAnswered > 0) {
        byCampaign.add((double) ownHeld / ownAnswered);
      }
      answered += ownAnswered;
      held += ownHeld;
      ownAnswered = 0;
      ownHeld = 0;
    }

    double share() {
      return (double) held / answered;
    }

    /** Never less than if all intervals were independent and as good as they say. */
    double error() {
      return Math.max(byCampaign.meanError(), Math.sqrt(0.05 * 0.95 / answered));
    }

    String told() {
      return answered == 0
          ? "-"
          : String.format(Locale.ROOT, "%.1f ± %.1f %%", 100 * share(), 200 * error());
    }
  }

  /** Mean and how well it is known. */
  private static final class Moments {
    private int count;
    private double sum;
    private double squares;

    void add(double value) {
      count++;
      sum += value;
      squares += value * value;
    }

    double mean() {
      return count == 0 ? 0 : sum / count;
    }

    double meanError() {
      return count < 2
          ? 0
          : Math.sqrt(Math.max(0, squares / count - mean() * mean()) / (count - 1));
    }
  }
}
