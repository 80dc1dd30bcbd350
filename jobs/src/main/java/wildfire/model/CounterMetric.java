package wildfire.model;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What platforms count without saying who did it. What a platform means by a name differs from that
 * of another and changes over the years: a metric of one is not added to that of another.
 */
public enum CounterMetric implements IdByName {
  IMPRESSIONS("displays", "Times it was displayed", Detail.NONE),
  /** Distinct accounts; with the detail {@code followers} those among the account's followers. */
  REACH("accounts", "Distinct accounts that it was displayed to", Detail.FOLLOWERS),
  VIEWS("views", "Times it was viewed or played", Detail.NONE),
  WATCH_HOURS("hours", "Time it was watched, over all viewers", Detail.NONE),
  /** All kinds together, or one kind. */
  REACTIONS("reactions", "Reactions", Detail.KIND),
  COMMENTS("comments", "Comments", Detail.NONE),
  SHARES("shares", "Times it was passed on to others' followers", Detail.NONE),
  QUOTES("quotes", "Times it was passed on with words of one's own", Detail.NONE),
  SENDS("sends", "Times it was sent to chosen people", Detail.NONE),
  SAVES("saves", "Times it was saved or bookmarked", Detail.NONE),
  /** All kinds together, or one kind. */
  CLICKS("clicks", "Clicks on it", Detail.KIND),
  FOLLOWS("accounts", "Accounts that began to follow", Detail.NONE),
  UNFOLLOWS("accounts", "Accounts that stopped following", Detail.NONE),
  HIDES("acts", "Times that people hid it or its author's posts, or reported it", Detail.NONE),
  /** Whatever the platform adds up under that name. */
  INTERACTIONS("interactions", "The platform's own total of engagements", Detail.NONE),
  /** Of an account, not of a post. */
  FOLLOWERS("accounts", "Accounts that follow", Detail.NONE),
  /** Of an account, not of a post. */
  POSTS("posts", "Posts published", Detail.NONE);

  /** What may stand behind the dot of a name. */
  private enum Detail {
    NONE("(?!)", ""),
    KIND("[a-z][a-z0-9_]*", "[.KIND]"),
    FOLLOWERS("followers", "[.followers]");

    private final Pattern pattern;
    private final String words;

    Detail(String pattern, String words) {
      this.pattern = Pattern.compile(pattern);
      this.words = words;
    }
  }

  private final String unit;
  private final String meaning;
  private final Detail detail;

  CounterMetric(String unit, String meaning, Detail detail) {
    this.unit = unit;
    this.meaning = meaning;
    this.detail = detail;
  }

  /**
   * A metric, or one kind of it.
   *
   * @param detail the kind, such as {@code love}; null: the whole metric
   */
  public record Name(CounterMetric metric, String detail) implements Serializable {
    /** As sources and tables write it: {@code reactions}, {@code reactions.love}. */
    public String id() {
      return detail == null ? metric.id() : metric.id() + "." + detail;
    }
  }

  /** The whole of it. */
  public Name whole() {
    return new Name(this, null);
  }

  /** One kind of it, such as {@code love} of reactions. */
  public Name kind(String kind) {
    return new Name(this, kind);
  }

  /** What a value is a number of. */
  public String unit() {
    return unit;
  }

  /** What it is, for people; what a platform counts under it, its source says. */
  public String meaning() {
    return meaning;
  }

  /** Whether it is counted of accounts only. */
  public boolean isOfAccounts() {
    return this == FOLLOWERS || this == POSTS;
  }

  /** The metric, or kind of one, of that {@link Name#id()}; empty where there is none. */
  public static Optional<Name> named(String id) {
    int dot = id.indexOf('.');
    Optional<CounterMetric> metric =
        IdByName.find(CounterMetric.class, dot < 0 ? id : id.substring(0, dot));
    String kind = dot < 0 ? null : id.substring(dot + 1);
    return metric
        .filter(each -> kind == null || each.detail.pattern.matcher(kind).matches())
        .map(each -> new Name(each, kind));
  }

  /** The names for a message. */
  public static String words() {
    return Stream.of(values())
        .map(metric -> metric.id() + metric.detail.words)
        .collect(Collectors.joining(", "));
  }
}
