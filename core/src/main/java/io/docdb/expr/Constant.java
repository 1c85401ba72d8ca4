package io.docdb.expr;

import io.docdb.value.BooleanValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.List;

/** A value known when the statement is bound. */
public record Constant(Value value, SqlType type) implements Expression {
    public static final Constant TRUE = new Constant(BooleanValue.TRUE, SqlType.BOOLEAN);
    public static final Constant FALSE = new Constant(BooleanValue.FALSE, SqlType.BOOLEAN);
    public static final Constant NULL = new Constant(NullValue.NULL, SqlType.NULL);

    @Override
    public List<Expression> children() {
        return List.of();
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return this;
    }
}
