package io.docdb.expr;

import io.docdb.value.SqlType;
import java.util.List;

/** A scalar function or operator (arithmetic, {@code ||}, IS TRUE, JSON functions …) applied to its arguments. */
public record Call(ScalarFunction function, List<Expression> arguments, SqlType type) implements Expression {
    public Call {
        arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expression> children() {
        return arguments;
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return new Call(function, children, type);
    }
}
