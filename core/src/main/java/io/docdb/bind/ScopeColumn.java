package io.docdb.bind;

import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;

/**
 * A name that stands for a value.
 *
 * @param name as declared
 * @param expression what it stands for
 * @param owner the table it belongs to, for messages; empty for a column that a join merged of two
 * @param nullable false only if it is known never to be null
 */
record ScopeColumn(String name, Expression expression, String owner, boolean nullable) {

    String qualifiedName() {
        return owner.isEmpty() ? name : owner + "." + name;
    }

    ScopeColumn asNullable() {
        if (nullable) {
            return this;
        }
        Expression padded =
                expression instanceof ColumnRef ref ? ref.column().asNullable().ref() : expression;
        return new ScopeColumn(name, padded, owner, true);
    }
}
