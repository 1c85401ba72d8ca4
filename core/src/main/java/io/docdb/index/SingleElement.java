package io.docdb.index;

import io.docdb.value.ArrayValue;
import io.docdb.value.FieldPath;
import io.docdb.value.Value;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A value that stands where an array is expected counts as an array of one, for {@code = ANY} and UNNEST and therefore for
 * the entries of an index on {@code tags[*]}.
 *
 * @param array the path up to the {@code [*]}
 * @param rest the path behind it
 */
record SingleElement(FieldPath array, FieldPath rest) {

    static SingleElement of(FieldPath path) {
        int star = path.steps().indexOf(FieldPath.AnyElement.INSTANCE);
        return new SingleElement(
                new FieldPath(path.steps().subList(0, star)),
                new FieldPath(path.steps().subList(star + 1, path.steps().size())));
    }

    /** Hands on what the value leads to, if it is no array and not null. @param read finds the value at a path */
    void forEach(Function<FieldPath, Value> read, Consumer<Value> action) {
        Value value = read.apply(array);
        if (!value.isNull() && !(value instanceof ArrayValue)) {
            rest.forEach(value, action);
        }
    }
}
