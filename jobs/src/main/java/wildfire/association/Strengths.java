package wildfire.association;

import java.util.Arrays;
import java.util.List;
import wildfire.model.FactorKind;

/** How strongly posts have a factor. */
final class Strengths {
  private Strengths() {}

  /**
   * One entry a post, 0 to 1; {@code NaN} where it is not known, such as the hour of a post that
   * has only a date.
   *
   * @param factor by its name, as {@link FactorKind#name} makes it
   */
  static double[] of(Posts posts, String factor) {
    FactorKind kind = FactorKind.of(factor);
    String value = FactorKind.value(factor);
    return switch (kind) {
      case TRIGGER, DETAIL -> posts.tagging().strength(factor);
      case PAIR -> {
        int cut = value.indexOf('+');
        double[] one = posts.tagging().strength(FactorKind.TRIGGER.name(value.substring(0, cut)));
        double[] other =
            posts.tagging().strength(FactorKind.TRIGGER.name(value.substring(cut + 1)));
        double[] both = new double[one.length];
        Arrays.setAll(both, post -> one[post] * other[post]);
        yield both;
      }
      case REACTION -> posts.reactionShare(value);
      case FORMAT, HOUR, WEEKDAY, PLATFORM, AUTHOR -> {
        List<String> values = Arrays.asList(new ScopePosts(posts, Posts.ALL).values(kind));
        double[] is = new double[posts.size()];
        Arrays.setAll(
            is,
            post -> values.get(post) == null ? Double.NaN : values.get(post).equals(value) ? 1 : 0);
        yield is;
      }
    };
  }
}
