package io.docdb.expr;

import io.docdb.value.SqlType;
import java.util.List;

/** The value of a column: of the row at hand, or of an outer query's row if the row at hand has no such column. */
public record ColumnRef(Column column) implements Expression {

    @Override
    public SqlType type() {
        return column.type();
    }

    @Override
    public List<Expression> children() {
        return List.of();
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return this;
    }
}
