package io.docdb.exec.scan;

import io.docdb.error.DatabaseException;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Places;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.RowLayout;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.type.Comparisons;
import io.docdb.expr.type.LikePattern;
import io.docdb.key.KeyBounds;
import io.docdb.plan.physical.KeyRange;
import io.docdb.value.ArrayValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A compiled range of an index or the primary key. Its bounds hold all keys that may be equal to, or between, the values
 * sought, and some more where values of several kinds compare: who reads them tests the condition again. A part that is
 * declared to be of one kind is looked at for values of that kind alone. Thread-safe.
 */
public final class KeyRangeStep {
    private static final Value[] NO_COLUMNS = {};

    private final Evaluator[] prefix;
    private final boolean[] nullMatches;
    private final boolean[] ofElements;
    private final boolean[] orNested;
    private final KeyRange.Conversion[] conversions; // Java null for what is compared as it is
    private final boolean hasElements;
    private final boolean hasOthers; // than those that are equal to, or between, the values sought
    private final boolean[] descending;
    private final ValueKind[] kinds; // of all values of a part but NULLs; Java null if they may be of any
    private final KeyRange.Tail tail;
    private final Evaluator from;
    private final Evaluator to;
    private final Evaluator[] row; // what KeyRange.Beyond compares with, else Java null
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
        kinds = new ValueKind[Math.max(descending.length, range.kinds().size())];
        for (int i = 0; i < range.kinds().size(); i++) {
            kinds[i] = range.kinds().get(i).orElse(null);
        }
        prefix = range.prefix().stream()
                .map(part -> expressions.apply(part.value(), Places.NONE))
                .toArray(Evaluator[]::new);
        nullMatches = new boolean[prefix.length];
        ofElements = new boolean[prefix.length];
        orNested = new boolean[prefix.length];
        conversions = new KeyRange.Conversion[prefix.length];
        for (int i = 0; i < prefix.length; i++) {
            orNested[i] = range.prefix().get(i).orNested();
            conversions[i] = range.prefix().get(i).conversion().orElse(null);
            nullMatches[i] = range.prefix().get(i).nullMatches();
            ofElements[i] = range.prefix().get(i).ofElements();
            if (orNested[i] || conversions[i] != null) {
                kinds[i] = null; // what is sought is made of what is there
            }
        }
        hasElements = range.prefix().stream().anyMatch(KeyRange.Equal::ofElements);
        hasOthers = tail instanceof KeyRange.Converted
                || range.prefix().stream()
                        .anyMatch(
                                equal -> equal.orNested() || equal.conversion().isPresent());
        KeyRange.Tail compared = tail instanceof KeyRange.Converted converted ? converted.tail() : tail;
        Evaluator low = null;
        Evaluator high = null;
        boolean lowInclusive = false;
        boolean highInclusive = false;
        if (compared instanceof KeyRange.Between between) {
            if (between.from().isPresent()) {
                low = expressions.apply(between.from().get().value(), Places.NONE);
                lowInclusive = between.from().get().inclusive();
            }
            if (between.to().isPresent()) {
                high = expressions.apply(between.to().get().value(), Places.NONE);
                highInclusive = between.to().get().inclusive();
            }
        } else if (compared instanceof KeyRange.StartsWith start) {
            low = expressions.apply(start.text(), Places.NONE);
        } else if (compared instanceof KeyRange.Matches like) {
            low = expressions.apply(like.pattern(), Places.NONE);
            high = expressions.apply(like.escape(), Places.NONE);
        }
        row = tail instanceof KeyRange.Beyond beyond
                ? beyond.values().stream()
                        .map(value -> expressions.apply(value, Places.NONE))
                        .toArray(Evaluator[]::new)
                : null;
        from = low;
        to = high;
        fromInclusive = lowInclusive;
        toInclusive = highInclusive;
    }

    /** The bounds of several steps, merged, ascending. */
    static List<KeyBounds> evaluateAll(KeyRangeStep[] steps, Frame frame) {
        List<KeyBounds> bounds = new ArrayList<>(steps.length);
        for (KeyRangeStep step : steps) {
            step.evaluate(frame, bounds);
        }
        if (bounds.size() == 1) {
            return bounds.get(0).isEmpty() ? List.of() : bounds;
        }
        return MergedBounds.of(bounds);
    }

    /** The bounds of each step behind those of the one before; no step has keys that another has. */
    static List<KeyBounds> evaluateInTurn(KeyRangeStep[] steps, Frame frame) {
        List<KeyBounds> bounds = new ArrayList<>(steps.length);
        for (KeyRangeStep step : steps) {
            bounds.addAll(evaluateAll(new KeyRangeStep[] {step}, frame));
        }
        return bounds;
    }

    /** True if it is all there is. */
    boolean isWhole() {
        return prefix.length == 0 && tail instanceof KeyRange.Whole;
    }

    /** True if the range holds nothing but what is equal to, or between, the values sought, which compare with one kind alone. */
    boolean isOfOneKind(Frame frame) {
        for (Evaluator part : prefix) {
            if (!isOfOneKind(part, frame)) {
                return false;
            }
        }
        return !hasOthers && isOfOneKind(from, frame) && isOfOneKind(to, frame);
    }

    private static boolean isOfOneKind(Evaluator sought, Frame frame) {
        if (sought == null) {
            return true;
        }
        Value value = sought.evaluate(NO_COLUMNS, frame);
        return switch (value.kind()) {
            case NUMBER, BOOLEAN -> true;
            case TEXT -> !EqualKinds.mayBeSeveral(value);
            default -> false;
        };
    }

    /**
     * The only key that can be in the range; Java null if the range may hold several, or the values sought are not known to
     * compare with one kind alone. For the primary key: its parts are all ascending.
     */
    byte[] findOnlyKey(Frame frame) {
        boolean several = hasElements || hasOthers || !(tail instanceof KeyRange.Whole);
        if (prefix.length == 0 || prefix.length < descending.length || several) {
            return null;
        }
        Value[] values = new Value[prefix.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = prefix[i].evaluate(NO_COLUMNS, frame);
            if (values[i].isNull() || mayBeSeveral(values[i], i)) {
                return null;
            }
        }
        return KeyBounds.encode(Arrays.asList(values), descending);
    }

    /** Adds the bounds: one, or several if values of other kinds compare with what is sought. */
    private void evaluate(Frame frame, List<KeyBounds> bounds) {
        Value[] values = new Value[prefix.length];
        boolean several = hasOthers;
        for (int i = 0; i < prefix.length; i++) {
            values[i] = prefix[i].evaluate(NO_COLUMNS, frame);
            if (values[i].isNull() && !nullMatches[i]) {
                return;
            }
            if (values[i] == SubqueryExpression.TOO_MANY) {
                bounds.add(KeyBounds.ALL);
                return;
            }
            several |= mayBeSeveral(values[i], i);
        }
        Value low = from == null ? null : from.evaluate(NO_COLUMNS, frame);
        Value high = to == null ? null : to.evaluate(NO_COLUMNS, frame);
        if (low != null && low.isNull() || high != null && high.isNull()) {
            return;
        }
        Value[] beyond = evaluateRow(frame);
        if (beyond != null && beyond[0].isNull()) {
            return;
        }
        if (hasElements) {
            addElements(values, 0, low, high, beyond, bounds);
        } else if (several) {
            addSeveral(values, 0, low, high, beyond, bounds);
        } else {
            addTail(Arrays.asList(values), low, high, beyond, bounds);
        }
    }

    /** True if values of other kinds than the one sought may be equal to it and may be there. */
    private boolean mayBeSeveral(Value sought, int part) {
        return sought.kind() != kinds[part] && EqualKinds.mayBeSeveral(sought);
    }

    private boolean mayHold(int part, ValueKind kind) {
        return kinds[part] == null || kinds[part] == kind || kind == ValueKind.NULL;
    }

    /** Tries each prefix with each element of the arrays in it. Changes {@code values} for a while. */
    private void addElements(Value[] values, int part, Value low, Value high, Value[] beyond, List<KeyBounds> bounds) {
        if (part == values.length) {
            addSeveral(values, 0, low, high, beyond, bounds);
            return;
        }
        if (!ofElements[part] || !(values[part] instanceof ArrayValue array)) {
            addElements(values, part + 1, low, high, beyond, bounds);
            return;
        }
        for (Value element : array.elements()) {
            if (!element.isNull()) {
                values[part] = element;
                addElements(values, part + 1, low, high, beyond, bounds);
            }
        }
        values[part] = array;
    }

    private Value[] evaluateRow(Frame frame) {
        if (row == null) {
            return null;
        }
        Value[] values = new Value[row.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row[i].evaluate(NO_COLUMNS, frame);
        }
        return values;
    }

    /** Tries each prefix with each value of another kind that a part may be equal to. Changes {@code values} for a while. */
    private void addSeveral(Value[] values, int part, Value low, Value high, Value[] beyond, List<KeyBounds> bounds) {
        if (part == values.length) {
            addTail(Arrays.asList(values.clone()), low, high, beyond, bounds);
            return;
        }
        if (conversions[part] != null) {
            ConvertedKeys keys =
                    new ConvertedKeys(Arrays.asList(values).subList(0, part), descending, conversions[part]);
            if (!conversions[part].isOfArrays()) {
                keys.addEqual(values[part], bounds);
                return;
            }
            keys.addTextsOfArrays(bounds);
        }
        Value sought = values[part];
        if (mayHold(part, sought.kind())) {
            addSeveral(values, part + 1, low, high, beyond, bounds);
        }
        if (orNested[part]) {
            bounds.add(KeyBounds.nested(Arrays.asList(values).subList(0, part), descending));
        }
        if (!mayBeSeveral(sought, part)) {
            return;
        }
        for (ValueKind kind : EqualKinds.READ_FROM_TEXT) {
            Value other = kind == sought.kind() || !mayHold(part, kind)
                    ? NullValue.NULL
                    : Comparisons.counterpart(sought, kind);
            if (!other.isNull()) {
                values[part] = other;
                addSeveral(values, part + 1, low, high, beyond, bounds);
            }
        }
        values[part] = sought;
        if (EqualKinds.isReadFromText(sought) && mayHold(part, ValueKind.TEXT)) {
            bounds.add(allTexts(Arrays.asList(values).subList(0, part)));
        }
    }

    private KeyBounds allTexts(List<Value> before) {
        return KeyBounds.textStartingWith(before, descending, "");
    }

    private void addTail(List<Value> fixed, Value low, Value high, Value[] beyond, List<KeyBounds> bounds) {
        if (tail instanceof KeyRange.Whole) {
            bounds.add(fixed.isEmpty() ? KeyBounds.ALL : KeyBounds.startingWith(fixed, descending));
        } else if (tail instanceof KeyRange.NotNull) {
            bounds.add(KeyBounds.notNull(fixed, descending));
        } else if (tail instanceof KeyRange.StartsWith) {
            if (low instanceof TextValue text) {
                bounds.add(KeyBounds.textStartingWith(fixed, descending, text.value()));
            }
        } else if (tail instanceof KeyRange.Matches) {
            bounds.add(KeyBounds.textStartingWith(fixed, descending, prefixOf(low, high)));
        } else if (tail instanceof KeyRange.Converted converted) {
            ConvertedKeys keys = new ConvertedKeys(fixed, descending, converted.conversion());
            if (converted.tail() instanceof KeyRange.StartsWith) {
                keys.addStartingWith(low, bounds);
            } else {
                keys.addBetween(low, high, bounds);
            }
        } else if (tail instanceof KeyRange.Beyond) {
            addBeyond(fixed, beyond, (KeyRange.Beyond) tail, bounds);
        } else {
            addBetween(fixed, low, fromInclusive, high, toInclusive, bounds);
        }
    }

    /** A pattern that is none says nothing here: it is an error when it meets a row. */
    private static String prefixOf(Value pattern, Value escape) {
        if (!(pattern instanceof TextValue text) || !(escape instanceof TextValue escapeText)) {
            return "";
        }
        try {
            return LikePattern.compile(text.value(), escapeText.value(), false)
                    .prefix()
                    .orElse("");
        } catch (DatabaseException invalid) {
            return "";
        }
    }

    /**
     * From behind the row (or before it) to the end of what the first value compares with. A NULL leaves open whether rows are
     * beyond that are equal up to it, and so they are not; a value that compares with other kinds leaves them in.
     */
    private void addBeyond(List<Value> fixed, Value[] values, KeyRange.Beyond beyond, List<KeyBounds> bounds) {
        Value first = values[0];
        Value low = beyond.after() ? first : null;
        Value high = beyond.after() ? null : first;
        if (mayBeSeveral(first, fixed.size())) {
            addBetween(fixed, low, true, high, true, bounds);
            return;
        }
        List<Value> equal = new ArrayList<>(fixed);
        int known = 0;
        while (known < values.length && !values[known].isNull() && !mayBeSeveral(values[known], fixed.size() + known)) {
            equal.add(values[known++]);
        }
        boolean keepsEqual = known == values.length ? beyond.inclusive() : !values[known].isNull();
        KeyBounds kind = KeyBounds.between(fixed, descending, low, true, high, true);
        KeyBounds same = KeyBounds.startingWith(equal, descending);
        boolean behind = beyond.after() != descending[fixed.size()];
        byte[] edge = behind == keepsEqual ? same.fromInclusive() : same.toExclusive();
        KeyBounds range = behind ? new KeyBounds(edge, kind.toExclusive()) : new KeyBounds(kind.fromInclusive(), edge);
        if (!range.isEmpty()) {
            bounds.add(range);
        }
    }

    private void addBetween(
            List<Value> fixed,
            Value low,
            boolean lowInclusive,
            Value high,
            boolean highInclusive,
            List<KeyBounds> bounds) {
        int part = fixed.size();
        if (mayHold(part, (low != null ? low : high).kind())) {
            bounds.add(KeyBounds.between(fixed, descending, low, lowInclusive, high, highInclusive));
        }
        boolean several = low != null && mayBeSeveral(low, part) || high != null && mayBeSeveral(high, part);
        if (!several) {
            return;
        }
        for (ValueKind kind : EqualKinds.READ_FROM_TEXT) {
            if (!mayHold(part, kind)) {
                continue;
            }
            boolean done = (low == null || low.kind() == kind) && (high == null || high.kind() == kind);
            Value otherLow = low == null ? null : Comparisons.counterpart(low, kind);
            Value otherHigh = high == null ? null : Comparisons.counterpart(high, kind);
            boolean comparable = (otherLow == null || !otherLow.isNull()) && (otherHigh == null || !otherHigh.isNull());
            if (!done && comparable) {
                bounds.add(KeyBounds.between(fixed, descending, otherLow, true, otherHigh, true));
            }
        }
        boolean hasTexts =
                low != null && EqualKinds.isReadFromText(low) || high != null && EqualKinds.isReadFromText(high);
        if (hasTexts && mayHold(part, ValueKind.TEXT)) {
            bounds.add(allTexts(fixed));
        }
    }
}
