package wildfire.verdict;

/**
 * What earlier posts usually had at the same age, of one count.
 *
 * @param posts how many earlier posts it rests on
 * @param expected mean of their middle half
 * @param usualLow the greatest count that the usual share of them equals or exceeds
 * @param usualHigh the smallest count that equals or exceeds the usual share of them
 * @param ordinary the counts of an ordinary post after these
 */
public record Expectation(
    Counted counted,
    ComparisonAge age,
    BaselineLevel level,
    int posts,
    double expected,
    double usualLow,
    double usualHigh,
    OrdinaryRange.Counts ordinary) {}
