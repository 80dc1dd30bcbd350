package wildfire.settings;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a post is what. Overperformance is log2((observed + 1) / (expected + 1)): 1 is twice what
 * was expected, -1 half.
 *
 * @param baselinePosts how many previous posts a baseline looks at (default 100)
 * @param minBaselinePosts with fewer than this the next wider level is asked (default 8)
 * @param above overperformance from which a dimension is above expectation (default 1)
 * @param below overperformance up to which a dimension is below expectation (default -1)
 * @param usualBeats a dimension above expectation also equals or beats at least this share of the
 *     posts it is compared with, and one below equals or stays behind as many: on an account whose
 *     posts vary much, twice the usual is nothing special (0.5–1; default 0.75)
 * @param viralAbove overperformance that virality needs in speed and in breadth (not less than
 *     above; default 2)
 * @param viralBeats share of the posts compared with that a viral post equals or beats in speed and
 *     in breadth (0.5–1, not less than usualBeats; default 0.9)
 * @param minSpread with fewer acts of spread, or fewer accounts, a post is never called large:
 *     neither viral nor broadcast, bought or slow burn (default 10)
 * @param minExpected a dimension with fewer than this both observed and expected says nothing
 *     (events; default 3)
 * @param minOutsideShare outside share from which a post has escaped the author's network (0–1;
 *     default 0.5)
 * @param minOutsideKnown engaged accounts of known follow status that an outside share needs
 *     (default 20)
 * @param minPassedOnShare where follow status is unknown: share of the cascade's nodes that hang on
 *     other people's shares from which it counts as escaped (0–1; default 0.3)
 * @param maxPaidShare paid share of the spread up to which it counts as organic (0–1; default 0.2)
 * @param minPaidKnownShare a paid share says nothing unless payment is known of at least this share
 *     of the spread (0–1; default 0.5)
 * @param minCommenters commenters other than the author that make a conversation (default 3)
 * @param starShare share of nodes hanging directly on the post from which a large cascade is a
 *     broadcast (0–1; default 0.9)
 * @param lateAfter spread after this age is late (default 72 hours)
 * @param lateShare late share of the spread from which a post is a slow burn (0–1; default 0.5)
 * @param minObserved with less observation there is not enough evidence (default 1 hour)
 */
public record JudgeSettings(
    int baselinePosts,
    int minBaselinePosts,
    double above,
    double below,
    double usualBeats,
    double viralAbove,
    double viralBeats,
    long minSpread,
    double minExpected,
    double minOutsideShare,
    long minOutsideKnown,
    double minPassedOnShare,
    double maxPaidShare,
    double minPaidKnownShare,
    long minCommenters,
    double starShare,
    Duration lateAfter,
    double lateShare,
    Duration minObserved)
    implements Serializable {}
