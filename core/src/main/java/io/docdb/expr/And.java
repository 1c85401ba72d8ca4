package io.docdb.expr;

import io.docdb.value.SqlType;
import java.util.List;

/** True if all terms are; false if one is; else unknown. At least two terms. */
public record And(List<Expression> terms) implements Expression {
    public And {
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
        return new And(children);
    }
}
