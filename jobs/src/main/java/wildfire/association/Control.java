package wildfire.association;

import java.util.ArrayList;
import java.util.List;

/**
 * One column that comparisons hold equal. Never what lies on the path from a trigger to the outcome
 * (reach, early velocity): holding that equal would take away what is asked about. What is unknown
 * gets a column of its own and leaves no post out.
 *
 * @param block what the column belongs to: all columns of a format are one block
 * @param value one entry per post, finite
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the arrays are the point
public record Control(String name, String block, double[] value, AccountMean accountMean) {

  /**
   * Whether the account's own mean of the column is a control too, so that accounts that differ in
   * it are not mistaken for posts that do.
   */
  public enum AccountMean {
    ADDED,
    LEFT_OUT,
    /** Of the column only the mean is a control. */
    ALONE
  }

  /** The same as part of another block. */
  Control of(String other) {
    return new Control(name, other, value, accountMean);
  }

  /**
   * One column a category but the commonest, which the others are set against (the first of equally
   * common ones).
   *
   * @param category index into {@code names}, one per post; -1 is unknown
   */
  public static List<Control> categories(
      String block, int[] category, List<String> names, AccountMean accountMean) {
    int[] posts = new int[names.size() + 1];
    for (int one : category) {
      posts[one + 1]++;
    }
    int commonest = 0;
    for (int one = 1; one < posts.length; one++) {
      commonest = posts[one] > posts[commonest] ? one : commonest;
    }
    List<Control> columns = new ArrayList<>();
    for (int one = 0; one < posts.length; one++) {
      if (one != commonest && posts[one] > 0) {
        double[] is = new double[category.length];
        for (int post = 0; post < is.length; post++) {
          is[post] = category[post] == one - 1 ? 1 : 0;
        }
        String name = block + "=" + (one == 0 ? "unknown" : names.get(one - 1));
        columns.add(new Control(name, block, is, accountMean));
      }
    }
    return columns;
  }

  /**
   * The number around its mean, and where it is unknown the mean and a column that says so.
   *
   * @param number one per post; {@code NaN} is unknown. Counts come in as logarithms
   */
  public static List<Control> number(String block, double[] number, AccountMean accountMean) {
    double sum = 0;
    int known = 0;
    for (double one : number) {
      if (!Double.isNaN(one)) {
        sum += one;
        known++;
      }
    }
    double[] value = new double[number.length];
    double[] unknown = new double[number.length];
    for (int post = 0; post < value.length; post++) {
      unknown[post] = Double.isNaN(number[post]) ? 1 : 0;
      value[post] = unknown[post] == 1 ? 0 : number[post] - sum / known;
    }
    List<Control> columns = new ArrayList<>();
    columns.add(new Control(block, block, value, accountMean));
    if (known < number.length) {
      columns.add(new Control(block + " unknown", block, unknown, accountMean));
    }
    return columns;
  }

  /**
   * The hour as two waves, one a day and one half a day long, so that 23:59 is beside 0:00 and a
   * small campaign need not pay for 23 columns.
   *
   * @param hour 0 to 24 in the audience's time zone, one per post; {@code NaN} is unknown
   */
  public static List<Control> hourOfDay(String block, double[] hour, AccountMean accountMean) {
    List<Control> columns = new ArrayList<>();
    double[] unknown = new double[hour.length];
    boolean allKnown = true;
    for (int wave = 1; wave <= 2; wave++) {
      double[] sine = new double[hour.length];
      double[] cosine = new double[hour.length];
      for (int post = 0; post < hour.length; post++) {
        if (Double.isNaN(hour[post])) {
          unknown[post] = 1;
          allKnown = false;
        } else {
          double angle = 2 * Math.PI * wave * hour[post] / 24;
          sine[post] = Math.sin(angle);
          cosine[post] = Math.cos(angle);
        }
      }
      columns.add(new Control(block + " sine " + wave, block, sine, accountMean));
      columns.add(new Control(block + " cosine " + wave, block, cosine, accountMean));
    }
    if (!allKnown) {
      columns.add(new Control(block + " unknown", block, unknown, accountMean));
    }
    return columns;
  }
}
