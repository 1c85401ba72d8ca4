package io.docdb.exec.scan;

import io.docdb.exec.operator.Frame;
import io.docdb.expr.Evaluator;
import io.docdb.key.KeyDecoder;
import io.docdb.plan.physical.GroupRows;
import io.docdb.value.NumberValue;
import io.docdb.value.Value;

/**
 * Which rows of each group are given, as {@link GroupRows} says it. Thread-safe.
 *
 * @param first Java null for one row
 * @param ties Java null if no others are given for being equal
 * @param descendingParts per part of the keys
 */
public record GroupStep(
        int parts,
        Evaluator first,
        GroupRows.Ties ties,
        boolean alsoNotNull,
        boolean alsoLast,
        boolean descending,
        boolean[] descendingParts) {
    private static final Value[] NO_COLUMNS = {};

    long rowsWanted(Frame frame) {
        if (first == null) {
            return 1;
        }
        return first.evaluate(NO_COLUMNS, frame) instanceof NumberValue number
                ? (long) Math.ceil(number.doubleValue())
                : Long.MAX_VALUE;
    }

    /** How many bytes the leading parts of a key have. */
    int prefixLength(byte[] key) {
        return prefixLength(key, parts);
    }

    /** How many bytes those parts have that rows have in common which are equal to each other. */
    int tiedLength(byte[] key) {
        return prefixLength(key, ties.parts());
    }

    private int prefixLength(byte[] key, int leading) {
        KeyDecoder decoder = new KeyDecoder(key);
        for (int part = 0; part < leading; part++) {
            decoder.skip(descendingParts[part]);
        }
        return decoder.position();
    }

    /** The same with the part behind, if that is NULL; else {@code prefixLength}. */
    int lengthIfNull(byte[] key, int prefixLength) {
        KeyDecoder decoder = new KeyDecoder(key);
        for (int part = 0; part < parts; part++) {
            decoder.skip(descendingParts[part]);
        }
        return decoder.next(descendingParts[parts]).isNull() ? decoder.position() : prefixLength;
    }
}
