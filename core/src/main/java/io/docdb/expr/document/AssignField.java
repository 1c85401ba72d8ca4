package io.docdb.expr.document;

import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.type.Casts;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.time.ZoneId;
import java.util.List;

/**
 * A value on its way into a field that is declared to have a type: a cast that refuses to cut text (22001, trailing
 * blanks aside) and names the field in its errors.
 *
 * @param field as messages name it
 */
public record AssignField(String field, SqlType target) implements ScalarFunction {

    @Override
    public String name() {
        return "ASSIGN";
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        return target;
    }

    @Override
    public Value apply(Value[] arguments, EvaluationContext context) {
        return assign(arguments[0], context.zone());
    }

    /** @throws StatementException of the cast, its message led by {@code Column "field": } */
    public Value assign(Value value, ZoneId zone) {
        try {
            return Casts.assign(value, target, zone);
        } catch (StatementException error) {
            throw new StatementException(error.code(), "Column \"" + field + "\": " + error.getMessage());
        }
    }
}
