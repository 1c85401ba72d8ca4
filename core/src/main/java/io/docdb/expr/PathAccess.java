package io.docdb.expr;

import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The value at a path inside a document or array; NULL where the path leads nowhere. Over the document column of a scan
 * it is read straight from the stored bytes.
 *
 * @param type what the schema declares there; ANY if it says nothing
 */
public record PathAccess(Expression base, FieldPath path, SqlType type) implements Expression {

    @Override
    public List<Expression> children() {
        return List.of(base);
    }

    @Override
    public Expression withChildren(List<Expression> children) {
        return new PathAccess(children.get(0), path, type);
    }

    @Override
    public Expression transform(UnaryOperator<Expression> rewrite) {
        Expression newBase = base.transform(rewrite);
        return rewrite.apply(newBase == base ? this : new PathAccess(newBase, path, type));
    }

    @Override
    public void visit(Consumer<Expression> visitor) {
        visitor.accept(this);
        base.visit(visitor);
    }

    /** Expressions are keys of maps all over the planner; the same path has the same type. */
    @Override
    public int hashCode() {
        return base.hashCode() * 31 + path.hashCode();
    }
}
