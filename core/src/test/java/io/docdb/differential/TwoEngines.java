package io.docdb.differential;

import io.docdb.Database;
import io.docdb.session.Result;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.value.DateValue;
import io.docdb.value.NumberValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The same statements on docdb and on H2, both in memory. Rows come as lines of text in which equal values are equal. */
final class TwoEngines implements AutoCloseable {
    private final Database database = Database.inMemory();
    private final Session session = database.session();
    private final Connection h2;
    private final Statement statement;

    TwoEngines() throws SQLException {
        h2 = DriverManager.getConnection("jdbc:h2:mem:");
        statement = h2.createStatement();
    }

    void execute(String sql) throws SQLException {
        session.execute(sql).close();
        statement.execute(sql);
    }

    /** Only on docdb. */
    void executeHere(String sql) {
        session.execute(sql).close();
    }

    List<String> here(String sql) {
        List<String> lines = new ArrayList<>();
        try (Result result = session.execute(sql)) {
            ResultRows rows = result.rows().orElseThrow();
            while (rows.next()) {
                StringBuilder line = new StringBuilder();
                for (int i = 0; i < rows.columns().size(); i++) {
                    line.append(text(rows.value(i))).append('|');
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }

    /** @throws SQLException where H2 refuses the query: its own limits, which tell nothing about docdb */
    List<String> there(String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                StringBuilder line = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    line.append(text(rows.getObject(i))).append('|');
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }

    private static String text(Value value) {
        if (value instanceof NumberValue number) {
            return plain(number.toDecimal());
        }
        if (value instanceof TextValue text) {
            return text.value();
        }
        return value instanceof DateValue date ? date.value().toString() : value.toString();
    }

    private static String text(Object value) {
        return value instanceof Number ? plain(new BigDecimal(value.toString())) : String.valueOf(value);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    @Override
    public void close() throws SQLException {
        session.close();
        database.close();
        h2.close();
    }
}
