package io.docdb.expr.scalar;

import io.docdb.expr.BinaryFunction;
import io.docdb.expr.EvaluationContext;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code value = ANY (array)} and {@code value <> ALL (array)} for many values and one array, as {@code id = ANY (?)} in a filter:
 * from the second time on that the same array is given, its elements are looked up in a hash set. Thread-safe: executions with
 * other arrays take turns, which costs speed alone.
 */
final class ElementLookup implements BinaryFunction {
    /** Below this many elements comparing one by one is as fast as hashing. */
    private static final int HASHED_ELEMENTS = 8;

    private final Quantified plain;
    private Known last; // immutable, so that whichever a thread sees will do; Java null before the first

    ElementLookup(Quantified plain) {
        this.plain = plain;
    }

    /** @param elements empty until the array comes again */
    private record Known(ArrayValue array, Optional<Elements> elements) {}

    /** @param kind of all values; NULL if they are not of one kind, so that no hash tells */
    private record Elements(Set<Value> values, ValueKind kind, boolean hasNull) {
        static Elements of(ArrayValue array) {
            Set<Value> values = new HashSet<>();
            ValueKind kind = ValueKind.NULL;
            boolean hasNull = false;
            for (Value element : array.elements()) {
                if (element.isNull()) {
                    hasNull = true;
                } else if (kind == ValueKind.NULL || kind == element.kind()) {
                    kind = element.kind();
                    values.add(element);
                } else {
                    return new Elements(Set.of(), ValueKind.NULL, hasNull);
                }
            }
            return new Elements(values, kind, hasNull);
        }
    }

    @Override
    public String name() {
        return plain.name();
    }

    @Override
    public boolean nullOnNull() {
        return plain.nullOnNull();
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        return plain.resultType(arguments);
    }

    @Override
    public Value apply(Value left, Value right, EvaluationContext context) {
        if (!(right instanceof ArrayValue array) || array.size() < HASHED_ELEMENTS || left.isNull()) {
            return plain.apply(left, right, context);
        }
        Elements elements = elements(array);
        if (elements == null || elements.kind() != left.kind()) {
            return plain.apply(left, right, context);
        }
        if (elements.values().contains(left)) {
            return BooleanValue.of(!plain.all());
        }
        return elements.hasNull() ? NullValue.NULL : BooleanValue.of(plain.all());
    }

    /** Java null for an array that is seen for the first time: those of a column come once each. */
    private Elements elements(ArrayValue array) {
        Known known = last;
        if (known == null || known.array() != array) {
            last = new Known(array, Optional.empty());
            return null;
        }
        if (known.elements().isPresent()) {
            return known.elements().get();
        }
        Elements elements = Elements.of(array);
        last = new Known(array, Optional.of(elements));
        return elements;
    }
}
