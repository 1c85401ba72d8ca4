package io.docdb.exec.scan;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Places;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.RowLayout;
import io.docdb.key.KeyEncoder;
import io.docdb.plan.physical.KeyRange;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A compiled range of an index or the primary key. Thread-safe.
 *
 * <p>Bytes of a part are looked at as ascending; a descending part has its bytes complemented, so its limits change sides.
 * Example over an ascending part behind a prefix P: {@code > v} of kind number is from the successor of P+key(v) to before
 * P+tag of the next kind.
 */
public final class KeyRangeStep {
    private static final Value[] NO_COLUMNS = {};

    private final Evaluator[] prefix;
    private final boolean[] nullMatches;
    private final boolean[] descending;
    private final KeyRange.Tail tail;
    private final Evaluator from;
    private final Evaluator to;
    private final boolean fromInclusive;
    private final boolean toInclusive;

    /**
     * @param descending per part of the index
     * @param expressions compiles an expression over rows of a layout
     */
    public KeyRangeStep(
            KeyRange range, boolean[] descending, BiFunction<Expression, RowLayout, Evaluator> expressions) {
        this.descending = descending;
        this.tail = range.tail();
        prefix = range.prefix().stream()
                .map(part -> expressions.apply(part.value(), Places.NONE))
                .toArray(Evaluator[]::new);
        nullMatches = new boolean[prefix.length];
        for (int i = 0; i < prefix.length; i++) {
            nullMatches[i] = range.prefix().get(i).nullMatches();
        }
        Evaluator low = null;
        Evaluator high = null;
        boolean lowInclusive = false;
        boolean highInclusive = false;
        if (tail instanceof KeyRange.Between between) {
            if (between.from().isPresent()) {
                low = expressions.apply(between.from().get().value(), Places.NONE);
                lowInclusive = between.from().get().inclusive();
            }
            if (between.to().isPresent()) {
                high = expressions.apply(between.to().get().value(), Places.NONE);
                highInclusive = between.to().get().inclusive();
            }
        } else if (tail instanceof KeyRange.StartsWith start) {
            low = expressions.apply(start.text(), Places.NONE);
        }
        from = low;
        to = high;
        fromInclusive = lowInclusive;
        toInclusive = highInclusive;
    }

    /** The ranges of several steps, merged, ascending. */
    static List<ByteRange> evaluateAll(KeyRangeStep[] steps, Frame frame) {
        ByteRange[] ranges = new ByteRange[steps.length];
        int count = 0;
        for (KeyRangeStep step : steps) {
            ByteRange range = step.evaluate(frame);
            if (range != null) {
                ranges[count++] = range;
            }
        }
        return count == 0 ? List.of() : ByteRange.merged(List.of(Arrays.copyOf(ranges, count)));
    }

    /** True if all parts are fixed: then a multi-key index has at most one entry per document in it. */
    boolean isPoint() {
        return prefix.length == descending.length;
    }

    /** The bytes; Java null if a NULL makes the range empty. */
    ByteRange evaluate(Frame frame) {
        KeyEncoder encoder = new KeyEncoder();
        for (int i = 0; i < prefix.length; i++) {
            Value value = prefix[i].evaluate(NO_COLUMNS, frame);
            if (value.isNull() && !nullMatches[i]) {
                return null;
            }
            encoder.add(value, descending[i]);
        }
        if (tail instanceof KeyRange.Whole) {
            return prefix.length == 0 ? ByteRange.ALL : startingWith(encoder.toBytes());
        }
        boolean down = descending[prefix.length];
        if (tail instanceof KeyRange.NotNull) {
            return notNull(encoder, down);
        }
        Value low = from == null ? null : from.evaluate(NO_COLUMNS, frame);
        Value high = to == null ? null : to.evaluate(NO_COLUMNS, frame);
        if (low != null && low.isNull() || high != null && high.isNull()) {
            return null;
        }
        return tail instanceof KeyRange.StartsWith ? startsWith(encoder, low, down) : between(encoder, low, high, down);
    }

    private static ByteRange startingWith(byte[] bytes) {
        return new ByteRange(bytes, after(bytes));
    }

    private static byte[] after(byte[] prefix) {
        return io.docdb.key.KeyRange.successorOfPrefix(prefix).orElse(null);
    }

    private static ByteRange notNull(KeyEncoder encoder, boolean down) {
        byte[] start = encoder.toBytes();
        byte[] nulls = encoder.add(NullValue.NULL, down).toBytes();
        return down ? new ByteRange(start, nulls) : new ByteRange(after(nulls), after(start));
    }

    /** A text's key ends with one byte that says so; without it, it is the start of all texts that begin so. */
    private static ByteRange startsWith(KeyEncoder encoder, Value text, boolean down) {
        if (!(text instanceof TextValue)) {
            return null;
        }
        encoder.add(text, down);
        return startingWith(encoder.truncate(encoder.length() - 1).toBytes());
    }

    private ByteRange between(KeyEncoder encoder, Value low, Value high, boolean down) {
        byte[] start = encoder.toBytes();
        ValueKind kind = low != null ? low.kind() : high.kind();
        if (low != null && high != null && low.kind() != high.kind()) {
            return null; // no value is above one and below the other: kinds do not compare
        }
        byte[] first = end(encoder, down ? high : low, start, kind, down, true);
        byte[] last = end(encoder, down ? low : high, start, kind, down, false);
        return new ByteRange(first, last);
    }

    /** One end of the range in the order of the bytes; without a value, the end of the kind. */
    private byte[] end(KeyEncoder encoder, Value value, byte[] start, ValueKind kind, boolean down, boolean first) {
        if (value == null) {
            int tag = first != down ? io.docdb.key.KeyRange.lowestTag(kind) : io.docdb.key.KeyRange.highestTag(kind);
            byte[] bytes = Arrays.copyOf(start, start.length + 1);
            bytes[start.length] = (byte) (down ? ~tag : tag);
            return first ? bytes : after(bytes);
        }
        byte[] bytes = encoder.truncate(start.length).add(value, down).toBytes();
        boolean inclusive = first != down ? fromInclusive : toInclusive;
        return inclusive == first ? bytes : after(bytes);
    }
}
