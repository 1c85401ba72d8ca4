package io.docdb.expr;

import io.docdb.value.Value;

/** The state of one aggregate over one group. Confined to one query. */
public interface Accumulator {
    /** Takes in one row's argument values (an empty array for COUNT(*)). The array may be reused by the caller. */
    void add(Value[] arguments);

    /** Takes out a row that was added before (moving window frames); only if {@link #canRemove}. */
    default void remove(Value[] arguments) {
        throw new IllegalStateException(getClass().getSimpleName() + " cannot remove");
    }

    default boolean canRemove() {
        return false;
    }

    /** True if {@link #merge} may be tried. */
    default boolean canMerge() {
        return false;
    }

    /**
     * Takes in the rows another accumulator of the same call has taken in, as if they had come after its own; only if {@link
     * #canMerge}. The other one must not be used any more.
     *
     * @return false if the result might not be the same to the last digit: then neither is of use
     */
    default boolean merge(Accumulator later) {
        throw new IllegalStateException(getClass().getSimpleName() + " cannot merge");
    }

    /** The result so far; may be asked repeatedly. */
    Value result();

    /** Estimated heap bytes held, for the memory budget. */
    default long sizeBytes() {
        return 64;
    }
}
