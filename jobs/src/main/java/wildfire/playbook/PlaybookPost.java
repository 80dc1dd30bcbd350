package wildfire.playbook;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What conditions may ask about one post.
 *
 * @param tags what people tagged it with
 * @param tagged whether there are tags of any post: else nobody knows what this one lacks
 * @param format null where unknown
 * @param hour of publication, 0 to 24 in the audience's time zone; null where unknown
 * @param weekday of publication there, 1 (Monday) to 7; null where unknown
 * @param paid whether any of it was paid for; null where unknown
 * @param text null where the export has none
 * @param number a number of the scorecard by its column; empty where unknown
 */
public record PlaybookPost(
    String platform,
    Map<String, Tag> tags,
    boolean tagged,
    String format,
    Double hour,
    Integer weekday,
    Boolean paid,
    TextTraits text,
    Function<String, OptionalDouble> number) {

  /**
   * A trigger that a post was tagged with.
   *
   * @param strength 0 to 1
   * @param details kinds of it that were named
   */
  public record Tag(double strength, List<String> details) {}
}
