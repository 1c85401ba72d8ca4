package io.docdb.session;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.ForeignKeyDefinition;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.error.StatementException;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.TransactionStatement;
import io.docdb.txn.IsolationLevel;
import io.docdb.txn.Savepoint;
import io.docdb.txn.Transaction;
import io.docdb.txn.TransactionOptions;
import java.util.List;
import java.util.function.Function;

/** BEGIN, COMMIT, ROLLBACK, SAVEPOINT, SET TRANSACTION, SET AUTOCOMMIT. Belongs to one session. */
final class TransactionStatements {
    private final SessionState state;
    private final Function<Transaction, CatalogSnapshot> catalogs;

    /** @param catalogs what is defined, in a transaction's eyes */
    TransactionStatements(SessionState state, Function<Transaction, CatalogSnapshot> catalogs) {
        this.state = state;
        this.catalogs = catalogs;
    }

    Result run(TransactionStatement statement) {
        if (statement instanceof TransactionStatement.Begin begin) {
            begin(begin.modes());
        } else if (statement instanceof TransactionStatement.Commit commit) {
            state.commit();
            again(commit.chain());
        } else if (statement instanceof TransactionStatement.Rollback rollback) {
            if (rollback.savepoint().isPresent()) {
                state.rollbackTo(find(rollback.savepoint().get()));
            } else {
                state.rollback();
                again(rollback.chain());
            }
        } else if (statement instanceof TransactionStatement.SetSavepoint savepoint) {
            requireTransaction("SAVEPOINT");
            String name = savepoint.name().text();
            state.savepoints().add(state.savepoint(name));
        } else if (statement instanceof TransactionStatement.ReleaseSavepoint release) {
            Savepoint savepoint = find(release.name());
            state.transaction().release(savepoint);
            List<Savepoint> savepoints = state.savepoints();
            savepoints.subList(savepoints.indexOf(savepoint), savepoints.size()).clear();
        } else if (statement instanceof TransactionStatement.SetConstraints set) {
            requireTransaction("SET CONSTRAINTS");
            state.inStatement(transaction -> {
                setConstraints(set, transaction);
                return null;
            });
        } else if (statement instanceof TransactionStatement.SetAutoCommit set) {
            state.changeAutoCommit(set.on());
        } else if (statement instanceof TransactionStatement.SetTransaction set) {
            setModes(set);
        }
        return Result.changed(0);
    }

    /** @throws DatabaseException UNKNOWN_OBJECT for a name, WRONG_OBJECT_TYPE for that of a key that cannot be deferred */
    private void setConstraints(TransactionStatement.SetConstraints set, Transaction transaction) {
        List<ForeignKeyDefinition> keys = catalogs.apply(transaction).collections().stream()
                .flatMap(collection -> collection.foreignKeys().stream())
                .toList();
        List<String> names =
                set.names().stream().map(name -> name.last().text()).toList();
        for (String name : names) {
            List<ForeignKeyDefinition> named = keys.stream()
                    .filter(key -> key.name().equalsIgnoreCase(name))
                    .toList();
            if (named.isEmpty()) {
                throw new DatabaseException(
                        ErrorCode.UNKNOWN_OBJECT,
                        "Foreign key \"" + name + "\" not found"
                                + NearNames.didYouMean(
                                        name,
                                        keys.stream()
                                                .map(ForeignKeyDefinition::name)
                                                .toList()));
            }
            if (named.stream().noneMatch(ForeignKeyDefinition::deferrable)) {
                throw new DatabaseException(
                        ErrorCode.WRONG_OBJECT_TYPE,
                        "Foreign key \"" + name + "\" is not DEFERRABLE: it holds after each statement");
            }
        }
        transaction.beginStatement();
        state.references().set(names, set.deferred(), transaction);
    }

    private void begin(TransactionStatement.Modes modes) {
        if (state.inTransaction()) {
            throw new DatabaseException(
                    ErrorCode.INVALID_TRANSACTION_STATE,
                    "A transaction is open already: COMMIT or ROLLBACK first, or use SAVEPOINT");
        }
        beginWith(state.options(), modes);
    }

    private void beginWith(SessionOptions base, TransactionStatement.Modes modes) {
        SessionOptions before = state.options();
        state.setOptions(with(base, modes));
        try {
            state.begin();
        } finally {
            state.setOptions(before);
        }
    }

    private void again(boolean chain) {
        if (chain) {
            state.beginAgain();
        }
    }

    /** The newest savepoint of that name. */
    private Savepoint find(Name name) {
        List<Savepoint> savepoints = state.savepoints();
        for (int i = savepoints.size() - 1; i >= 0 && state.inTransaction(); i--) {
            if (savepoints.get(i).name().equalsIgnoreCase(name.text())) {
                return savepoints.get(i);
            }
        }
        throw new StatementException(
                        ErrorCode.UNKNOWN_SAVEPOINT,
                        "Savepoint \"" + name + "\" not found"
                                + NearNames.didYouMean(
                                        name.text(),
                                        savepoints.stream().map(Savepoint::name).toList()))
                .at(name.at().offset());
    }

    private void requireTransaction(String what) {
        if (!state.inTransaction() && state.isAutoCommit()) {
            throw new DatabaseException(
                    ErrorCode.INVALID_TRANSACTION_STATE, what + " expected an open transaction: BEGIN first");
        }
    }

    private void setModes(TransactionStatement.SetTransaction set) {
        if (state.isUntouched() && !set.session()) {
            TransactionOptions open = state.currentTransactionOptions();
            state.rollback();
            beginWith(state.options().withIsolation(open.isolation()).withReadOnly(open.readOnly()), set.modes());
            return;
        }
        if (state.inTransaction() && !set.session()) {
            throw new DatabaseException(
                    ErrorCode.INVALID_TRANSACTION_STATE,
                    "SET TRANSACTION expected no open transaction: say it in BEGIN, or before the first statement");
        }
        if (set.session()) {
            state.setOptions(with(state.options(), set.modes()));
        } else if (!state.isAutoCommit()) {
            beginWith(state.options(), set.modes()); // the one that the next statement would begin
        } // else there is no transaction it could be said of: nothing changes, as in PostgreSQL
    }

    private static SessionOptions with(SessionOptions options, TransactionStatement.Modes modes) {
        SessionOptions changed = options;
        if (modes.isolation().isPresent()) {
            changed = changed.withIsolation(level(modes.isolation().get()));
        }
        return modes.readOnly().isPresent()
                ? changed.withReadOnly(modes.readOnly().get())
                : changed;
    }

    private static IsolationLevel level(TransactionStatement.Isolation isolation) {
        return switch (isolation) {
            case READ_UNCOMMITTED, READ_COMMITTED -> IsolationLevel.READ_COMMITTED;
            case REPEATABLE_READ, SNAPSHOT -> IsolationLevel.SNAPSHOT;
            case SERIALIZABLE -> IsolationLevel.SERIALIZABLE;
        };
    }
}
