package io.docdb.session;

import io.docdb.error.ConflictException;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.Statement;
import io.docdb.sql.ast.TransactionStatement;
import io.docdb.txn.RetryPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Several statements that are run together. In auto-commit they share a transaction that nobody has asked for: the implicit one,
 * which begins with the first statement that needs one and ends behind the last. Used once.
 */
final class StatementSequence {
    private static final int MAX_ATTEMPTS = 50;

    private final Session session;
    private final SessionState state;
    private final List<PreparedStatement> statements;
    private final Optional<KeyColumns> keyColumns;
    private boolean implicit; // the open transaction is ours to end

    StatementSequence(
            Session session, SessionState state, List<PreparedStatement> statements, Optional<KeyColumns> keyColumns) {
        this.session = session;
        this.state = state;
        this.statements = statements;
        this.keyColumns = keyColumns;
    }

    /** Nobody has seen anything of an implicit transaction that lost to others: it can be run again as if it came later. */
    List<Result> run(Function<PreparedStatement, Result> execution) {
        boolean repeatable = state.isAutoCommit()
                && !state.inTransaction()
                && statements.stream().noneMatch(statement -> statement.kind() == PreparedStatement.Kind.TRANSACTION);
        for (int attempts = 1; ; attempts++) {
            try {
                return runOnce(execution);
            } catch (ConflictException e) {
                boolean hopeless = e.code() != ErrorCode.SERIALIZATION_FAILURE && e.code() != ErrorCode.DEADLOCK;
                if (!repeatable || hopeless || attempts == MAX_ATTEMPTS) {
                    throw e;
                }
                RetryPolicy.DEFAULT.pause(attempts);
            }
        }
    }

    private List<Result> runOnce(Function<PreparedStatement, Result> execution) {
        List<Result> results = new ArrayList<>();
        boolean done = false;
        try {
            for (PreparedStatement statement : statements) {
                results.add(run(statement, execution));
            }
            if (implicit) {
                implicit = false;
                state.commit();
            }
            done = true;
            return results;
        } finally {
            if (!done && implicit) {
                implicit = false;
                state.rollback();
            }
        }
    }

    private Result run(PreparedStatement statement, Function<PreparedStatement, Result> execution) {
        Statement tree = statement.source().tree();
        if (tree instanceof TransactionStatement) {
            return ofTransaction(statement, execution);
        }
        if (state.isAutoCommit() && !state.inTransaction()) {
            state.begin();
            implicit = true;
        }
        PreparedStatement asRun = keyColumns.isPresent() && statement.kind() == PreparedStatement.Kind.CHANGE
                ? session.returningKeys(statement, keyColumns.get())
                : statement;
        return StatementRunner.materialize(execution.apply(asRun));
    }

    private Result ofTransaction(PreparedStatement statement, Function<PreparedStatement, Result> execution) {
        Statement tree = statement.source().tree();
        if (implicit && tree instanceof TransactionStatement.Begin begin) {
            if (begin.modes().isolation().isPresent()
                    || begin.modes().readOnly().isPresent()) {
                throw new DatabaseException(
                        ErrorCode.INVALID_TRANSACTION_STATE,
                        "BEGIN with modes expected to be the first statement of its text: the statements before it are of the"
                                + " same transaction");
            }
            implicit = false; // it has the statements before it, and is the caller's to end
            return Result.changed(0);
        }
        Result result = execution.apply(statement);
        boolean ends = tree instanceof TransactionStatement.Commit
                || tree instanceof TransactionStatement.SetAutoCommit set && !set.on() // now it is the caller's to end
                || tree instanceof TransactionStatement.Rollback rollback
                        && rollback.savepoint().isEmpty();
        implicit = implicit && !ends;
        return result;
    }
}
