package io.docdb.dsl;

import io.docdb.Database;
import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.txn.IsolationLevel;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/**
 * An open database for Java: collections, queries, transactions. Each operation outside a transaction is one of its own.
 * Thread-safe. What {@link #withMapper}, {@link #onBehalfOf} and {@link #with} give shares the database, and closing any
 * closes it.
 */
public final class DocumentDatabase extends DocumentStore implements AutoCloseable {
    private final Database database;
    private final SessionPool pool;

    DocumentDatabase(Database database, SessionOptions options) {
        this(database, new SessionPool(database, options), DocumentMapper.standard());
    }

    private DocumentDatabase(Database database, SessionPool pool, DocumentMapper mapper) {
        super(pool, mapper);
        this.database = database;
        this.pool = pool;
    }

    /** The database below, for what is not said here. */
    public Database database() {
        return database;
    }

    /** The same database, its objects mapped with the modules and settings of this mapper. */
    public DocumentDatabase withMapper(JsonMapper mapper) {
        return new DocumentDatabase(database, pool, DocumentMapper.of(mapper));
    }

    /** The same database in sessions of other settings: {@code db.with(options -> options.withReadOnly(true))}. */
    public DocumentDatabase with(UnaryOperator<SessionOptions> change) {
        return new DocumentDatabase(database, new SessionPool(database, change.apply(pool.options())), mapper());
    }

    /** The same database for somebody, whose name the audit records with every change. */
    public DocumentDatabase onBehalfOf(String principal) {
        return with(options -> options.withPrincipal(principal));
    }

    /** The same database with circumstances the audit records with every change, such as the request at hand. */
    public DocumentDatabase inContext(Map<String, String> context) {
        return with(options -> options.withContext(context));
    }

    // ---- transactions

    /**
     * Runs work in a SERIALIZABLE transaction and commits; repeats it when it met a conflict. The work may run several times
     * and must keep nothing of a run that failed. Called within such work it runs a transaction of its own, which does not see
     * what the other has changed, and waits in vain for its locks.
     */
    public <R> R transact(Function<DocumentTransaction, R> work) {
        Given.given(work, "work to do");
        return pool.call(session -> session.transact(running -> {
            try (DocumentTransaction transaction = new DocumentTransaction(running, mapper(), () -> {})) {
                return work.apply(transaction);
            }
        }));
    }

    /** As {@link #transact}, for work without a result. */
    public void transactVoid(Consumer<DocumentTransaction> work) {
        transact(transaction -> {
            work.accept(transaction);
            return true;
        });
    }

    /** Begins a transaction that the caller ends; it does not repeat itself. Close it: without commit it is rolled back. */
    public DocumentTransaction begin() {
        return begin(pool.options().isolation());
    }

    public DocumentTransaction begin(IsolationLevel isolation) {
        Sessions.Lease lease = pool.lease();
        Session session = lease.session();
        SessionOptions before = session.options();
        try {
            session.setOptions(before.withIsolation(isolation));
            session.begin();
            return new DocumentTransaction(session, mapper(), () -> {
                if (!session.isClosed()) {
                    session.rollback();
                    session.setOptions(before);
                }
                lease.close();
            });
        } catch (RuntimeException | Error e) {
            lease.close();
            throw e;
        }
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }
}
