package wildfire.report;

import static wildfire.table.ColumnType.COUNT;
import static wildfire.table.ColumnType.NUMBER;
import static wildfire.table.ColumnType.TEXT;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import wildfire.metrics.MeasuredPost;
import wildfire.metrics.MeasuredPost.Tag;
import wildfire.table.Table;

/**
 * A trigger of a post, as associations see it: its strength is the mean over those who tagged the
 * post with anything. A trigger that everybody gave strength 0 is not there.
 */
record PostTrigger(
    MeasuredPost post,
    String triggerKey,
    long triggersOfPost,
    long taggers,
    long taggersOfPost,
    double strength) {
  static final Table<PostTrigger> TABLE =
      Table.<PostTrigger>named(
              "bridge_post_trigger",
              "One row per post and trigger that somebody saw in it, and one row (untagged) for every other post: a post has as many rows as triggers.")
          .from("report: post_tag, post_scorecard")
          .always("post_key", TEXT, t -> StarKeys.ofPost(t.post()))
          .means("The post: joins dim_post, fact_post and fact_post_hour.")
          .always(
              "trigger_key", TEXT, "", "The trigger: joins dim_trigger.", PostTrigger::triggerKey)
          .always("platform", TEXT, t -> t.post().post().platform())
          .means("Where it was posted: joins dim_platform.")
          .always("post_id", TEXT, "", PostColumns.POST_ID, t -> t.post().post().postId())
          .always("triggers_of_post", COUNT, "triggers", PostTrigger::triggersOfPost)
          .means("Different triggers that somebody saw in the post; 0 for (untagged).")
          .always("part_of_post", NUMBER, "0–1", t -> 1.0 / Math.max(1, t.triggersOfPost()))
          .means(
              "Part of the post that falls to this row: what is multiplied by it before it is added up over triggers adds up to the total; without it a post counts once for each of its triggers.")
          .formula("1 / triggers_of_post; 1 for (untagged)")
          .always("taggers", COUNT, "taggers", PostTrigger::taggers)
          .means("Who saw it; tags without a tagger are one together; 0 for (untagged).")
          .always("taggers_of_post", COUNT, "taggers", PostTrigger::taggersOfPost)
          .means("Who tagged the post with anything; 0 where nobody did.")
          .always("strength", NUMBER, "0–1", PostTrigger::strength)
          .means(
              "Mean strength over those who tagged the post; who tagged it with something else said 0. 0 for (untagged).")
          .key("post_key", "trigger_key")
          .declared();

  /** The triggers of a post, in order of name; one that stands for none where it has none. */
  static List<PostTrigger> of(MeasuredPost post) {
    Set<String> taggers = new HashSet<>();
    SortedMap<String, SortedMap<String, Double>> strengths = new TreeMap<>();
    for (Tag tag : post.tags()) {
      String tagger = tag.tagger() == null ? "" : tag.tagger();
      taggers.add(tagger);
      if (tag.strength() > 0) {
        strengths
            .computeIfAbsent(tag.trigger(), trigger -> new TreeMap<>())
            .merge(tagger, tag.strength(), Math::max);
      }
    }
    if (strengths.isEmpty()) {
      return List.of(new PostTrigger(post, StarKeys.UNTAGGED, 0, 0, taggers.size(), 0));
    }
    List<PostTrigger> triggers = new ArrayList<>();
    for (Map.Entry<String, SortedMap<String, Double>> each : strengths.entrySet()) {
      double sum = each.getValue().values().stream().mapToDouble(Double::doubleValue).sum();
      triggers.add(
          new PostTrigger(
              post,
              StarKeys.escaped(each.getKey()),
              strengths.size(),
              each.getValue().size(),
              taggers.size(),
              sum / taggers.size()));
    }
    return triggers;
  }
}
