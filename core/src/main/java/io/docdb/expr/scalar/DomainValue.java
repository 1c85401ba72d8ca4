package io.docdb.expr.scalar;

import io.docdb.error.ConstraintException;
import io.docdb.error.ErrorCode;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.ScalarFunction;
import io.docdb.value.BooleanValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.List;

/**
 * A cast to a domain: (value, its conditions) gives the value.
 *
 * @param constraints the names of the conditions
 * @param conditions how they are written
 * @param orNull NULL for a value that is not of the domain, as TRY_CAST has it
 */
public record DomainValue(
        String domain, boolean notNull, List<String> constraints, List<String> conditions, boolean orNull, SqlType type)
        implements ScalarFunction {
    public DomainValue {
        constraints = List.copyOf(constraints);
        conditions = List.copyOf(conditions);
    }

    @Override
    public String name() {
        return "DOMAIN " + domain;
    }

    @Override
    public boolean nullOnNull() {
        return false;
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        return type;
    }

    /** @throws ConstraintException NULL_NOT_ALLOWED, CHECK_VIOLATED if a condition is false */
    @Override
    public Value apply(Value[] arguments, EvaluationContext context) {
        Value value = arguments[0];
        if (notNull && value.isNull()) {
            return refuse(
                    ErrorCode.NULL_NOT_ALLOWED,
                    "NULL not allowed: the domain \"" + domain + "\" expected a value of type " + type
                            + ", found NULL");
        }
        for (int i = 0; i < constraints.size(); i++) {
            if (arguments[i + 1].equals(BooleanValue.FALSE)) {
                return refuse(
                        ErrorCode.CHECK_VIOLATED,
                        "Check violated: the domain \"" + domain + "\" \"" + constraints.get(i) + "\" expected "
                                + conditions.get(i) + ", found " + value);
            }
        }
        return value;
    }

    private Value refuse(ErrorCode code, String message) {
        if (orNull) {
            return NullValue.NULL;
        }
        throw new ConstraintException(code, message);
    }
}
