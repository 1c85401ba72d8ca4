package io.docdb.expr;

import io.docdb.value.SqlType;
import java.util.List;

/** True if the operand, a path, leads to no field at all; a JSON null is not missing. */
public record IsMissing(Expression operand) implements Expression {

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
        return new IsMissing(children.get(0));
    }
}
