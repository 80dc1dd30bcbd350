package wildfire.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Generated campaigns in memory, for looking at. */
final class Simulated {
  /** An event as it was, whatever a log would tell of it. */
  record Event(
      PostPlan post,
      String id,
      String kind,
      long time,
      long parentTime,
      boolean answersThePost,
      boolean spread,
      boolean paid,
      boolean follows) {}

  private Simulated() {}

  /** A small plain world: no habits, no fates, no night, little luck, a long observation. */
  static GenerateSettings plain(List<Effect> effects) {
    GenerateSettings defaults = GenerateSettings.defaults();
    return defaults
        .with(
            new GenerateSettings.Extent(20, 1_500, 120_000, 0, LocalDate.of(2026, 3, 2), 30, 1_000))
        .with(new GenerateSettings.Habitat(8, 1_000_000, 0.2, 0.2, 0, 0, 0, 0.8, 0.9, 1, 20_000))
        .with(new GenerateSettings.Planted(effects, List.of(), Map.of(), Map.of(), 0));
  }

  static List<Event> all(World world) {
    List<Event> events = new ArrayList<>();
    for (long i = 0; i < world.settings().extent().posts(); i++) {
      events.addAll(of(world, i));
    }
    return events;
  }

  static List<Event> of(World world, long post) {
    PostPlan plan = world.plan(post);
    return part(world, post, 0, Unfolding.units(plan));
  }

  static List<Event> part(World world, long post, long from, long until) {
    List<Event> events = new ArrayList<>();
    Unfolding unfolding = new Unfolding(world, world.plan(post), from, until);
    FollowerGraph graph = world.graph();
    for (Unfolding.Event event = unfolding.next(); event != null; event = unfolding.next()) {
      events.add(
          new Event(
              event.post(),
              event.id(),
              event.kind(),
              event.time(),
              event.parentTime(),
              event.answersThePost(),
              event.isSpread(),
              event.isPaid(),
              graph.follows(event.actor(), event.post().author().account())));
    }
    return events;
  }
}
