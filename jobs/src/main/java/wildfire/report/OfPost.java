package wildfire.report;

import wildfire.metrics.MeasuredPost;

/**
 * One of the many things of a kind that are told of a post: what a row is made from.
 *
 * @param its the thing
 */
record OfPost<T>(PostReport report, T its) {
  MeasuredPost post() {
    return report.post();
  }
}
