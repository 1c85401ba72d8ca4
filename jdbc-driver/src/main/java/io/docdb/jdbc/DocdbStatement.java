package io.docdb.jdbc;

import io.docdb.error.StatementException;
import io.docdb.session.Cancellation;
import io.docdb.session.KeyColumns;
import io.docdb.session.KeyedQuery;
import io.docdb.session.PreparedStatement;
import io.docdb.session.Result;
import io.docdb.session.Session;
import io.docdb.value.Value;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** Runs SQL text, in the {@link Turns} of its connection. One thread at a time, but for {@link #cancel} and {@link #close}. */
class DocdbStatement extends StatementSettings {
    private final DocdbConnection connection;
    private final ResultSetKind kind;
    private final List<String> batch = new ArrayList<>();
    private volatile DocdbResultSet current; // null when the last result is a count
    private volatile long count = -1;
    private final Queue<Result> following =
            new ArrayDeque<>(0); // of a text of several statements; their rows are in memory
    private final Warnings warnings = new Warnings();
    private final RunningStatement running = new RunningStatement();
    private boolean wantsKeys;
    private long changed = -1; // by the statement that gave the current rows, if it was a change
    private volatile DocdbResultSet keys; // null until keys are there
    private volatile boolean closed;

    DocdbStatement(DocdbConnection connection, ResultSetKind kind) {
        this.connection = connection;
        this.kind = kind;
    }

    final Session session() throws SQLException {
        requireOpen();
        return connection.session();
    }

    @Override
    final void requireOpen() throws SQLException {
        if (closed) {
            throw SqlErrors.wrongUse("08003", "Statement is closed");
        }
        connection.requireOpen();
    }

    // ---- running

    /** Runs a text and keeps what it gives. @return true if that is, of several results the first, rows */
    final boolean run(StatementText text, List<Value> parameters) throws SQLException {
        return connection.turns().take(() -> {
            requireOpen();
            closeResults();
            warnings.clear();
            Cancellation cancellation = running.begin(timeout());
            long rows = rowLimit();
            wantsKeys = text.keys().isPresent();
            if (text.isSingle()) {
                KeyedQuery keyed = withKey(text.first());
                Result result = keyed.statement().execute(parameters, rows, cancellation);
                warnings.add(result);
                keep(result, wantsKeys, keyed.added());
                if (kind.updatable() && current != null) {
                    letWrite(keyed.statement(), parameters);
                }
            } else {
                following.addAll(session().executeAll(text.statements(), parameters, text.keys(), rows, cancellation));
                following.forEach(warnings::add);
                keep(following.remove(), wantsKeys, 0);
            }
            return current != null;
        });
    }

    /** Rows that are to be changed are found by their key, shown or not. */
    private KeyedQuery withKey(PreparedStatement query) throws SQLException {
        try {
            return kind.updatable() ? session().withKey(query) : new KeyedQuery(query, 0);
        } catch (StatementException e) {
            return new KeyedQuery(query, 0); // its execution says what is wrong, as it does without this
        }
    }

    /** Where the rows do not stand for documents, they are read-only, and a warning says why: JDBC asks for both. */
    private void letWrite(PreparedStatement query, List<Value> parameters) throws SQLException {
        try {
            current.setDocuments(session().writableRows(query, parameters));
        } catch (StatementException obstacle) {
            String why = "Result set is read-only: " + obstacle.getMessage();
            warnings.add(why);
            current.setReadOnly(why);
        }
    }

    /** @param unseen how many of the last columns belong to no one who reads the rows */
    private void keep(Result result, boolean wantsKeys, int unseen) throws SQLException {
        count = result.changed();
        changed = result.changed();
        if (result.rows().isPresent() && wantsKeys && result.changed() >= 0) {
            keys = DocdbResultSet.of(this, result.rows().get(), Scrolling.INSENSITIVE, 0);
        } else if (result.rows().isPresent()) {
            current = DocdbResultSet.of(this, result.rows().get(), kind.scrolling(), unseen);
            count = -1;
        }
    }

    final Duration timeout() throws SQLException {
        int seconds = getQueryTimeout();
        return seconds > 0
                ? Duration.ofSeconds(seconds)
                : connection.session().options().statementTimeout();
    }

    private boolean run(String sql, Optional<KeyColumns> wanted) throws SQLException {
        return run(text(sql, wanted), List.of());
    }

    private StatementText text(String sql, Optional<KeyColumns> wanted) throws SQLException {
        return connection.turns().take(() -> StatementText.of(session(), sql, wanted));
    }

    @Override
    public boolean execute(String sql) throws SQLException {
        return run(sql, Optional.empty());
    }

    @Override
    public boolean execute(String sql, int generatedKeys) throws SQLException {
        return run(sql, KeyRequest.of(generatedKeys));
    }

    @Override
    public boolean execute(String sql, int[] columns) throws SQLException {
        return run(sql, KeyRequest.of(columns));
    }

    @Override
    public boolean execute(String sql, String[] columns) throws SQLException {
        return run(sql, KeyRequest.of(columns));
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        return runQuery(text(sql, Optional.empty()), List.of());
    }

    /** Refuses what gives no rows, or several results, before it is done. */
    final ResultSet runQuery(StatementText text, List<Value> parameters) throws SQLException {
        if (!text.isSingle()) {
            throw SqlErrors.wrongUse(
                    "0100E",
                    "Text of " + text.statements().size()
                            + " statements gives several results: use execute, then getMoreResults");
        }
        PreparedStatement statement = text.first();
        return connection.turns().take(() -> {
            boolean rowless =
                    switch (statement.kind()) {
                        case DEFINITION, TRANSACTION -> true;
                        case CHANGE -> statement.columns().isEmpty();
                        case QUERY, OTHER -> false;
                    };
            if (rowless || !run(new StatementText(text.statements(), Optional.empty()), parameters)) {
                throw SqlErrors.wrongUse("07005", "Statement gives no rows: use executeUpdate or execute");
            }
            return current; // in the turn: another thread that closes the statement takes it away after that
        });
    }

    /** Refuses a query before it is run. @return the count of the first statement */
    final long runUpdate(StatementText text, List<Value> parameters) throws SQLException {
        if (text.hasQuery()) {
            throw givesRows();
        }
        return connection.turns().take(() -> {
            run(text, parameters);
            return requireCount();
        });
    }

    private long runUpdate(String sql, Optional<KeyColumns> wanted) throws SQLException {
        return runUpdate(text(sql, wanted), List.of());
    }

    private static SQLException givesRows() {
        return SqlErrors.wrongUse("07005", "Statement gives rows: use executeQuery or execute");
    }

    @Override
    public int executeUpdate(String sql) throws SQLException {
        return toInt(executeLargeUpdate(sql));
    }

    @Override
    public int executeUpdate(String sql, int generatedKeys) throws SQLException {
        return toInt(executeLargeUpdate(sql, generatedKeys));
    }

    @Override
    public int executeUpdate(String sql, int[] columns) throws SQLException {
        return toInt(executeLargeUpdate(sql, columns));
    }

    @Override
    public int executeUpdate(String sql, String[] columns) throws SQLException {
        return toInt(executeLargeUpdate(sql, columns));
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        return runUpdate(sql, Optional.empty());
    }

    @Override
    public long executeLargeUpdate(String sql, int generatedKeys) throws SQLException {
        return runUpdate(sql, KeyRequest.of(generatedKeys));
    }

    @Override
    public long executeLargeUpdate(String sql, int[] columns) throws SQLException {
        return runUpdate(sql, KeyRequest.of(columns));
    }

    @Override
    public long executeLargeUpdate(String sql, String[] columns) throws SQLException {
        return runUpdate(sql, KeyRequest.of(columns));
    }

    /** What a change returns is let go of; rows of anything else are too many. */
    private long requireCount() throws SQLException {
        if (current != null) {
            long counted = changed;
            closeCurrent();
            if (counted < 0) {
                throw givesRows();
            }
            count = counted;
        }
        return Math.max(0, count);
    }

    static int toInt(long count) {
        return (int) Math.min(Integer.MAX_VALUE, count);
    }

    // ---- batches

    @Override
    public void addBatch(String sql) throws SQLException {
        requireOpen();
        if (sql == null) {
            throw SqlErrors.wrongUse("22023", "Expected an SQL statement, found null");
        }
        batch.add(sql);
    }

    @Override
    public void clearBatch() throws SQLException {
        requireOpen();
        batch.clear();
    }

    @Override
    public int[] executeBatch() throws SQLException {
        List<String> statements = List.copyOf(batch);
        batch.clear();
        return inBatch(
                () -> runBatch(statements.size(), number -> runUpdate(statements.get(number), Optional.empty())));
    }

    /** Runs entries that are cancelled together. */
    final int[] inBatch(SqlErrors.Work<int[]> entries) throws SQLException {
        return connection.turns().take(() -> {
            requireOpen();
            running.beginBatch(timeout());
            try {
                return entries.run();
            } finally {
                running.endBatch();
            }
        });
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        return Arrays.stream(executeBatch()).asLongStream().toArray();
    }

    /** Runs one item of a batch. */
    @FunctionalInterface
    interface BatchItem {
        long run(int number) throws SQLException;
    }

    /** Stops at the first failure; the exception tells how far it came, and carries the failure's own SQLState. */
    static int[] runBatch(int size, BatchItem item) throws BatchUpdateException {
        int[] counts = new int[size];
        for (int i = 0; i < size; i++) {
            try {
                counts[i] = toInt(item.run(i));
            } catch (SQLException e) {
                throw batchFailure(i, e, Arrays.copyOf(counts, i));
            }
        }
        return counts;
    }

    static BatchUpdateException batchFailure(int number, SQLException e, int[] countsBefore) {
        BatchUpdateException failure = new BatchUpdateException(
                "Batch entry " + number + ": " + e.getMessage(), e.getSQLState(), e.getErrorCode(), countsBefore, e);
        failure.setNextException(e); // where programs look that are older than causes
        return failure;
    }

    // ---- results

    @Override
    public ResultSet getResultSet() throws SQLException {
        DocdbResultSet given = current;
        requireOpen(); // after that: who closes says so first, and then takes away what there is
        return given;
    }

    @Override
    public int getUpdateCount() throws SQLException {
        return (int) Math.min(Integer.MAX_VALUE, getLargeUpdateCount());
    }

    @Override
    public long getLargeUpdateCount() throws SQLException {
        long given = current != null ? -1 : count;
        requireOpen(); // after that, as in getResultSet
        return given;
    }

    /** A text of several statements gives a result for each. */
    @Override
    public boolean getMoreResults() throws SQLException {
        return getMoreResults(Statement.CLOSE_CURRENT_RESULT);
    }

    @Override
    public boolean getMoreResults(int option) throws SQLException {
        if (option != Statement.CLOSE_CURRENT_RESULT
                && option != Statement.KEEP_CURRENT_RESULT
                && option != Statement.CLOSE_ALL_RESULTS) {
            throw SqlErrors.wrongUse("22023", "Not what can be done with the current result: " + option);
        }
        return connection.turns().take(() -> {
            requireOpen();
            if (option != Statement.KEEP_CURRENT_RESULT && current != null) {
                current.close();
            }
            current = null;
            count = -1;
            if (!following.isEmpty()) {
                keep(following.remove(), wantsKeys, 0);
            }
            return current != null;
        });
    }

    /** One row for each document the last INSERT made; no rows if keys were not asked for. */
    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        DocdbResultSet given = keys;
        requireOpen(); // after that, as in getResultSet
        return given != null ? given : DocdbResultSet.empty(this);
    }

    final Optional<DocdbResultSet> keys() {
        return Optional.ofNullable(keys);
    }

    final void setKeys(DocdbResultSet collected) {
        this.keys = collected;
    }

    final void closeResults() throws SQLException {
        following.clear();
        closeCurrent();
    }

    private void closeCurrent() throws SQLException {
        DocdbResultSet closing = current;
        current = null;
        count = -1;
        keys = null;
        if (closing != null) {
            closing.close();
        }
    }

    /** Called by a result set that has ended. */
    final void resultClosed() throws SQLException {
        if (closesOnCompletion() && !closed && current != null && following.isEmpty()) {
            close();
        }
    }

    // ---- about the statement

    @Override
    public Connection getConnection() throws SQLException {
        requireOpen();
        return connection;
    }

    @Override
    public int getResultSetType() throws SQLException {
        requireOpen();
        return kind.scrolling().jdbcType();
    }

    @Override
    public int getResultSetConcurrency() throws SQLException {
        requireOpen();
        return kind.updatable() ? ResultSet.CONCUR_UPDATABLE : ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public int getResultSetHoldability() throws SQLException {
        requireOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        requireOpen();
        return warnings.first();
    }

    @Override
    public void clearWarnings() throws SQLException {
        requireOpen();
        warnings.clear();
    }

    // ---- the end

    /** From any thread: what this statement is running, or is still giving rows of, fails with 57014. */
    @Override
    public void cancel() {
        running.cancel();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /** From any thread, and without waiting: what it is running there is cancelled. */
    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        if (!turns().useIfFree(this::closeInTurn)) {
            running.cancel();
            turns().useSoon(this::closeInTurn);
        }
    }

    private void closeInTurn() throws SQLException {
        connection.forget(this);
        DocdbResultSet closing = keys;
        closeResults();
        if (closing != null) {
            closing.close();
        }
    }

    /** For what is done on its session. */
    final Turns turns() {
        return connection.turns();
    }
}
