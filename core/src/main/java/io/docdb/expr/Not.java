package io.docdb.expr;

import io.docdb.value.SqlType;
import java.util.List;

/** True for false, false for true, unknown for unknown. */
public record Not(Expression operand) implements Expression {

    @Override
    public SqlType type() {
        return SqlType.BOOLEAN;
    }

    @Override
    public List<Expression> children() {
        return List.of(operand);
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return new Not(children.get(0));
    }
}
