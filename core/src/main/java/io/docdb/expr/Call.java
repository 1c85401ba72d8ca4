package io.docdb.expr;

import io.docdb.value.SqlType;
import java.util.List;

/**
 * A scalar function or operator (arithmetic, {@code ||}, IS TRUE, JSON functions …) applied to its arguments.
 *
 * @param place for the error of a value it cannot take
 */
public record Call(ScalarFunction function, List<Expression> arguments, SqlType type, TextPlace place)
        implements Expression {
    public Call {
        arguments = List.copyOf(arguments);
    }

    public Call(ScalarFunction function, List<Expression> arguments, SqlType type) {
        this(function, arguments, type, TextPlace.NONE);
    }

    @Override
    public List<Expression> children() {
        return arguments;
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return new Call(function, children, type, place);
    }
}
