package io.docdb.expr;

import io.docdb.value.SqlType;
import java.util.List;

/**
 * A function that computes faster, or only then rightly, when it knows its operands: a pattern that is constant is
 * compiled once, whole numbers are divided differently from decimals.
 */
public interface SpecializingFunction extends ScalarFunction {
    /**
     * The function to run for these operands; takes the same arguments and gives the same values. Itself if there is
     * nothing to gain.
     *
     * @param arguments bound operands, constants folded
     * @param result the type {@link #resultType} gave for them
     */
    ScalarFunction specialize(List<Expression> arguments, SqlType result);
}
