package io.docdb.expr;

import io.docdb.value.SqlType;
import java.util.List;

/** Several values compared as one, left to right. The binder leaves it only where a row value may stand. */
public record RowConstructor(List<Expression> fields) implements Expression {
    public RowConstructor {
        fields = List.copyOf(fields);
    }

    @Override
    public SqlType type() {
        return SqlType.rowOf(fields.stream().map(Expression::type).toList());
    }

    @Override
    public List<Expression> children() {
        return fields;
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return new RowConstructor(children);
    }
}
