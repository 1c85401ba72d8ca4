package io.docdb;

import io.docdb.session.Result;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/** What a query answers, a line for each row: values as JSON with {@code " | "} between them. */
public final class Answer {
    private Answer() {}

    /** In the order the rows come. */
    public static List<String> rows(Session session, String sql, Value... parameters) {
        List<String> rows = new ArrayList<>();
        try (Result result = session.execute(sql, parameters)) {
            ResultRows found = result.rows().orElseThrow();
            while (found.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 0; i < found.columns().size(); i++) {
                    row.append(i == 0 ? "" : " | ").append(found.value(i));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    /** For queries whose rows may come in any order. */
    public static List<String> sorted(Session session, String sql, Value... parameters) {
        List<String> rows = rows(session, sql, parameters);
        rows.sort(null);
        return rows;
    }

    /** How the query is carried out, as EXPLAIN says. */
    public static String plan(Session session, String sql, Value... parameters) {
        List<String> lines = new ArrayList<>();
        try (ResultRows found =
                session.execute("EXPLAIN " + sql, parameters).rows().orElseThrow()) {
            while (found.next()) {
                lines.add(((TextValue) found.value(0)).value());
            }
        }
        return String.join("\n", lines);
    }
}
