package io.docdb.expr;

import io.docdb.value.SqlType;
import java.util.List;

/** True if one term is; false if all are; else unknown. At least two terms. */
public record Or(List<Expression> terms) implements Expression {
    public Or {
        terms = List.copyOf(terms);
    }

    @Override
    public SqlType type() {
        return SqlType.BOOLEAN;
    }

    @Override
    public List<Expression> children() {
        return terms;
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return new Or(children);
    }
}
