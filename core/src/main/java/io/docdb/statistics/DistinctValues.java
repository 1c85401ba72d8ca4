package io.docdb.statistics;

/**
 * How many distinct values a collection has, by those of a sample.
 *
 * <p>The estimator Duj1 of Haas and Stokes: {@code n·d / (n − f1 + f1·n/N)} for {@code d} distinct values among {@code n} of
 * {@code N}, {@code f1} of which were seen once. If all were seen once it answers N, if none was, d. It errs low where a few
 * values are very common and most are rare; the common ones, which matter most, are then known by name.
 */
final class DistinctValues {
    private DistinctValues() {}

    /**
     * @param sampled values in the sample
     * @param distinct among them
     * @param once of these were seen once
     * @param all values in the collection
     */
    static double estimate(long sampled, long distinct, long once, double all) {
        if (sampled == 0) {
            return 1;
        }
        double n = sampled;
        double estimate = n * distinct / (n - once + once * n / Math.max(n, all));
        return Math.max(1, Math.min(Math.max(estimate, distinct), Math.max(n, all)));
    }
}
