package io.docdb.expr;

import io.docdb.value.SqlType;
import java.util.List;

/** True if the operand is NULL (or missing), else false; never unknown. */
public record IsNull(Expression operand) implements Expression {

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
        return new IsNull(children.get(0));
    }
}
