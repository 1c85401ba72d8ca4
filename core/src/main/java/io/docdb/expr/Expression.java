package io.docdb.expr;

import io.docdb.value.SqlType;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A bound, typed, immutable expression. Two expressions that are {@code equals} compute the same (unless volatile).
 * Thread-safe.
 */
public sealed interface Expression
        permits Constant,
                Parameter,
                ColumnRef,
                PathAccess,
                And,
                Or,
                Not,
                Comparison,
                IsNull,
                IsMissing,
                InList,
                Like,
                Case,
                Cast,
                Call,
                RowConstructor,
                SubqueryExpression {

    SqlType type();

    /** The operands in order; for a subquery only those outside its plan. */
    List<Expression> children();

    /** A copy with other operands, as many and in the same order as {@link #children}. */
    Expression withChildren(List<Expression> children);

    /** A copy with {@code rewrite} applied to every node, operands first. */
    default Expression transform(UnaryOperator<Expression> rewrite) {
        List<Expression> before = children();
        if (before.isEmpty()) {
            return rewrite.apply(this);
        }
        List<Expression> after = Rewrite.each(before, child -> child.transform(rewrite));
        return rewrite.apply(after == before ? this : withChildren(after));
    }

    /** Visits this node and all below it, parents first; does not enter the plans of subqueries. */
    default void visit(Consumer<Expression> visitor) {
        visitor.accept(this);
        List<Expression> children = children();
        for (int i = 0; i < children.size(); i++) {
            children.get(i).visit(visitor);
        }
    }
}
