package io.docdb.session;

import io.docdb.bind.Binder;
import io.docdb.bind.ShownPaths;
import io.docdb.cache.ResultCache;
import io.docdb.catalog.CatalogSnapshot;
import io.docdb.error.AuthorizationException;
import io.docdb.error.ConflictException;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.exec.QueryCursor;
import io.docdb.exec.change.StatementOutdatedException;
import io.docdb.exec.operator.ExecutionContext;
import io.docdb.expr.Volatility;
import io.docdb.journal.Refusals;
import io.docdb.sql.ast.AdministrationStatement;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.SchemaChange;
import io.docdb.sql.ast.Statement;
import io.docdb.sql.ast.TransactionStatement;
import io.docdb.storage.file.MemoryShortage;
import io.docdb.txn.IsolationLevel;
import io.docdb.txn.RetryPolicy;
import io.docdb.txn.Transaction;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Takes each statement through its steps, in a transaction. Belongs to one session. */
final class StatementRunner {
    /** How often a statement in auto-commit is tried again after losing to other transactions. */
    private static final int MAX_ATTEMPTS = 50;

    /** In microseconds, by estimate: to look a result up and to keep one takes as long as reading a document by its key. */
    private static final double CHEAPER_THAN_CACHE = 2;

    private final Engine engine;
    private final SessionState state;
    private final StatementCompiler compiler;
    private final SessionValues sessionValues;
    private final SessionVariables variables;
    private final SessionMonitor monitor;
    private final TransactionStatements transactionStatements;
    private final DefinitionStatements definitionStatements;
    private final AdministrationStatements administrationStatements;

    StatementRunner(Engine engine, SessionState state) {
        this.engine = engine;
        this.state = state;
        this.compiler = new StatementCompiler(engine, state::planSettings);
        this.sessionValues = new SessionValues(engine.name(), state.number());
        this.variables = new SessionVariables(state);
        this.monitor = new SessionMonitor(engine);
        this.transactionStatements = new TransactionStatements(state, engine.catalog()::snapshot);
        this.definitionStatements = new DefinitionStatements(engine, state, compiler, this);
        state.setBeforeCommit(definitionStatements::beforeCommit);
        this.administrationStatements =
                new AdministrationStatements(engine, state, compiler, this, definitionStatements, variables);
    }

    /** What names mean, with what the session is set to. */
    Binder binder(CatalogSnapshot catalog) {
        return compiler.binder(catalog, state.options().schema(), state.temporarySchema());
    }

    /** As {@link StatementCompiler#shownPaths}, with what the session is set to. */
    ShownPaths shownPaths(ObjectName name, CatalogSnapshot catalog) {
        return compiler.shownPaths(name, catalog, state.options().schema(), state.temporarySchema());
    }

    Result run(PreparedStatement.Source source, List<Value> parameters, long maxRows, Cancellation cancellation) {
        if (parameters.size() != source.parameterCount()) {
            throw new StatementException(
                    ErrorCode.WRONG_PARAMETER_COUNT,
                    "Statement expected " + source.parameterCount() + " parameters, found " + parameters.size());
        }
        cancellation.check();
        state.activity().begin(source);
        try {
            state.setRowsAside();
            return run(new Execution(source, parameters, maxRows, state.started(cancellation)));
        } finally {
            state.activity().end();
            if (state.isTerminated()) {
                state.rollback();
            }
        }
    }

    private Result run(Execution execution) {
        PreparedStatement.Source source = execution.source();
        try {
            Result result;
            if (source.tree() instanceof TransactionStatement statement) {
                state.activity().beganAt(System.nanoTime());
                result = transactionStatements.run(statement);
            } else {
                result = runInTransaction(execution);
            }
            state.noteChanged(result.changed());
            return result;
        } catch (AuthorizationException refused) {
            Refusals.record(engine.transactions(), state.transactionOptions(), refused.getMessage());
            throw refused;
        } catch (StatementException wrong) {
            throw wrong.inText(source.text());
        } catch (DatabaseException failed) {
            throw state.isTerminated() ? state.terminated() : state.fullDisk().tell(failed);
        } catch (RuntimeException | Error failure) {
            throw told(engine, "Statement", failure);
        }
    }

    /**
     * What to throw for a failure that is none of the statement's. If it was memory that ran out, what was taken is free again, and
     * nothing has happened: whoever is to be told can be told. All others are thrown as they are.
     */
    static RuntimeException told(Engine engine, String what, Throwable failure) {
        if (!MemoryShortage.isBehind(failure)) {
            return rethrown(failure);
        }
        engine.transactions().endCutOff(failure);
        return new DatabaseException(
                ErrorCode.OUT_OF_MEMORY,
                what + " needs more memory than the JVM has: " + failure.getMessage(),
                failure);
    }

    private static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    private Result runInTransaction(Execution execution) {
        if (state.inTransaction() || !state.isAutoCommit()) {
            return attemptInTransaction(execution);
        }
        return repeat(execution, () -> attemptAlone(execution));
    }

    /**
     * One execution of a statement.
     *
     * @param parameters as given, not yet of the types the statement wants
     */
    record Execution(PreparedStatement.Source source, List<Value> parameters, long maxRows, Cancellation cancellation) {
        Statement tree() {
            return source.tree();
        }
    }

    /** Nobody has seen anything of a statement that failed alone: it can be run again as if it came later. */
    private Result repeat(Execution execution, Supplier<Result> attempt) {
        for (int attempts = 1; ; attempts++) {
            try {
                return attempt.get();
            } catch (ConflictException e) {
                boolean hopeless = e.code() != ErrorCode.SERIALIZATION_FAILURE && e.code() != ErrorCode.DEADLOCK;
                if (hopeless || attempts == MAX_ATTEMPTS) {
                    throw e;
                }
                pause(execution, attempts);
            }
        }
    }

    /** Losers that tried again at once would keep each other, and whoever won, from the work. */
    private static void pause(Execution execution, int attempts) {
        execution.cancellation().check();
        RetryPolicy.DEFAULT.pause(attempts);
        execution.cancellation().check();
    }

    /** Auto-commit: a transaction of its own, which queries keep until their rows are closed. */
    private Result attemptAlone(Execution execution) {
        boolean readsOnly = execution.source().readsOnly();
        Transaction transaction = engine.transactions()
                .begin(readsOnly ? state.readOnlyTransactionOptions() : state.transactionOptions());
        state.references().clear();
        boolean kept = false;
        try {
            Runnable atEnd = () -> {
                transaction.close();
                state.endedAlone();
            };
            Result result = attempt(execution, transaction, readsOnly ? atEnd : () -> {});
            if (readsOnly) {
                if (result.rows().orElse(null) instanceof StreamedRows rows) {
                    state.rowsOpened(rows, true);
                    kept = true; // until the rows are closed
                }
                return result;
            }
            Result complete = materialize(result);
            state.complete(transaction);
            state.endedAlone();
            kept = true;
            return complete;
        } finally {
            if (!kept) {
                transaction.close();
                state.endedAlone();
            }
        }
    }

    /** Inside a transaction: a statement that fails is undone alone. */
    private Result attemptInTransaction(Execution execution) {
        return state.inStatement(transaction -> attemptInTransaction(execution, transaction));
    }

    private Result attemptInTransaction(Execution execution, Transaction transaction) {
        for (int attempts = 1; ; attempts++) {
            transaction.beginStatement(execution.cancellation()::check);
            state.activity().beganAt(transaction.statementNanos());
            state.references().beginStatement();
            boolean done = false;
            try {
                Result result = run(execution, transaction, state::restIfDone);
                boolean streams = execution.tree() instanceof Query query
                        && query.locking().isEmpty();
                Result given = streams ? result : materialize(result);
                if (given.rows().orElse(null) instanceof StreamedRows rows) {
                    state.rowsOpened(rows, false);
                }
                done = true;
                return given;
            } catch (StatementOutdatedException outdated) {
                if (attempts == MAX_ATTEMPTS) {
                    throw tooManyRestarts(outdated);
                }
            } catch (ConflictException conflict) {
                if (attempts == MAX_ATTEMPTS || !canRestart(transaction, conflict)) {
                    throw conflict;
                }
                pause(execution, attempts);
            } finally {
                if (!done && transaction.isActive()) {
                    transaction.rollbackStatement();
                }
            }
        }
    }

    /** READ COMMITTED takes a new snapshot for each statement, and so for another attempt of this one, which is undone. */
    private static boolean canRestart(Transaction transaction, ConflictException conflict) {
        return transaction.isolation() == IsolationLevel.READ_COMMITTED
                && conflict.code() == ErrorCode.SERIALIZATION_FAILURE;
    }

    private Result attempt(Execution execution, Transaction transaction, Runnable atEnd) {
        for (int attempts = 1; ; attempts++) {
            transaction.beginStatement(execution.cancellation()::check);
            state.activity().beganAt(transaction.statementNanos());
            state.references().beginStatement();
            try {
                return run(execution, transaction, atEnd);
            } catch (StatementOutdatedException outdated) {
                transaction.rollbackStatement();
                if (attempts == MAX_ATTEMPTS) {
                    throw tooManyRestarts(outdated);
                }
            }
        }
    }

    private static ConflictException tooManyRestarts(StatementOutdatedException outdated) {
        return new ConflictException(
                ErrorCode.SERIALIZATION_FAILURE,
                "Statement lost against other transactions " + MAX_ATTEMPTS + " times",
                outdated);
    }

    private Result run(Execution execution, Transaction transaction, Runnable atEnd) {
        transaction.beginWork();
        try {
            return runWatched(execution, transaction, atEnd);
        } finally {
            transaction.endWork();
        }
    }

    private Result runWatched(Execution execution, Transaction transaction, Runnable atEnd) {
        Statement tree = execution.tree();
        if (tree instanceof SchemaChange || tree instanceof DataChange.Truncate) {
            state.references().endTransaction(transaction);
            return definitionStatements.run(execution, transaction);
        }
        if (tree instanceof AdministrationStatement statement) {
            return administrationStatements.run(statement, execution, transaction);
        }
        CatalogSnapshot catalog = engine.catalog().snapshot(transaction);
        if (tree instanceof DataChange change && !execution.source().isAllowedBy(catalog)) {
            AppendOnly.check(change, catalog);
            if (catalog.version() != CatalogSnapshot.UNCOMMITTED) {
                execution.source().setAllowedBy(catalog);
            }
        }
        CompiledStatement compiled =
                compiler.compile(execution.source(), catalog, state.options().schema(), state.temporarySchema());
        return run(compiled, execution, transaction, atEnd);
    }

    /** Runs what is compiled: from the result cache if it can be, else through the executor. */
    Result run(CompiledStatement general, Execution execution, Transaction transaction, Runnable atEnd) {
        List<Value> parameters = Parameters.convert(
                execution.parameters(),
                general.bound().parameterTypes(),
                state.options().zone());
        CompiledStatement compiled = general.with(parameters);
        Optional<ResultCache.Key> key = cacheKey(compiled, parameters, transaction);
        Optional<ResultCache.Rows> known = key.flatMap(engine.results()::find);
        if (known.isPresent()) {
            List<Value[]> rows = known.get().rows();
            int size = (int) Math.min(rows.size(), execution.maxRows());
            atEnd.run();
            return Result.of(new MemoryRows(compiled.columns(), rows.subList(0, size)));
        }
        ExecutionContext context = context(compiled, parameters, execution, transaction, false);
        QueryCursor cursor = compiled.query().open(context);
        StreamedRows rows = new StreamedRows(
                compiled.columns(),
                transaction.isWatchedForIdleness() ? new WorkingCursor(cursor, transaction) : cursor,
                execution.maxRows(),
                atEnd,
                state.activity(),
                key.map(unused -> engine.results()),
                key.orElse(null));
        if (compiled.bound().isReadOnly()) {
            return Result.of(rows);
        }
        Optional<ResultRows> returned = compiled.columns().isEmpty() ? Optional.empty() : Optional.of(collect(rows));
        rows.close();
        state.references().endStatement(transaction);
        return new Result(returned, execution.tree() instanceof Query ? Result.IS_QUERY : cursor.changedRows());
    }

    ExecutionContext context(
            CompiledStatement compiled,
            List<Value> parameters,
            Execution execution,
            Transaction transaction,
            boolean measured) {
        CatalogSnapshot catalog = compiled.catalog();
        String text = execution.source().text();
        StatementWorld world = new StatementWorld(
                parameters,
                engine,
                state.options(),
                catalog,
                new SequenceCalls(state, catalog, engine.sequences(), execution.tree() instanceof Query),
                sessionValues,
                new SessionCalls(
                        state, engine.advisoryLocks(), monitor, variables, catalog, execution.cancellation()::check),
                execution.cancellation(),
                compiled.text().equals(text) ? text : "");
        if (compiled.bound().volatility() != Volatility.IMMUTABLE) {
            world.now(); // the statement's time is that of its beginning
        }
        return new ExecutionContext(
                world, transaction, state.references(), engine.queryMemoryBytes(), engine.spillSpace(), measured);
    }

    /** Only plans that depend on nothing but what they read, in transactions that have not changed what they read. */
    private Optional<ResultCache.Key> cacheKey(
            CompiledStatement compiled, List<Value> parameters, Transaction transaction) {
        boolean cacheable = state.options().resultCache()
                && engine.results().maxResultBytes() > 0
                && compiled.plan().estimate().cost() > CHEAPER_THAN_CACHE
                && compiled.bound().isReadOnly()
                && compiled.bound().volatility() == Volatility.IMMUTABLE
                && compiled.catalog().version() != CatalogSnapshot.UNCOMMITTED
                && transaction.isolation() != IsolationLevel.SERIALIZABLE
                && !hasWritten(transaction, compiled.bound().reads());
        if (!cacheable) {
            return Optional.empty();
        }
        List<Long> versions = new ArrayList<>();
        for (int collection : compiled.bound().reads()) {
            versions.add((long) collection);
            versions.add(transaction.lastChange(collection));
        }
        return Optional.of(new ResultCache.Key(
                compiled, parameters, versions, state.options().zone()));
    }

    private static boolean hasWritten(Transaction transaction, Set<Integer> collections) {
        for (int collection : collections) {
            if (transaction.hasWritten(collection)) {
                return true;
            }
        }
        return false;
    }

    /** What a change returns is read to its end before its transaction goes on. */
    static Result materialize(Result result) {
        return result.rows().orElse(null) instanceof StreamedRows rows
                ? new Result(Optional.of(collect(rows)), result.changed(), result.warnings())
                : result;
    }

    private static MemoryRows collect(StreamedRows rows) {
        List<Value[]> copies = new ArrayList<>();
        List<ResultColumn> columns = rows.columns();
        try (rows) {
            while (rows.next()) {
                Value[] copy = new Value[columns.size()];
                for (int i = 0; i < copy.length; i++) {
                    copy[i] = rows.value(i);
                }
                copies.add(copy);
            }
        }
        return new MemoryRows(columns, copies);
    }

    PreparedStatement.Description describe(PreparedStatement.Source source) {
        try {
            return describeInTransaction(source);
        } catch (StatementException wrong) {
            throw wrong.inText(source.text());
        }
    }

    private PreparedStatement.Description describeInTransaction(PreparedStatement.Source source) {
        boolean binds = source.tree() instanceof Query
                || source.tree() instanceof DataChange && !(source.tree() instanceof DataChange.Truncate);
        if (!binds) {
            return administrationStatements.describe(source);
        }
        if (state.inTransaction()) {
            return state.inStatement(transaction -> describe(source, transaction));
        }
        try (Transaction transaction = engine.transactions().begin(state.readOnlyTransactionOptions())) {
            return describe(source, transaction);
        }
    }

    private PreparedStatement.Description describe(PreparedStatement.Source source, Transaction transaction) {
        CompiledStatement compiled = compiler.compile(
                source, engine.catalog().snapshot(transaction), state.options().schema(), state.temporarySchema());
        return new PreparedStatement.Description(
                compiled.columns(), compiled.bound().parameterTypes());
    }

    /** True if the session has made temporary objects. */
    boolean hasTemporary() {
        return definitionStatements.hasTemporary();
    }

    /** Drops what the session made for itself. A database that has failed meanwhile keeps it until it is opened again. */
    void dropTemporary() {
        try {
            definitionStatements.dropTemporary();
        } catch (DatabaseException e) {
            if (e.code() != ErrorCode.DATABASE_STOPPED && e.code() != ErrorCode.CLOSED) {
                throw e;
            }
        }
    }
}
