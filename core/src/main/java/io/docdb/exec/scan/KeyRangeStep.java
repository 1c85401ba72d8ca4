package io.docdb.exec.scan;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Places;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.RowLayout;
import io.docdb.key.KeyBounds;
import io.docdb.plan.physical.KeyRange;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A compiled range of an index or the primary key. Thread-safe. */
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

    /** The bounds of several steps, merged, ascending. */
    static List<KeyBounds> evaluateAll(KeyRangeStep[] steps, Frame frame) {
        if (steps.length == 1) {
            KeyBounds only = steps[0].evaluate(frame);
            return only.isEmpty() ? List.of() : List.of(only);
        }
        List<KeyBounds> bounds = new ArrayList<>(steps.length);
        for (KeyRangeStep step : steps) {
            bounds.add(step.evaluate(frame));
        }
        return MergedBounds.of(bounds);
    }

    KeyBounds evaluate(Frame frame) {
        Value[] values = new Value[prefix.length];
        for (int i = 0; i < prefix.length; i++) {
            values[i] = prefix[i].evaluate(NO_COLUMNS, frame);
            if (values[i].isNull() && !nullMatches[i]) {
                return KeyBounds.NONE;
            }
        }
        List<Value> fixed = Arrays.asList(values);
        if (tail instanceof KeyRange.Whole) {
            return prefix.length == 0 ? KeyBounds.ALL : KeyBounds.startingWith(fixed, descending);
        }
        if (tail instanceof KeyRange.NotNull) {
            return KeyBounds.notNull(fixed, descending);
        }
        Value low = from == null ? null : from.evaluate(NO_COLUMNS, frame);
        Value high = to == null ? null : to.evaluate(NO_COLUMNS, frame);
        if (low != null && low.isNull() || high != null && high.isNull()) {
            return KeyBounds.NONE;
        }
        if (tail instanceof KeyRange.StartsWith) {
            return low instanceof TextValue text
                    ? KeyBounds.textStartingWith(fixed, descending, text.value())
                    : KeyBounds.NONE;
        }
        return KeyBounds.between(fixed, descending, low, fromInclusive, high, toInclusive);
    }
}
