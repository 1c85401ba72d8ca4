package io.docdb.plan.physical;

import io.docdb.expr.Expression;
import io.docdb.value.SqlType;
import io.docdb.value.ValueKind;
import java.util.List;
import java.util.Optional;

/**
 * A range of an index or of the primary key, in terms of its leading parts. The expressions are over outer columns,
 * parameters and constants; they are evaluated when the node is opened.
 *
 * <p>Example: {@code country = ? AND population >= 1000} over an index (country, population) is the prefix [?] and the tail
 * {@link Between}(1000 inclusive, none).
 *
 * @param prefix values the first parts are equal to
 * @param tail what the part behind the prefix is limited to
 * @param kinds of the values of each part, NULLs aside, as they are declared; empty for a part, and for parts behind the end of
 *     the list, in which there may be values of any kind: a date is sought among texts there, too
 */
public record KeyRange(List<Equal> prefix, Tail tail, List<Optional<ValueKind>> kinds) {
    public KeyRange {
        prefix = List.copyOf(prefix);
        kinds = List.copyOf(kinds);
    }

    /** Among values of any kind. */
    public KeyRange(List<Equal> prefix, Tail tail) {
        this(prefix, tail, List.of());
    }

    /** Of more ranges the entries are sorted instead of merged: each open one takes memory. */
    public static final int MOST_MERGED = 1_000;

    /** Everything. */
    public static final KeyRange ALL = new KeyRange(List.of(), Whole.INSTANCE);

    public static KeyRange equalTo(List<Expression> values) {
        return new KeyRange(
                values.stream().map(value -> new Equal(value, false)).toList(), Whole.INSTANCE);
    }

    /**
     * Equality of one part.
     *
     * @param nullMatches true for IS NOT DISTINCT FROM and IS NULL (value: the constant NULL); if false, a NULL value makes
     *     the range empty, as {@code =} does
     * @param ofElements true for {@code = ANY (value)}: each element of the array makes a range of its own, NULLs make none; what
     *     is no array counts as its only element
     * @param orNested true if arrays and objects are inside the range, too, for what is asked looks into them
     * @param conversion if what is there is made something else before it is compared, as in {@link Converted}
     */
    public record Equal(
            Expression value,
            boolean nullMatches,
            boolean ofElements,
            boolean orNested,
            Optional<Conversion> conversion) {
        public Equal(Expression value, boolean nullMatches) {
            this(value, nullMatches, false, false, Optional.empty());
        }

        /** {@code = ANY (array)}. */
        public static Equal any(Expression array) {
            return new Equal(array, false, true, false, Optional.empty());
        }

        /** {@code CAST (… AS type) = value}. */
        public static Equal converted(Expression value, Conversion conversion) {
            return new Equal(value, false, false, false, Optional.of(conversion));
        }

        /** What is asked of the elements of an array looks into arrays and objects among them, too. */
        public Equal orNestedOnes() {
            return new Equal(value, nullMatches, ofElements, true, conversion);
        }

        /** What is asked of an array is asked of what one is made of: texts in which one may be written are inside, too. */
        public Equal orTextsOfArrays() {
            return new Equal(value, nullMatches, ofElements, orNested, Optional.of(Conversion.OF_ARRAYS));
        }

        /** True if it is one value, and nothing else. */
        public boolean isOneValue() {
            return !ofElements && !orNested && conversion.isEmpty();
        }

        /** True if NULLs are in the range. */
        public boolean holdsNulls() {
            return nullMatches || conversion.filter(Conversion::orNull).isPresent();
        }
    }

    /** What the part behind the prefix is limited to. */
    public sealed interface Tail permits Whole, NotNull, Between, StartsWith, Matches, Beyond, Converted {}

    /** No limit. */
    public enum Whole implements Tail {
        INSTANCE
    }

    /** IS NOT NULL. */
    public enum NotNull implements Tail {
        INSTANCE
    }

    /**
     * Comparison with one or two bounds; NULLs and values of other kinds than the bound's are outside, and a NULL bound
     * makes the range empty. At least one bound.
     */
    public record Between(Optional<Bound> from, Optional<Bound> to) implements Tail {}

    /** One end of a range. */
    public record Bound(Expression value, boolean inclusive) {}

    /** Texts that begin with the value of the expression (LIKE with a known prefix). */
    public record StartsWith(Expression text) implements Tail {}

    /**
     * Texts that begin as all matches of a LIKE pattern do, once that is known; all texts if it begins with a wildcard.
     *
     * @param escape as in {@link io.docdb.expr.Like}
     */
    public record Matches(Expression pattern, Expression escape) implements Tail {}

    /**
     * Rows that come after or before a row of values, as {@code (a, b) > (?, ?)} compares them: the next parts, as many as there
     * are values, all ascending or all descending. The first of them is never NULL.
     *
     * @param after true for greater, false for less
     */
    public record Beyond(List<Expression> values, boolean after, boolean inclusive) implements Tail {
        public Beyond {
            values = List.copyOf(values);
        }
    }

    /**
     * What is in a range when it has been made a number or a text: values of that kind in the range, and a little beside it, for
     * numbers are rounded; and all of other kinds.
     *
     * @param tail {@link Between} or {@link StartsWith}
     */
    public record Converted(Tail tail, Conversion conversion) implements Tail {}

    /**
     * How a value becomes another one.
     *
     * @param type of numbers or texts; or arrays, of whose elements the value is one
     * @param orNull if NULLs may become such values, too: JSON_VALUE looks into arrays on the way, where a path finds nothing
     * @param orNested if arrays and objects may
     */
    public record Conversion(SqlType type, boolean orNull, boolean orNested) {
        static final Conversion OF_ARRAYS = new Conversion(SqlType.ARRAY, false, false);

        /** True if it is the elements of an array that are sought. */
        public boolean isOfArrays() {
            return type.family() == SqlType.Family.ARRAY;
        }
    }
}
