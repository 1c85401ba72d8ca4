package io.docdb.jdbc;

import io.docdb.error.DatabaseException;
import io.docdb.session.KeyColumns;
import io.docdb.session.PreparedStatement;
import io.docdb.session.ResultColumn;
import io.docdb.session.Session;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a text says: one statement, or several that are run together.
 *
 * @param keys which generated keys are wanted back
 */
record StatementText(List<PreparedStatement> statements, Optional<KeyColumns> keys) {
    StatementText {
        statements = List.copyOf(statements);
    }

    static StatementText of(Session session, String sql, Optional<KeyColumns> keys) {
        List<PreparedStatement> statements = session.prepareAll(sql);
        return statements.size() > 1 || keys.isEmpty()
                ? new StatementText(statements, keys)
                : new StatementText(List.of(session.prepareReturningKeys(sql, keys.get())), keys);
    }

    boolean isSingle() {
        return statements.size() == 1;
    }

    PreparedStatement first() {
        return statements.get(0);
    }

    /** Those of the whole text. */
    int parameterCount() {
        return first().parameterCount();
    }

    /** Of the first result. */
    List<ResultColumn> columns() {
        return first().columns();
    }

    boolean hasQuery() {
        for (int i = 0; i < statements.size(); i++) { // no stream: asked for each entry of a batch
            if (statements.get(i).kind() == PreparedStatement.Kind.QUERY) {
                return true;
            }
        }
        return false;
    }

    /** What is known: a statement may read what the ones before it are still to define. */
    List<SqlType> parameterTypes() {
        if (isSingle()) {
            return first().parameterTypes();
        }
        List<SqlType> known = new ArrayList<>();
        for (PreparedStatement statement : statements) {
            List<SqlType> types;
            try {
                types = statement.parameterTypes();
            } catch (DatabaseException notYet) {
                types = List.of();
            }
            for (int i = 0; i < types.size(); i++) {
                if (i == known.size()) {
                    known.add(SqlType.ANY);
                }
                if (known.get(i).family() == SqlType.Family.ANY) {
                    known.set(i, types.get(i));
                }
            }
        }
        return known;
    }
}
