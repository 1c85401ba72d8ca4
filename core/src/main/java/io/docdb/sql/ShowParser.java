package io.docdb.sql;

import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.BooleanValue;
import io.docdb.value.NullValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * MySQL's and H2's SHOW TABLES, SCHEMAS, COLUMNS, INDEX, CREATE TABLE, VARIABLES, PROCESSLIST, STATUS and DESCRIBE, as the queries of INFORMATION_SCHEMA that
 * tell the same, under MySQL's labels. A table that is not there is an error, as it is where the table is read.
 */
final class ShowParser {
    private static final String PROCESSES =
            "SELECT session_id AS \"Id\", user_name AS \"User\", '' AS \"Host\", CURRENT_CATALOG AS \"db\","
                    + " CASE session_state WHEN 'active' THEN 'Query' ELSE 'Sleep' END AS \"Command\","
                    + " CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP - last_statement_start) AS BIGINT) AS \"Time\","
                    + " COALESCE('waiting for ' || waits_for, CASE session_state WHEN 'active' THEN 'executing'"
                    + " WHEN 'idle' THEN '' ELSE session_state END) AS \"State\", executing_statement AS \"Info\""
                    + " FROM information_schema.sessions ORDER BY session_id";

    private final Grammar grammar;
    private final TokenReader in;

    ShowParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    /** What is shown, if the next words say that it is no setting; the position stays if they do not. */
    Optional<Query> shown() {
        boolean full = isWord(0, "FULL");
        boolean scope = (isWord(0, "GLOBAL") || isWord(0, "SESSION")) && in.kindAhead(1) == TokenKind.WORD;
        int ahead = full || scope ? 1 : 0;
        String first = in.wordAhead(ahead).toUpperCase(Locale.ROOT);
        Query query;
        switch (first) {
            case "TABLES" -> {
                skip(ahead + 1);
                query = tables(full);
            }
            case "COLUMNS", "FIELDS" -> {
                skip(ahead + 1);
                query = columnsOf(table(), full);
            }
            case "SCHEMAS", "DATABASES" -> {
                skip(1);
                query = schemas();
            }
            case "INDEX", "INDEXES", "KEYS" -> {
                skip(1);
                query = indexesOf(table());
            }
            case "PROCESSLIST" -> {
                skip(ahead + 1);
                query = Parser.parseQuery(PROCESSES);
            }
            case "VARIABLES" -> {
                skip(ahead + 1);
                query = named("pg_catalog.pg_settings");
            }
            case "STATUS" -> { // there are no such counters
                skip(ahead + 1);
                query = named("(SELECT '' AS name, '' AS setting WHERE FALSE) AS none");
            }
            case "CREATE" -> {
                if (!isWord(1, "TABLE") && !isWord(1, "VIEW") && !isWord(1, "COLLECTION")) {
                    return Optional.empty();
                }
                skip(2);
                query = definitionOf(in.objectName());
            }
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(query);
    }

    /** {@code DESCRIBE t}; the next token is its first word. */
    Query described() {
        in.skip();
        return columnsOf(in.objectName(), false);
    }

    private boolean isWord(int ahead, String word) {
        return in.wordAhead(ahead).equalsIgnoreCase(word);
    }

    private void skip(int tokens) {
        for (int i = 0; i < tokens; i++) {
            in.skip();
        }
    }

    private Query tables(boolean full) {
        String schema = in.accept(Keyword.FROM) || in.accept(Keyword.IN)
                ? text(in.name().text())
                : "CURRENT_SCHEMA";
        return select(
                "table_name, " + (full ? "table_type, " : "") + "table_schema",
                "tables",
                "LOWER(table_schema) = LOWER(" + schema + ") AND table_type IN ('BASE TABLE', 'VIEW')"
                        + like("table_name"),
                "table_name");
    }

    private Query schemas() {
        return select("schema_name", "schemata", "TRUE" + like("schema_name"), "schema_name");
    }

    /** MySQL's pairs, of which LIKE or a condition on {@code Variable_name} and {@code Value} chooses. */
    private Query named(String from) {
        String pairs =
                "SELECT \"Variable_name\", \"Value\" FROM (SELECT name AS \"Variable_name\", setting AS \"Value\" FROM "
                        + from + ") AS pairs WHERE TRUE" + like("\"Variable_name\"")
                        + " ORDER BY 1";
        Query query = Parser.parseQuery(pairs);
        if (!in.accept(Keyword.WHERE)) {
            return query;
        }
        QueryBody.Select select = (QueryBody.Select) query.body();
        Expression condition = grammar.expressions.expression();
        return new Query(
                new QueryBody.Select(select.items(), select.from(), Optional.of(condition)),
                query.orderBy(),
                query.limit());
    }

    private Query columnsOf(ObjectName table, boolean full) {
        String shown =
                "column_name AS \"Field\", column_type AS \"Type\", is_nullable AS \"Null\", column_key AS \"Key\","
                        + " column_default AS \"Default\", extra AS \"Extra\""
                        + (full ? ", column_comment AS \"Comment\"" : "");
        return of(table, select(shown, "columns", isOf(table) + like("column_name"), "ordinal_position"));
    }

    private Query indexesOf(ObjectName table) {
        String shown = "table_name AS \"Table\", non_unique AS \"Non_unique\", index_name AS \"Key_name\","
                + " seq_in_index AS \"Seq_in_index\", column_name AS \"Column_name\", collation AS \"Collation\","
                + " cardinality AS \"Cardinality\", sub_part AS \"Sub_part\", packed AS \"Packed\", nullable AS \"Null\","
                + " index_type AS \"Index_type\", comment AS \"Comment\", index_comment AS \"Index_comment\"";
        String order = "CASE index_name WHEN 'PRIMARY' THEN 0 ELSE 1 END, index_name, seq_in_index";
        return of(table, select(shown, "statistics", isOf(table), order));
    }

    private Query definitionOf(ObjectName table) {
        String shown = "table_name AS \"Table\", definition AS \"Create Table\"";
        return of(table, select(shown, "definitions", isOf(table), "table_name"));
    }

    /** {@code FROM t}, {@code IN t}, {@code FROM t FROM schema}. */
    private ObjectName table() {
        if (!in.accept(Keyword.IN)) {
            in.expect(Keyword.FROM);
        }
        ObjectName table = in.objectName();
        if (table.qualifier().isEmpty() && (in.accept(Keyword.FROM) || in.accept(Keyword.IN))) {
            return new ObjectName(List.of(in.name(), table.last()));
        }
        return table;
    }

    private String like(String column) {
        return in.accept(Keyword.LIKE) ? " AND " + column + " ILIKE " + text(in.text()) : "";
    }

    static String isOf(ObjectName table) {
        String name = text(table.last().text());
        return "LOWER(table_name) = LOWER(" + name + ") AND LOWER(table_schema) = LOWER(" + schemaOf(table, name) + ")";
    }

    /** Without a schema a table of the session's own is meant before one of the schema at hand. */
    private static String schemaOf(ObjectName table, String name) {
        List<Name> qualifier = table.qualifier();
        return qualifier.isEmpty()
                ? "COALESCE((SELECT t.table_schema FROM information_schema.tables AS t WHERE LOWER(t.table_name) = LOWER("
                        + name + ") AND t.table_schema = 'temp_' || SESSION_ID()), CURRENT_SCHEMA)"
                : text(qualifier.get(qualifier.size() - 1).text());
    }

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    static Query select(String shown, String view, String condition, String order) {
        return Parser.parseQuery(
                "SELECT " + shown + " FROM information_schema." + view + " WHERE " + condition + " ORDER BY " + order);
    }

    /** The query with a condition that holds as long as there is such a table. */
    static Query of(ObjectName table, Query query) {
        QueryBody.Select select = (QueryBody.Select) query.body();
        TableReference read = new TableReference.Named(table);
        QueryBody.Select none = new QueryBody.Select(
                List.of(new QueryBody.ExpressionItem(new Expression.Literal(NullValue.NULL), Optional.empty())),
                List.of(read),
                Optional.of(new Expression.Literal(BooleanValue.FALSE)));
        Expression exists = new Condition.Not(new Condition.Exists(new Query(none)));
        List<Expression> all = new ArrayList<>(List.of(select.where().orElseThrow(), exists));
        QueryBody.Select checked =
                new QueryBody.Select(select.items(), select.from(), Optional.of(new Condition.And(all)));
        return new Query(checked, query.orderBy(), query.limit());
    }
}
