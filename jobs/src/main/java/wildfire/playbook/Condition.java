package wildfire.playbook;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a hypothesis says of posts.
 *
 * @param test whether it holds of a post
 * @param triggers those it asks about: they are not held equal when it is tested
 * @param controls what it asks about of what is otherwise held equal: format, platform, hour,
 *     weekday, paid. A condition on one of these cannot be told apart from it
 * @param columns of the scorecard that it asks about
 */
public record Condition(
    Function<PlaybookPost, Holds> test,
    Set<String> triggers,
    Set<String> controls,
    Set<String> columns) {
  /** Stands for every trigger there is. */
  static final String EVERY_TRIGGER = "*";

  /** From this strength on a tag counts as there. */
  static final double TAGGED_FROM = 0.5;

  /** A way to open a text. */
  enum Opening {
    QUESTION(TextTraits::asks),
    STATEMENT(TextTraits::opensWithStatement),
    NUMBER(TextTraits::opensWithNumber),
    FIRST_PERSON(TextTraits::opensInFirstPerson);

    private final Function<TextTraits, Holds> isIn;

    Opening(Function<TextTraits, Holds> isIn) {
      this.isIn = isIn;
    }
  }

  Holds of(PlaybookPost post) {
    return test.apply(post);
  }

  /** All of them; without any it holds of every post. */
  static Condition all(List<Condition> parts) {
    return together(
        parts, post -> parts.stream().map(part -> part.of(post)).reduce(Holds.YES, Holds::and));
  }

  /** At least one of them. */
  static Condition any(List<Condition> parts) {
    return together(
        parts, post -> parts.stream().map(part -> part.of(post)).reduce(Holds.NO, Holds::or));
  }

  /** Its opposite. */
  static Condition not(Condition part) {
    return together(List.of(part), post -> part.of(post).not());
  }

  private static Condition together(List<Condition> parts, Function<PlaybookPost, Holds> test) {
    return new Condition(
        test,
        asked(parts, Condition::triggers),
        asked(parts, Condition::controls),
        asked(parts, Condition::columns));
  }

  private static Set<String> asked(List<Condition> parts, Function<Condition, Set<String>> asked) {
    Set<String> together = new TreeSet<>();
    parts.forEach(part -> together.addAll(asked.apply(part)));
    return together;
  }

  /**
   * A trigger.
   *
   * @param details one of these kinds of it; none: any
   */
  static Condition trigger(String trigger, Set<String> details) {
    return new Condition(
        post -> post.tagged() ? isTagged(post.tags().get(trigger), details) : Holds.UNKNOWN,
        Set.of(trigger),
        Set.of(),
        Set.of());
  }

  private static Holds isTagged(PlaybookPost.Tag tag, Set<String> details) {
    if (tag == null || tag.strength() < TAGGED_FROM) {
      return Holds.NO;
    }
    if (details.isEmpty() || tag.details().stream().anyMatch(details::contains)) {
      return Holds.YES;
    }
    return tag.details().isEmpty() ? Holds.UNKNOWN : Holds.NO;
  }

  /** So many different triggers, whichever. */
  static Condition triggersAtLeast(int least) {
    return new Condition(
        post ->
            post.tagged()
                ? Holds.of(
                    post.tags().values().stream().filter(t -> t.strength() >= TAGGED_FROM).count()
                        >= least)
                : Holds.UNKNOWN,
        Set.of(EVERY_TRIGGER),
        Set.of(),
        Set.of());
  }

  static Condition format(Set<String> formats) {
    return ofControl("format", PlaybookPost::format, formats::contains);
  }

  static Condition platform(Set<String> platforms) {
    return ofControl("platform", PlaybookPost::platform, platforms::contains);
  }

  /**
   * Published between two hours; past midnight where the first is the later one.
   *
   * @param from 0 to 24, included
   * @param to 0 to 24, not included
   */
  static Condition hours(int from, int to) {
    return ofControl(
        "hour",
        PlaybookPost::hour,
        hour -> from <= to ? hour >= from && hour < to : hour >= from || hour < to);
  }

  /**
   * Published on one of these days.
   *
   * @param days 1 (Monday) to 7
   */
  static Condition weekdays(Set<Integer> days) {
    return ofControl("weekday", PlaybookPost::weekday, days::contains);
  }

  static Condition paid() {
    return ofControl("paid", PlaybookPost::paid, paid -> paid);
  }

  private static <T> Condition ofControl(
      String control, Function<PlaybookPost, T> value, Predicate<T> test) {
    return new Condition(
        post ->
            Optional.ofNullable(value.apply(post))
                .map(test::test)
                .map(Holds::of)
                .orElse(Holds.UNKNOWN),
        Set.of(),
        Set.of(control),
        Set.of());
  }

  /** How the text opens. */
  static Condition opensWith(Opening opening) {
    return ofText(opening.isIn);
  }

  /** The opening is of so many words at most. */
  static Condition openingWordsAtMost(int most) {
    return ofText(
        text -> text.openingWords() == 0 ? Holds.UNKNOWN : Holds.of(text.openingWords() <= most));
  }

  /** The text tells the reader to do something. */
  static Condition callsToAct() {
    return ofText(TextTraits::callsToAct);
  }

  /** The text has a term of its campaign's message. */
  static Condition mentionsMessage() {
    return ofText(TextTraits::mentionsMessage);
  }

  private static Condition ofText(Function<TextTraits, Holds> answer) {
    return new Condition(
        post -> post.text() == null ? Holds.UNKNOWN : answer.apply(post.text()),
        Set.of(),
        Set.of(),
        Set.of());
  }

  /**
   * A number of the scorecard.
   *
   * @param least null: no lower limit
   * @param most null: no upper limit
   */
  static Condition ofColumn(String column, Double least, Double most) {
    return new Condition(
        post -> {
          OptionalDouble number = post.number().apply(column);
          return number.isEmpty()
              ? Holds.UNKNOWN
              : Holds.of(
                  (least == null || number.getAsDouble() >= least)
                      && (most == null || number.getAsDouble() <= most));
        },
        Set.of(),
        Set.of(),
        Set.of(column));
  }
}
