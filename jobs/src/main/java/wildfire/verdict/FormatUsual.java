package wildfire.verdict;

/**
 * What an account's earlier posts usually had at the same age, in a post's own format and in all
 * its others.
 *
 * @param posts earlier posts in the format
 * @param expected mean of their middle half
 * @param usualHigh the smallest count that the usual share of them do not exceed
 * @param otherPosts earlier posts in the account's other formats
 * @param otherExpected mean of their middle half
 */
public record FormatUsual(
    Counted counted,
    ComparisonAge age,
    int posts,
    double expected,
    double usualHigh,
    int otherPosts,
    double otherExpected) {}
