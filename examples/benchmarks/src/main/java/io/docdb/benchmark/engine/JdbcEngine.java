package io.docdb.benchmark.engine;

import io.docdb.benchmark.Engine;
import io.docdb.benchmark.Rows;
import io.docdb.benchmark.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the engines behind JDBC have in common; each brings its texts. Statements are prepared once. */
abstract class JdbcEngine implements Engine {
    private final Map<Work, PreparedStatement> prepared = new EnumMap<>(Work.class);
    protected Connection connection;

    /** The statement of a work; parameters in the order of {@code Parameters}. */
    abstract String sql(Work work);

    /** For the works whose text is a template. */
    abstract Dialect dialect();

    /** Inserts one document: parameters id and text. */
    abstract String insertSql(String collection);

    /** Called after each durable commit, for engines that do not force it by themselves. */
    void force() throws SQLException {}

    protected void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void load(String collection, List<Item> items) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(insertSql(collection))) {
            for (Item item : items) {
                insert.setLong(1, item.id());
                insert.setString(2, item.json());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public void insert(Item order) throws SQLException {
        PreparedStatement insert = prepared(Work.INSERT);
        insert.setLong(1, order.id());
        insert.setString(2, order.json());
        insert.executeUpdate();
        force();
    }

    @Override
    public void read(Work work, long[] parameters, Rows rows) throws SQLException {
        PreparedStatement query = prepared(work);
        bind(query, work, parameters);
        try (ResultSet result = query.executeQuery()) {
            String columns = work.columns();
            while (result.next()) {
                for (int i = 0; i < columns.length(); i++) {
                    switch (columns.charAt(i)) {
                        case 'n' -> rows.number(result.getDouble(i + 1));
                        case 't' -> rows.text(result.getString(i + 1));
                        default -> rows.document(result.getString(i + 1));
                    }
                }
                rows.endRow();
            }
        }
    }

    void bind(PreparedStatement statement, Work work, long[] parameters) throws SQLException {
        if (work.takesText()) {
            statement.setString(1, work.textOf(parameters[0]));
            return;
        }
        for (int i = 0; i < parameters.length; i++) {
            statement.setLong(i + 1, parameters[i]);
        }
    }

    @Override
    public long update(Work work, List<long[]> changes, String status) throws SQLException {
        PreparedStatement update = prepared(work);
        connection.setAutoCommit(false);
        long changed = 0;
        for (long[] change : changes) {
            update.setString(1, status);
            for (int i = 0; i < change.length; i++) {
                update.setLong(i + 2, change[i]);
            }
            changed += update.executeUpdate();
        }
        connection.commit();
        connection.setAutoCommit(true);
        force();
        return changed;
    }

    private PreparedStatement prepared(Work work) throws SQLException {
        PreparedStatement statement = prepared.get(work);
        if (statement == null) {
            statement = connection.prepareStatement(text(work));
            prepared.put(work, statement);
        }
        return statement;
    }

    private String text(Work work) {
        if (!work.template().isEmpty()) {
            return dialect().render(work.template());
        }
        return work == Work.INSERT ? insertSql("orders") : sql(work);
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        connection.close();
    }
}
