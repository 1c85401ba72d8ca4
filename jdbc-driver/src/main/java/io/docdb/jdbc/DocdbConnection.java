package io.docdb.jdbc;

import io.docdb.Database;
import io.docdb.DatabaseOptions;
import io.docdb.error.StatementException;
import io.docdb.session.KeyColumns;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.txn.IsolationLevel;
import io.docdb.value.SqlType;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * A connection: one session on one database. Threads that share it take {@link Turns} at its session, statement by statement
 * and row by row; the transaction is one for all of them. {@link #abort}, {@link #close} and cancelling wait for nobody.
 */
final class DocdbConnection extends ConnectionSettings {
    private final ConnectionUrl url;
    private final Product product;
    private final Database database;
    private final Session session;
    private final Turns turns = new Turns();
    private final Set<DocdbStatement> statements = ConcurrentHashMap.newKeySet();
    private final Properties clientInfo = new Properties();
    private volatile boolean closed;

    private DocdbConnection(ConnectionUrl url, Product product, Database database, Session session) {
        this.url = url;
        this.product = product;
        this.database = database;
        this.session = session;
    }

    static DocdbConnection open(ConnectionUrl url) throws SQLException {
        Product product = Product.of(url);
        SessionOptions options = SessionSettings.of(url, product);
        Database database = database(url, DatabaseSettings.of(url));
        boolean done = false;
        try {
            DocdbConnection connection = new DocdbConnection(url, product, database, database.session(options));
            done = true;
            return connection;
        } finally {
            if (!done) {
                database.close();
            }
        }
    }

    private static Database database(ConnectionUrl url, DatabaseOptions options) {
        if (url.folder().isPresent()) {
            return Database.open(url.folder().get(), options);
        }
        return url.memoryName().isEmpty() ? Database.inMemory(options) : Database.inMemory(url.memoryName(), options);
    }

    Session session() throws SQLException {
        requireOpen();
        return session;
    }

    ConnectionUrl url() {
        return url;
    }

    Product product() {
        return product;
    }

    @Override
    void requireOpen() throws SQLException {
        if (closed) {
            throw SqlErrors.wrongUse("08003", "Connection is closed");
        }
    }

    Turns turns() {
        return turns;
    }

    void forget(DocdbStatement statement) {
        statements.remove(statement);
    }

    private <T extends DocdbStatement> T track(T statement) {
        statements.add(statement);
        return statement;
    }

    // ---- statements

    @Override
    public Statement createStatement() throws SQLException {
        return createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    }

    @Override
    public Statement createStatement(int type, int concurrency) throws SQLException {
        return track(new DocdbStatement(this, kind(type, concurrency)));
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdable) throws SQLException {
        setHoldability(holdable);
        return createStatement(type, concurrency);
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
        return prepare(sql, kind(type, concurrency), Optional.empty());
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdable) throws SQLException {
        setHoldability(holdable);
        return prepareStatement(sql, type, concurrency);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
        return prepare(sql, ResultSetKind.PLAIN, KeyRequest.of(generatedKeys));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
        return prepare(sql, ResultSetKind.PLAIN, KeyRequest.of(columns));
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
        return prepare(sql, ResultSetKind.PLAIN, KeyRequest.of(columns));
    }

    /** Functions are what there is to call: {@code {? = call f(?)}}, {@code {call f(?)}}. */
    @Override
    public CallableStatement prepareCall(String sql) throws SQLException {
        return prepareCall(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
        return FunctionCall.prepare(sql, call -> prepareStatement(call, type, concurrency));
    }

    @Override
    public CallableStatement prepareCall(String sql, int type, int concurrency, int holdable) throws SQLException {
        setHoldability(holdable);
        return prepareCall(sql, type, concurrency);
    }

    private PreparedStatement prepare(String sql, ResultSetKind kind, Optional<KeyColumns> keys) throws SQLException {
        requireOpen();
        return turns.take(() -> track(new DocdbPreparedStatement(this, sql, kind, keys)));
    }

    /** The text as it is: the parser reads JDBC's escapes by itself. */
    @Override
    public String nativeSQL(String sql) throws SQLException {
        requireOpen();
        return sql;
    }

    // ---- transactions

    @Override
    public boolean getAutoCommit() throws SQLException {
        return session().isAutoCommit();
    }

    @Override
    public void setAutoCommit(boolean on) throws SQLException {
        turns.use(() -> session().setAutoCommit(on));
    }

    @Override
    public void commit() throws SQLException {
        requireManualCommit("commit");
        turns.use(() -> session().commit());
    }

    @Override
    public void rollback() throws SQLException {
        requireManualCommit("rollback");
        turns.use(() -> session().rollback());
    }

    private void requireManualCommit(String what) throws SQLException {
        if (session().isAutoCommit() && !session().inTransaction()) {
            throw SqlErrors.wrongUse("25000", "Cannot " + what + ": the connection is in auto-commit mode");
        }
    }

    @Override
    public Savepoint setSavepoint() throws SQLException {
        requireManualCommit("set a savepoint");
        return turns.take(() -> DocdbSavepoint.unnamed(session()));
    }

    @Override
    public Savepoint setSavepoint(String name) throws SQLException {
        requireManualCommit("set a savepoint");
        return turns.take(() -> DocdbSavepoint.named(session(), name));
    }

    @Override
    public void rollback(Savepoint savepoint) throws SQLException {
        requireManualCommit("roll back to a savepoint");
        turns.use(() -> session().rollbackTo(DocdbSavepoint.inner(savepoint)));
    }

    @Override
    public void releaseSavepoint(Savepoint savepoint) throws SQLException {
        turns.use(() -> DocdbSavepoint.release(session(), savepoint));
    }

    @Override
    public int getTransactionIsolation() throws SQLException {
        return SessionSettings.jdbcLevel(session().options().isolation());
    }

    @Override
    public void setTransactionIsolation(int level) throws SQLException {
        IsolationLevel wanted = SessionSettings.level(level);
        turns.use(() -> session().setOptions(session().options().withIsolation(wanted)));
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        return session().options().readOnly();
    }

    @Override
    public void setReadOnly(boolean readOnly) throws SQLException {
        turns.use(() -> {
            if (readOnly != isReadOnly() && session().inTransaction()) {
                throw SqlErrors.wrongUse("25001", "Cannot change read-only inside a transaction");
            }
            session().setOptions(session().options().withReadOnly(readOnly));
        });
    }

    // ---- settings

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        requireOpen();
        return new DocdbDatabaseMetaData(this);
    }

    @Override
    public String getCatalog() throws SQLException {
        return session().databaseName();
    }

    /** Does nothing, as JDBC has it where there is only one catalog. */
    @Override
    public void setCatalog(String catalog) throws SQLException {
        requireOpen();
    }

    @Override
    public String getSchema() throws SQLException {
        return session().options().schema();
    }

    @Override
    public void setSchema(String schema) throws SQLException {
        turns.use(() -> {
            String found = session()
                    .catalog()
                    .findSchema(schema)
                    .orElseThrow(() -> SqlErrors.wrongUse("3F000", "Schema \"" + schema + "\" not found"));
            session().setOptions(session().options().withSchema(found));
        });
    }

    @Override
    public Properties getClientInfo() throws SQLException {
        requireOpen();
        Properties copy = new Properties();
        copy.putAll(clientInfo);
        return copy;
    }

    @Override
    public String getClientInfo(String name) throws SQLException {
        requireOpen();
        return clientInfo.getProperty(name);
    }

    /** Recorded in the audit with every change from the next transaction on. */
    @Override
    public void setClientInfo(String name, String value) throws SQLClientInfoException {
        if (closed) {
            throw new SQLClientInfoException("Connection is closed", "08003", Map.of());
        }
        if (value == null) {
            clientInfo.remove(name);
        } else {
            clientInfo.setProperty(name, value);
        }
        Map<String, String> context = new HashMap<>(session.options().context());
        if (value == null) {
            context.remove(name);
        } else {
            context.put(name, value);
        }
        session.setOptions(session.options().withContext(context));
    }

    @Override
    public void setClientInfo(Properties properties) throws SQLClientInfoException {
        for (String name : properties.stringPropertyNames()) {
            setClientInfo(name, properties.getProperty(name));
        }
    }

    // ---- large objects

    @Override
    public Clob createClob() throws SQLException {
        requireOpen();
        return new MemoryClob("");
    }

    @Override
    public NClob createNClob() throws SQLException {
        requireOpen();
        return new MemoryClob("");
    }

    @Override
    public Blob createBlob() throws SQLException {
        requireOpen();
        return new MemoryBlob(new byte[0]);
    }

    @Override
    public Array createArrayOf(String typeName, Object[] elements) throws SQLException {
        if (typeName == null || elements == null) {
            throw SqlErrors.wrongUse("22004", "Array expected the name of a type and elements, found null");
        }
        return ValueArray.of(typeName, turns.take(() -> elementType(typeName)), Arrays.asList(elements.clone()));
    }

    /** What SQL takes the name for; ANY if for nothing. */
    private SqlType elementType(String typeName) throws SQLException {
        try {
            return session()
                    .prepare("SELECT CAST(NULL AS " + typeName + ")")
                    .columns()
                    .get(0)
                    .type();
        } catch (StatementException unknown) {
            return SqlType.ANY;
        }
    }

    // ---- the end

    /** Never waits: while another thread runs something on it, it is asked only whether it and its database are still open. */
    @Override
    public boolean isValid(int timeoutSeconds) throws SQLException {
        if (timeoutSeconds < 0) {
            throw SqlErrors.wrongUse("22023", "Timeout expected 0 or more seconds, found " + timeoutSeconds);
        }
        if (closed || database.isClosed()) {
            return false;
        }
        try {
            return turns.useIfFree(session::catalog) || session.isUsable();
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /**
     * Closes its statements and their result sets; what was not committed is rolled back. What another thread is running on it is
     * cancelled.
     */
    @Override
    public void close() throws SQLException {
        if (!closed) {
            turns.useAtOnce(session::cancel, this::closeInTurn);
        }
    }

    private void closeInTurn() throws SQLException {
        if (closed) {
            return;
        }
        for (DocdbStatement statement : List.copyOf(statements)) {
            statement.close();
        }
        closed = true;
        try (database) {
            session.close();
        }
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        if (executor == null) {
            throw SqlErrors.wrongUse("22023", "abort expected an executor, found null");
        }
        if (!closed) {
            session.cancel();
            executor.execute(() -> {
                try {
                    close();
                } catch (SQLException e) {
                    DriverLog.LOG.log(System.Logger.Level.WARNING, "Aborted connection did not close in order", e);
                }
            });
        }
    }
}
