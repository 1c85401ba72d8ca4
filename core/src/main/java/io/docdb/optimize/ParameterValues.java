package io.docdb.optimize;

import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.Parameter;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * What the estimates of a plan may take parameters for. The plan itself is right for all values: it is only cheap for those that
 * are as frequent as these.
 *
 * @param values by position; of a NULL, and where there are fewer, nothing is known
 */
record ParameterValues(List<Value> values) {
    static final ParameterValues UNKNOWN = new ParameterValues(List.of());

    ParameterValues {
        values = List.copyOf(values);
    }

    /** The value of a constant, or of a parameter that is known. */
    Optional<Value> find(Expression expression) {
        if (expression instanceof Constant constant) {
            return Optional.of(constant.value());
        }
        return expression instanceof Parameter parameter && parameter.position() < values.size()
                ? Optional.of(values.get(parameter.position())).filter(value -> !value.isNull())
                : Optional.empty();
    }

    /** The same, with NULL for what is not known. */
    Value valueOrNull(Expression expression) {
        return find(expression).orElse(NullValue.NULL);
    }
}
