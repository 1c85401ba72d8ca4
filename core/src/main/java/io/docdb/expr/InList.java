package io.docdb.expr;

import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;

/** True if the operand equals one of the items; unknown if it equals none and a NULL takes part. Items: at least one. */
public record InList(Expression operand, List<Expression> items) implements Expression {
    public InList {
        items = List.copyOf(items);
    }

    @Override
    public SqlType type() {
        return SqlType.BOOLEAN;
    }

    @Override
    public List<Expression> children() {
        List<Expression> children = new ArrayList<>(items.size() + 1);
        children.add(operand);
        children.addAll(items);
        return children;
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return new InList(children.get(0), children.subList(1, children.size()));
    }
}
