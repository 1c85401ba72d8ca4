package io.docdb.expr;

import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.List;

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
}
