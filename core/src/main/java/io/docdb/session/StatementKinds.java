package io.docdb.session;

import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.SchemaChange;
import io.docdb.sql.ast.Statement;
import io.docdb.sql.ast.TransactionStatement;

/** Sorts statements into kinds. */
final class StatementKinds {
    private StatementKinds() {}

    static PreparedStatement.Kind of(Statement tree) {
        if (tree instanceof Query) {
            return PreparedStatement.Kind.QUERY;
        }
        if (tree instanceof DataChange) {
            return PreparedStatement.Kind.CHANGE;
        }
        if (tree instanceof SchemaChange) {
            return PreparedStatement.Kind.DEFINITION;
        }
        return tree instanceof TransactionStatement ? PreparedStatement.Kind.TRANSACTION : PreparedStatement.Kind.OTHER;
    }
}
