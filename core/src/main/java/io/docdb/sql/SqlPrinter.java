package io.docdb.sql;

import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.Statement;
import io.docdb.sql.ast.TableReference;

/**
 * Syntax tree to SQL text in one line, in a canonical form: keywords in upper case, functions in lower case, only the
 * parentheses the meaning needs, parameters by number ({@code ?1}). What views and generated columns are stored as, and
 * what EXPLAIN and error messages show. Parsing the text gives an equal tree. Stateless and thread-safe.
 */
public final class SqlPrinter {
    private SqlPrinter() {}

    public static String print(Statement statement) {
        SqlWriter out = new SqlWriter();
        statement.accept(new StatementPrinter(out));
        return out.toString();
    }

    public static String print(Query query) {
        return new SqlWriter().query(query).toString();
    }

    public static String print(Expression expression) {
        return new SqlWriter().expression(expression).toString();
    }

    public static String print(TableReference table) {
        return new SqlWriter().table(table).toString();
    }

    /** A name with quotes if it needs them: {@code total}, {@code "order"}, {@code "line items"}. */
    public static String print(Name name) {
        return new SqlWriter().name(name).toString();
    }
}
