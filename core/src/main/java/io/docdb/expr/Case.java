package io.docdb.expr;

import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;

/** The result of the first branch whose condition is true, else {@code otherwise}. COALESCE and NULLIF become this. */
public record Case(List<When> branches, Expression otherwise, SqlType type) implements Expression {

    /** One branch. */
    public record When(Expression condition, Expression result) {}

    public Case {
        branches = List.copyOf(branches);
    }

    /** Condition and result of each branch, then the otherwise. */
    @Override
    public List<Expression> children() {
        List<Expression> children = new ArrayList<>(branches.size() * 2 + 1);
        for (When branch : branches) {
            children.add(branch.condition());
            children.add(branch.result());
        }
        children.add(otherwise);
        return children;
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        List<When> copies = new ArrayList<>(branches.size());
        for (int i = 0; i < branches.size(); i++) {
            copies.add(new When(children.get(2 * i), children.get(2 * i + 1)));
        }
        return new Case(copies, children.get(2 * branches.size()), type);
    }
}
