package wildfire.association;

import wildfire.model.FactorKind;

/** How strongly single posts have a factor. */
@FunctionalInterface
interface Strength {
  /** 0 to 1; {@code NaN} where it is not known, as the hour of a post that has only a date. */
  double of(int post);

  /**
   * Of a factor of any kind.
   *
   * @param factor by its name, as {@link FactorKind#name} makes it
   */
  static Strength of(Posts posts, String factor) {
    FactorKind kind = FactorKind.of(factor);
    String value = FactorKind.value(factor);
    return switch (kind) {
      case TRIGGER, DETAIL -> {
        double[] strength = posts.tagging().strength(factor);
        yield post -> strength[post];
      }
      case PAIR -> {
        int cut = value.indexOf('+');
        Strength one = of(posts, FactorKind.TRIGGER.name(value.substring(0, cut)));
        Strength other = of(posts, FactorKind.TRIGGER.name(value.substring(cut + 1)));
        yield post -> one.of(post) * other.of(post);
      }
      case REACTION -> post -> posts.reactionShare(value)[post];
      case FORMAT, HOUR, WEEKDAY, PLATFORM, AUTHOR ->
          post -> {
            int code = posts.code(kind, post);
            return code < 0 ? Double.NaN : posts.names(kind).get(code).equals(value) ? 1 : 0;
          };
    };
  }
}
