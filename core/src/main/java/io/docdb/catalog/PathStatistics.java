package io.docdb.catalog;

import io.docdb.value.Value;
import java.util.List;

/**
 * What is known of the values at one path. Fractions are of all documents, from 0 to 1.
 *
 * @param nullFraction null or missing
 * @param distinctValues estimate, at least 1
 * @param commonValues the most common values, most frequent first, and their fractions
 * @param histogram bounds of buckets of equal height over the remaining values, ascending: n + 1 bounds for n buckets;
 *     empty if unknown
 * @param averageArrayLength mean number of elements where the value is an array; 0 if it never is
 */
public record PathStatistics(
        double nullFraction,
        double distinctValues,
        List<CommonValue> commonValues,
        List<Value> histogram,
        double averageArrayLength) {

    /** A value and the fraction of documents that have it. */
    public record CommonValue(Value value, double fraction) {}

    public PathStatistics {
        commonValues = List.copyOf(commonValues);
        histogram = List.copyOf(histogram);
    }
}
