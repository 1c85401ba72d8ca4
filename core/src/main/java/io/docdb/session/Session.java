package io.docdb.session;

import io.docdb.bind.ShownPaths;
import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.CollectionStatistics;
import io.docdb.catalog.ViewDefinition;
import io.docdb.error.ConflictException;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.sql.Parser;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.Statement;
import io.docdb.txn.IsolationLevel;
import io.docdb.txn.RetryPolicy;
import io.docdb.txn.Savepoint;
import io.docdb.value.FieldPath;
import io.docdb.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One client's conversation with a database: its transaction, its settings, its statements.
 *
 * <p>Begins in auto-commit: each statement is a transaction of its own, which for a query lasts until its rows are closed.
 * Without auto-commit the first statement begins a transaction, and {@link #commit} or {@link #rollback} ends it. Belongs
 * to one thread at a time, but for {@link #cancel}. Close it: what was not committed is rolled back.
 */
public final class Session implements AutoCloseable {
    private final Engine engine;
    private final StatementTexts texts;
    private final StatementRunner runner;
    private final SessionState state;

    public Session(Engine engine, SessionOptions options) {
        this.engine = engine;
        this.texts = new StatementTexts(engine.statements());
        this.state = new SessionState(engine, options);
        this.runner = new StatementRunner(engine, state);
        engine.sessions().add(state);
    }

    // ---- statements

    /** Runs one SQL statement. Errors as {@link PreparedStatement#execute}, and SYNTAX_ERROR (42601). */
    public Result execute(String sql, Value... parameters) {
        return prepare(sql).execute(List.of(parameters));
    }

    /** @throws io.docdb.error.StatementException SYNTAX_ERROR (42601) with line and column */
    public PreparedStatement prepare(String sql) {
        state.requireOpen();
        return new PreparedStatement(this, texts.parse(sql));
    }

    /**
     * The statements of a text that may hold several, separated by semicolons. Each knows all parameters of the text.
     *
     * @throws io.docdb.error.StatementException SYNTAX_ERROR (42601), with line and column of the whole text
     */
    public List<PreparedStatement> prepareAll(String sql) {
        state.requireOpen();
        List<PreparedStatement.Source> sources = texts.parseAll(sql);
        return sources.size() == 1
                ? List.of(new PreparedStatement(this, sources.get(0)))
                : sources.stream()
                        .map(source -> new PreparedStatement(this, source))
                        .toList();
    }

    /**
     * Runs several statements in order. In auto-commit, outside of a transaction, they are one: all of them happen or none, as
     * in PostgreSQL. BEGIN among them turns that transaction into one that stays open behind them, COMMIT and ROLLBACK end it,
     * and another one begins with the next statement. Inside a transaction what came before a failing statement stays. Rows are
     * kept in memory.
     *
     * @param parameters of all of them, each takes the ones it names
     * @param keyColumns if present, an INSERT gives these, as {@link #prepareReturningKeys} says
     * @param cancellation of all of them; each has as much time
     * @return what each gave
     */
    public List<Result> executeAll(
            List<PreparedStatement> statements,
            List<Value> parameters,
            Optional<KeyColumns> keyColumns,
            long maxRows,
            Cancellation cancellation) {
        state.requireOpen();
        return new StatementSequence(this, state, statements, keyColumns)
                .run(statement -> statement.execute(parameters, maxRows, cancellation.again()));
    }

    /** As the other, of a text. */
    public List<Result> executeAll(String sql, Value... parameters) {
        return executeAll(
                prepareAll(sql),
                List.of(parameters),
                Optional.empty(),
                Long.MAX_VALUE,
                new Cancellation(options().statementTimeout()));
    }

    /** A statement that a program has built; equal trees share a plan. */
    public PreparedStatement prepare(Statement tree, int parameterCount) {
        state.requireOpen();
        return new PreparedStatement(this, new PreparedStatement.Source("", tree, parameterCount));
    }

    /** A statement that was prepared in any session of this database: what is compiled for one serves all of them. */
    public PreparedStatement prepare(PreparedStatement known) {
        state.requireOpen();
        return new PreparedStatement(this, known.source());
    }

    /**
     * An INSERT whose result is the keys it made, one row for each document.
     *
     * @param keyColumns which columns. UPDATE and DELETE, too, give those that are named or numbered; queries none
     */
    public PreparedStatement prepareReturningKeys(String sql, KeyColumns keyColumns) {
        return returningKeys(prepare(sql), keyColumns);
    }

    PreparedStatement returningKeys(PreparedStatement plain, KeyColumns keyColumns) {
        Statement tree = GeneratedKeys.returning(plain.source().tree(), keyColumns, this::shownPaths);
        return tree == plain.source().tree()
                ? plain
                : new PreparedStatement(
                        this,
                        new PreparedStatement.Source(
                                plain.source().text(), tree, plain.source().parameterCount()));
    }

    /** The statements of a script, in order, without running them. */
    public static List<String> split(String script) {
        return Parser.split(script);
    }

    /** The words that are names only in quotes, for clients that quote. */
    public static List<String> reservedWords() {
        return Parser.reservedWords();
    }

    /**
     * The query with what its rows need to be changed through them, if that can be had.
     *
     * @throws io.docdb.error.StatementException if it does not bind to the definitions as they are now
     */
    public KeyedQuery withKey(PreparedStatement query) {
        PreparedStatement.Source source = query.source();
        return source.tree() instanceof Query tree && tree.body() instanceof QueryBody.Select
                ? KeyedQuery.of(query, runner.binder(catalog()).missingKey(tree, source.text()), this)
                : new KeyedQuery(query, 0);
    }

    /**
     * The documents that the rows of a query show, to be changed through them.
     *
     * @param parameters the query was executed with
     * @throws io.docdb.error.StatementException VIEW_NOT_UPDATABLE (55000) saying why the rows do not stand for documents of one
     *     collection or view, or WRONG_OBJECT_TYPE (42809) if it is no query
     */
    public WritableRows writableRows(PreparedStatement query, List<Value> parameters) {
        PreparedStatement.Source source = query.source();
        if (!(source.tree() instanceof Query tree)) {
            throw new StatementException(ErrorCode.WRONG_OBJECT_TYPE, "it is no query");
        }
        return new WritableRows(this, runner.binder(catalog()).shownRows(tree, source.text()), parameters);
    }

    Result execute(PreparedStatement statement, List<Value> parameters, long maxRows, Cancellation cancellation) {
        state.requireOpen();
        return runner.run(statement.source(), parameters, maxRows, cancellation);
    }

    PreparedStatement.Description describe(PreparedStatement statement) {
        state.requireOpen();
        return runner.describe(statement.source());
    }

    /** Ends the statement that is running in another thread, which then fails with CANCELLED (57014). Thread-safe. */
    public void cancel() {
        state.cancel();
    }

    // ---- transactions

    public boolean isAutoCommit() {
        return state.isAutoCommit();
    }

    /** Turning it on commits what is open. */
    public void setAutoCommit(boolean on) {
        state.requireOpen();
        state.changeAutoCommit(on);
    }

    public boolean inTransaction() {
        return state.inTransaction();
    }

    /** Begins a transaction, also in auto-commit, which then resumes after it. @throws DatabaseException 25000 inside one */
    public void begin() {
        state.requireOpen();
        if (state.inTransaction()) {
            throw new DatabaseException(
                    ErrorCode.INVALID_TRANSACTION_STATE, "A transaction is open already: commit or roll back first");
        }
        state.begin();
    }

    /**
     * Commits; does nothing if no transaction is open.
     *
     * @throws ConflictException SERIALIZATION_FAILURE (40001) if a SERIALIZABLE transaction read what others changed; it is
     *     rolled back
     * @throws DatabaseException OUT_OF_MEMORY (53200) if the heap does not hold the commit; it is rolled back
     */
    public void commit() {
        state.requireOpen();
        try {
            state.commit();
        } catch (Error error) {
            throw StatementRunner.told(engine, "Commit", error);
        }
    }

    /** Undoes everything since the transaction began; does nothing if none is open. */
    public void rollback() {
        state.requireOpen();
        state.rollback();
    }

    /** Marks a place to roll back to; begins a transaction if none is open. @param name empty for none */
    public Savepoint savepoint(String name) {
        state.requireOpen();
        return state.savepoint(name);
    }

    /**
     * Undoes what came after the savepoint, which stays valid, and gives back the locks taken since: others may change those
     * rows.
     *
     * @throws DatabaseException UNKNOWN_SAVEPOINT (3B001)
     */
    public void rollbackTo(Savepoint savepoint) {
        state.requireOpen();
        state.rollbackTo(savepoint);
    }

    /** Forgets the savepoint and those made after it. @throws DatabaseException UNKNOWN_SAVEPOINT (3B001) */
    public void release(Savepoint savepoint) {
        state.requireOpen();
        state.transaction().release(savepoint);
    }

    /**
     * Runs work in a SERIALIZABLE transaction and commits; repeats both when they fail with a retryable error, a wait for a lock
     * that took longer than a second excepted. The work may run several times and must keep nothing of a run that failed.
     */
    public <T> T transact(Function<Session, T> work) {
        state.requireOpen();
        if (state.inTransaction()) {
            throw new DatabaseException(
                    ErrorCode.INVALID_TRANSACTION_STATE, "transact cannot run inside an open transaction");
        }
        SessionOptions before = state.options();
        boolean autoCommit = state.isAutoCommit();
        try {
            state.setOptions(before.withIsolation(IsolationLevel.SERIALIZABLE).withReadOnly(false));
            state.setAutoCommit(false);
            return RetryPolicy.DEFAULT.run(attempt(work));
        } finally {
            state.setAutoCommit(autoCommit);
            state.setOptions(before);
        }
    }

    private <T> Supplier<T> attempt(Function<Session, T> work) {
        return () -> {
            boolean done = false;
            try {
                T result = work.apply(this);
                state.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    state.rollback();
                }
            }
        };
    }

    // ---- settings

    public SessionOptions options() {
        return state.options();
    }

    /** Isolation, read-only, durability, principal and context count from the next transaction, all else at once. */
    public void setOptions(SessionOptions options) {
        state.requireOpen();
        state.setOptions(options);
    }

    /** The definitions as this session sees them now. */
    public CatalogSnapshot catalog() {
        state.requireOpen();
        if (state.inTransaction()) {
            return state.inStatement(engine.catalog()::snapshot);
        }
        return engine.catalog().committed(engine.transactions(), state.readOnlyTransactionOptions());
    }

    private ShownPaths shownPaths(ObjectName name) {
        return runner.shownPaths(name, catalog());
    }

    /** The collection or table of that name, as a statement finds it: temporary ones first. */
    public Optional<CollectionDefinition> findCollection(ObjectName name) {
        return runner.binder(catalog()).findCollection(name);
    }

    /** The view of that name, as a statement finds it. */
    public Optional<ViewDefinition> findView(ObjectName name) {
        return runner.binder(catalog()).findView(name);
    }

    /**
     * The fields that are the key of the documents of a collection, or of a view that shows those of one collection.
     *
     * @throws io.docdb.error.StatementException COLLECTION_NOT_FOUND (42S02); WRONG_OBJECT_TYPE (42809) for a view whose
     *     documents have no key
     */
    public List<FieldPath> primaryKey(ObjectName name) {
        ShownPaths shown = shownPaths(name);
        return shown.primaryKey()
                .orElseThrow(() -> new StatementException(
                        ErrorCode.WRONG_OBJECT_TYPE,
                        "No key: the view \"" + name + "\" does not show all of "
                                + shown.stored().primaryKey()
                                + ", the key of \"" + shown.stored().name()
                                + "\"; let it show that, or say which are meant by a condition"));
    }

    /**
     * What the planner knows of a collection's contents, as it was gathered last; empty before the first query that reads it.
     * ANALYZE gathers it anew.
     *
     * @throws io.docdb.error.StatementException COLLECTION_NOT_FOUND (42S02)
     */
    public CollectionStatistics statistics(String collection) {
        return engine.statistics()
                .known(catalog().getCollection(options().schema(), collection).id());
    }

    /** What tells it apart from the other sessions of this JVM: SESSION_ID() and {@code pg_backend_pid()}. Thread-safe. */
    public long number() {
        return state.number();
    }

    /** The name of the database. */
    public String databaseName() {
        return engine.name();
    }

    /** True if temporary objects have been made in this session: whoever comes next would find them. */
    public boolean hasTemporary() {
        return runner.hasTemporary();
    }

    /** True if nothing that SET can say is other than when the session was made: whoever comes next would find it so. */
    public boolean isAsMade() {
        return state.isAsMade();
    }

    public boolean isClosed() {
        return state.isClosed();
    }

    /** True if statements can be run: neither it nor its database is closed, has stopped or was terminated. Thread-safe, and never waits. */
    public boolean isUsable() {
        return !state.isClosed()
                && !state.isTerminated()
                && engine.transactions().isOpen();
    }

    @Override
    public void close() {
        if (!state.isClosed()) {
            runner.dropTemporary();
            state.close();
        }
    }
}
