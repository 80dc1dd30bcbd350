package wildfire.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import wildfire.association.Control.AccountMean;

/**
 * A campaign of which the truth is known. Accounts differ in level; those with a high level use the
 * confounded triggers more often, and paid posts and videos, which do better, carry them more often
 * too. One trigger is known to eight accounts only. Triggers work a little differently for every
 * account. The noise of the log outcome has heavy tails (t with 3 degrees of freedom) and is wider
 * for some accounts.
 *
 * <p>The accounts' levels in the yes/no outcome follow the bridge distribution (Wang and Louis
 * 2003), with which the answers of the whole population are logistic again, with the coefficients
 * planted.
 */
final class PlantedCampaign {
  static final List<String> TRIGGERS =
      List.of("emotion", "recognition", "status", "timing", "storytelling", "anchor");

  /** Planted in the log outcome; the log odds are one and a half times as much. */
  private static final double[] PLANTED = {0.4, 0, 0, -0.3, 0.2, 0};

  /** How much more often accounts of a higher level use the trigger. */
  private static final double[] CONFOUNDED = {0, 1.2, 0, 0, 0.8, 0};

  /** Used by eight accounts, or by all where there are no more than fifteen. */
  static final String RARE = "status";

  private static final double BRIDGE = 0.7;

  private final SplittableRandom random;
  private final int accounts;
  private final double[] truth;
  private final List<double[]> rows = new ArrayList<>();
  private final List<double[]> strengths = new ArrayList<>();

  /**
   * @param planted how much of the truth is planted: 1 all, 0 nothing
   */
  PlantedCampaign(int accounts, double planted, long seed) {
    this.random = new SplittableRandom(seed);
    this.accounts = accounts;
    this.truth = Arrays.stream(PLANTED).map(one -> planted * one).toArray();
    for (int account = 0; account < accounts; account++) {
      post(account, planted);
    }
  }

  /** The coefficient that an adjusted difference should find. */
  double truth(Scale scale, String trigger) {
    double log = truth[TRIGGERS.indexOf(trigger)];
    return switch (scale) {
      case LOG -> log;
      case YES_NO -> 1.5 * log;
    };
  }

  private void post(int account, double planted) {
    double level = gaussian();
    double width = 0.6 + 0.8 * random.nextDouble();
    double followers = 8 + 0.5 * level + gaussian();
    double[] slope = new double[truth.length];
    for (int trigger = 0; trigger < slope.length; trigger++) {
      slope[trigger] = truth[trigger] + 0.2 * planted * gaussian();
    }
    int posts = 10 + random.nextInt(21);
    double[][] used = new double[posts][truth.length];
    double[] mean = new double[truth.length];
    double[][] around = new double[posts][];
    for (int post = 0; post < posts; post++) {
      double paid = random.nextDouble() < 0.2 ? 1 : 0;
      double format = random.nextInt(3);
      double hour = 24 * random.nextDouble();
      around[post] = new double[] {paid, format, hour, random.nextInt(7)};
      for (int trigger = 0; trigger < truth.length; trigger++) {
        double habit = -1.2 + CONFOUNDED[trigger] * (level + paid + (format == 2 ? 1 : 0));
        boolean uses = random.nextDouble() < Logistic.share(habit) && knows(account, trigger);
        used[post][trigger] = uses ? strength() : 0;
        mean[trigger] += used[post][trigger] / posts;
      }
    }
    double bridge = bridge();
    for (int post = 0; post < posts; post++) {
      double context =
          0.5 * around[post][0]
              + (around[post][1] == 2 ? 0.4 : 0)
              + 0.3 * Math.cos(2 * Math.PI * around[post][2] / 24);
      double log = level + context + width * heavyTailed();
      double odds = -1.4 + context + 1.5 * (mean[1] + mean[4]);
      for (int trigger = 0; trigger < truth.length; trigger++) {
        log += slope[trigger] * used[post][trigger];
        odds += 1.5 * truth[trigger] * used[post][trigger];
      }
      double yes = random.nextDouble() < Logistic.share(odds / BRIDGE + bridge) ? 1 : 0;
      strengths.add(used[post]);
      rows.add(
          new double[] {
            account,
            log,
            yes,
            around[post][0],
            around[post][1],
            around[post][2],
            around[post][3],
            account % 10 == 9 ? Double.NaN : followers
          });
    }
  }

  private boolean knows(int account, int trigger) {
    return !TRIGGERS.get(trigger).equals(RARE) || account % (accounts / 8) == 0;
  }

  OutcomeData data(Scale scale) {
    double[] outcome =
        switch (scale) {
          case LOG -> column(1);
          case YES_NO -> column(2);
        };
    List<Factor> triggers = new ArrayList<>();
    for (int trigger = 0; trigger < TRIGGERS.size(); trigger++) {
      int own = trigger;
      triggers.add(
          Factor.joint(
              TRIGGERS.get(trigger),
              strengths.stream().mapToDouble(strength -> strength[own]).toArray()));
    }
    List<Control> controls = new ArrayList<>();
    controls.addAll(Control.categories("paid", whole(3), List.of("no", "yes"), AccountMean.ADDED));
    controls.addAll(
        Control.categories(
            "format", whole(4), List.of("text", "image", "video"), AccountMean.ADDED));
    controls.addAll(Control.hourOfDay("hour", column(5), AccountMean.LEFT_OUT));
    controls.addAll(
        Control.categories(
            "weekday",
            whole(6),
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
            AccountMean.LEFT_OUT));
    controls.addAll(Control.number("followers", column(7), AccountMean.LEFT_OUT));
    return new OutcomeData(
        accounts + " accounts",
        scale.name(),
        scale,
        outcome,
        whole(0),
        triggers,
        controls,
        new int[0]);
  }

  private double[] column(int place) {
    return rows.stream().mapToDouble(row -> row[place]).toArray();
  }

  private int[] whole(int place) {
    return rows.stream().mapToInt(row -> (int) row[place]).toArray();
  }

  private double strength() {
    return random.nextInt(4) == 0 ? 0.5 : 1;
  }

  private double gaussian() {
    return random.nextGaussian();
  }

  private double heavyTailed() {
    double squares = 0;
    for (int i = 0; i < 3; i++) {
      double one = gaussian();
      squares += one * one;
    }
    return gaussian() / Math.sqrt(squares / 3);
  }

  private double bridge() {
    double u = random.nextDouble();
    return Math.log(Math.sin(BRIDGE * Math.PI * u) / Math.sin(BRIDGE * Math.PI * (1 - u))) / BRIDGE;
  }
}
