package io.docdb.catalog;

import io.docdb.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the values at one path. Fractions are of all documents, from 0 to 1.
 *
 * <p>A path with {@code [*]} speaks of elements: of each document its different elements count, each once. So
 * {@code commonValues} of {@code tags[*]} says how many documents have a tag, and the fractions may add up to more than 1.
 *
 * @param nullFraction documents in which the path leads to nothing or to null alone
 * @param valuesPerDocument mean number of scalar values of a document: at most 1 for a path without {@code [*]}
 * @param distinctValues estimate over the whole collection, at least 1
 * @param commonValues the most common values, most frequent first, and the fraction of documents that have them
 * @param histogram bounds of buckets of equal height over the values that are not common, ascending: n + 1 bounds for n
 *     buckets; empty if unknown
 * @param least of all scalar values that were seen, in the order of {@link io.docdb.value.ValueOrder}
 * @param greatest likewise
 * @param averageArrayLength mean number of elements where the value is an array; 0 if it never is
 * @param arrayFraction documents in which the value is an array
 */
public record PathStatistics(
        double nullFraction,
        double valuesPerDocument,
        double distinctValues,
        List<CommonValue> commonValues,
        List<Value> histogram,
        Optional<Value> least,
        Optional<Value> greatest,
        double averageArrayLength,
        double arrayFraction) {

    /** A value and the fraction of documents that have it. */
    public record CommonValue(Value value, double fraction) {}

    public PathStatistics {
        commonValues = List.copyOf(commonValues);
        histogram = List.copyOf(histogram);
    }

    /** The sum of the common values' fractions. */
    public double commonFraction() {
        double sum = 0;
        for (CommonValue common : commonValues) {
            sum += common.fraction();
        }
        return sum;
    }

    /** Scalar values of a document that are none of the common ones. */
    public double restPerDocument() {
        return Math.max(0, valuesPerDocument - commonFraction());
    }

    PathStatistics withDistinctValues(double newDistinctValues) {
        return new PathStatistics(
                nullFraction,
                valuesPerDocument,
                newDistinctValues,
                commonValues,
                histogram,
                least,
                greatest,
                averageArrayLength,
                arrayFraction);
    }
}
