package wildfire.playbook;

import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What a hypothesis says of posts. */
public sealed interface Condition extends Serializable {
  /** Stands for every trigger there is. */
  String EVERY_TRIGGER = "*";

  /** From this strength on a tag counts as there. */
  double TAGGED_FROM = 0.5;

  /** Whether it holds of a post. */
  Holds of(PlaybookPost post);

  /** The triggers it asks about: they are not held equal when it is tested. */
  default Set<String> triggers() {
    return Set.of();
  }

  /**
   * What it asks about of what is otherwise held equal: format, platform, hour, weekday, paid. A
   * condition on one of these cannot be told apart from it.
   */
  default Set<String> controls() {
    return Set.of();
  }

  /** The columns of the scorecard that it asks about. */
  default Set<String> columns() {
    return Set.of();
  }

  /** All of them; without any it holds of every post. */
  record All(List<Condition> parts) implements Condition {
    @Override
    public Holds of(PlaybookPost post) {
      return parts.stream().map(part -> part.of(post)).reduce(Holds.YES, Holds::and);
    }

    @Override
    public Set<String> triggers() {
      return together(parts, Condition::triggers);
    }

    @Override
    public Set<String> controls() {
      return together(parts, Condition::controls);
    }

    @Override
    public Set<String> columns() {
      return together(parts, Condition::columns);
    }
  }

  /** At least one of them. */
  record Any(List<Condition> parts) implements Condition {
    @Override
    public Holds of(PlaybookPost post) {
      return parts.stream().map(part -> part.of(post)).reduce(Holds.NO, Holds::or);
    }

    @Override
    public Set<String> triggers() {
      return together(parts, Condition::triggers);
    }

    @Override
    public Set<String> controls() {
      return together(parts, Condition::controls);
    }

    @Override
    public Set<String> columns() {
      return together(parts, Condition::columns);
    }
  }

  /** Its opposite. */
  record Not(Condition part) implements Condition {
    @Override
    public Holds of(PlaybookPost post) {
      return part.of(post).not();
    }

    @Override
    public Set<String> triggers() {
      return part.triggers();
    }

    @Override
    public Set<String> controls() {
      return part.controls();
    }

    @Override
    public Set<String> columns() {
      return part.columns();
    }
  }

  /**
   * A trigger.
   *
   * @param details one of these kinds of it; none: any
   */
  record Trigger(String trigger, Set<String> details) implements Condition {
    @Override
    public Holds of(PlaybookPost post) {
      if (!post.tagged()) {
        return Holds.UNKNOWN;
      }
      PlaybookPost.Tag tag = post.tags().get(trigger);
      if (tag == null || tag.strength() < TAGGED_FROM) {
        return Holds.NO;
      }
      if (details.isEmpty() || tag.details().stream().anyMatch(details::contains)) {
        return Holds.YES;
      }
      return tag.details().isEmpty() ? Holds.UNKNOWN : Holds.NO;
    }

    @Override
    public Set<String> triggers() {
      return Set.of(trigger);
    }
  }

  /** So many different triggers, whichever. */
  record TriggersAtLeast(int least) implements Condition {
    @Override
    public Holds of(PlaybookPost post) {
      long found =
          post.tags().values().stream().filter(tag -> tag.strength() >= TAGGED_FROM).count();
      return post.tagged() ? Holds.of(found >= least) : Holds.UNKNOWN;
    }

    @Override
    public Set<String> triggers() {
      return Set.of(EVERY_TRIGGER);
    }
  }

  record Format(Set<String> formats) implements Condition {
    @Override
    public Holds of(PlaybookPost post) {
      return post.format() == null ? Holds.UNKNOWN : Holds.of(formats.contains(post.format()));
    }

    @Override
    public Set<String> controls() {
      return Set.of("format");
    }
  }

  record Platform(Set<String> platforms) implements Condition {
    @Override
    public Holds of(PlaybookPost post) {
      return Holds.of(platforms.contains(post.platform()));
    }

    @Override
    public Set<String> controls() {
      return Set.of("platform");
    }
  }

  /**
   * Published between two hours; past midnight where the first is the later one.
   *
   * @param from 0 to 24, included
   * @param to 0 to 24, not included
   */
  record Hours(int from, int to) implements Condition {
    @Override
    public Holds of(PlaybookPost post) {
      if (post.hour() == null) {
        return Holds.UNKNOWN;
      }
      boolean after = post.hour() >= from;
      boolean before = post.hour() < to;
      return Holds.of(from <= to ? after && before : after || before);
    }

    @Override
    public Set<String> controls() {
      return Set.of("hour");
    }
  }

  /**
   * Published on one of these days.
   *
   * @param days 1 (Monday) to 7
   */
  record Weekdays(Set<Integer> days) implements Condition {
    @Override
    public Holds of(PlaybookPost post) {
      return post.weekday() == null ? Holds.UNKNOWN : Holds.of(days.contains(post.weekday()));
    }

    @Override
    public Set<String> controls() {
      return Set.of("weekday");
    }
  }

  record Paid() implements Condition {
    @Override
    public Holds of(PlaybookPost post) {
      return post.paid() == null ? Holds.UNKNOWN : Holds.of(post.paid());
    }

    @Override
    public Set<String> controls() {
      return Set.of("paid");
    }
  }

  /** How the text opens. */
  record OpensWith(Opening opening) implements Condition {
    @Override
    public Holds of(PlaybookPost post) {
      return post.text() == null ? Holds.UNKNOWN : opening.isIn(post.text());
    }
  }

  /** A way to open a text. */
  enum Opening {
    QUESTION,
    STATEMENT,
    NUMBER,
    FIRST_PERSON;

    Holds isIn(TextTraits text) {
      return switch (this) {
        case QUESTION -> text.asks();
        case STATEMENT -> text.opensWithStatement();
        case NUMBER -> text.opensWithNumber();
        case FIRST_PERSON -> text.opensInFirstPerson();
      };
    }
  }

  /** The opening is of so many words at most. */
  record OpeningWordsAtMost(int most) implements Condition {
    @Override
    public Holds of(PlaybookPost post) {
      return post.text() == null || post.text().openingWords() == 0
          ? Holds.UNKNOWN
          : Holds.of(post.text().openingWords() <= most);
    }
  }

  /** The text tells the reader to do something. */
  record CallsToAct() implements Condition {
    @Override
    public Holds of(PlaybookPost post) {
      return post.text() == null ? Holds.UNKNOWN : post.text().callsToAct();
    }
  }

  /** The text has a term of its campaign's message. */
  record MentionsMessage() implements Condition {
    @Override
    public Holds of(PlaybookPost post) {
      return post.text() == null ? Holds.UNKNOWN : post.text().mentionsMessage();
    }
  }

  /**
   * A number of the scorecard.
   *
   * @param least null: no lower limit
   * @param most null: no upper limit
   */
  record OfColumn(String column, Double least, Double most) implements Condition {
    @Override
    public Holds of(PlaybookPost post) {
      OptionalDouble number = post.number().apply(column);
      if (number.isEmpty()) {
        return Holds.UNKNOWN;
      }
      return Holds.of(
          (least == null || number.getAsDouble() >= least)
              && (most == null || number.getAsDouble() <= most));
    }

    @Override
    public Set<String> columns() {
      return Set.of(column);
    }
  }

  private static Set<String> together(
      List<Condition> parts, Function<Condition, Set<String>> asked) {
    Set<String> together = new TreeSet<>();
    parts.forEach(part -> together.addAll(asked.apply(part)));
    return together;
  }
}
