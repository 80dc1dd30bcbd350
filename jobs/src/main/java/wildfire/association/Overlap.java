package wildfire.association;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import wildfire.model.FactorKind;

/**
 * How often two factors are on the same post.
 *
 * @param first name of a factor
 * @param posts all of the scope
 * @param withFirst posts with it at any strength
 * @param both posts with both
 */
public record Overlap(
    String scope, String first, String second, int posts, int withFirst, int withSecond, int both) {

  /** Every two triggers, details and formats, within each scope. */
  public static List<Overlap> all(Posts posts) {
    List<Overlap> overlaps = new ArrayList<>();
    for (String scope : posts.scopes()) {
      ScopePosts own = new ScopePosts(posts, scope);
      List<Factor> factors = new ArrayList<>(own.triggers());
      factors.addAll(own.details(own.triggers()));
      factors.addAll(own.categories(FactorKind.FORMAT));
      List<BitSet> sets = factors.stream().map(Overlap::set).toList();
      for (int one = 0; one < sets.size(); one++) {
        for (int other = one + 1; other < sets.size(); other++) {
          if (saysSomething(factors.get(one), factors.get(other))) {
            BitSet both = (BitSet) sets.get(one).clone();
            both.and(sets.get(other));
            overlaps.add(
                new Overlap(
                    scope,
                    factors.get(one).name(),
                    factors.get(other).name(),
                    own.place().length,
                    sets.get(one).cardinality(),
                    sets.get(other).cardinality(),
                    both.cardinality()));
          }
        }
      }
    }
    return overlaps;
  }

  /** Two formats, or labels, are never on one post, and a detail is never without its trigger. */
  private static boolean saysSomething(Factor one, Factor other) {
    boolean exclusive =
        one.role() instanceof Role.Category first
            && other.role() instanceof Role.Category second
            && first.block().equals(second.block());
    boolean ownDetail =
        other.role() instanceof Role.Detail detail && detail.of().equals(one.name());
    return !exclusive && !ownDetail;
  }

  private static BitSet set(Factor factor) {
    BitSet set = new BitSet(factor.strength().length);
    for (int post = 0; post < factor.strength().length; post++) {
      set.set(post, factor.strength()[post] > 0);
    }
    return set;
  }

  public int either() {
    return withFirst + withSecond - both;
  }

  /** Both, of the posts with either (Jaccard 1901); null where no post has either. */
  public Double jaccard() {
    return either() == 0 ? null : (Double) ((double) both / either());
  }

  /** Correlation of having one with having the other, -1 to 1; null where one never varies. */
  public Double phi() {
    double varies =
        Math.sqrt((double) withFirst * (posts - withFirst))
            * Math.sqrt((double) withSecond * (posts - withSecond));
    double phi = ((double) posts * both - (double) withFirst * withSecond) / varies;
    return varies == 0 ? null : (Double) Math.max(-1, Math.min(1, phi));
  }
}
