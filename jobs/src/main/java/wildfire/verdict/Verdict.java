package wildfire.verdict;

import java.util.Locale;
import wildfire.model.IdByName;

/** What a post is, against what is usual. The first that applies, in this order. */
public enum Verdict implements IdByName {
  /** Too little can be seen, or it is too small, to say anything. */
  NOT_ENOUGH_EVIDENCE,
  /** Spread beyond what is usual, but not once what was paid for is taken out. */
  BOUGHT,
  /** Fast, wide, out of the author's own network, not bought, and talked about. */
  VIRAL,
  /** Fast, but handed out by the author alone, or carried by the author's own followers. */
  BROADCAST,
  /** A conversation without spread. */
  TALKED_ABOUT,
  /** Most of the spread came late, and more of it than usual. */
  SLOW_BURN,
  /** Beyond what is usual, but not known to be any of the above. */
  OVERPERFORMING,
  /** What is left: no further from what is usual than posts vary. */
  TYPICAL,
  /** Clearly below what is usual in one dimension, and below in every other that tells. */
  FLOP;

  /** The verdict of that id. */
  public static Verdict ofId(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
