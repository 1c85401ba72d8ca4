package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.AdministrationStatement.Analyze;
import io.docdb.sql.ast.AdministrationStatement.Checkpoint;
import io.docdb.sql.ast.AdministrationStatement.Nothing;
import io.docdb.sql.ast.AdministrationStatement.SetVariable;
import io.docdb.sql.ast.AdministrationStatement.ShowVariable;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.Statement;
import io.docdb.value.TextValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * SQLite's {@code PRAGMA name [= value]} and {@code PRAGMA name(value)}: what asks for definitions is a query of
 * INFORMATION_SCHEMA, what has a setting here sets that, and how SQLite keeps its files means nothing here.
 */
final class PragmaParser {
    /** The settings that are called otherwise here. */
    private static final Map<String, String> SETTINGS =
            Map.of("foreign_keys", "foreign_key_checks", "busy_timeout", "lock_timeout");

    /** Read over: commits are durable and pages are cached whatever is said. */
    private static final Set<String> STORAGE = Set.of(
            "auto_vacuum",
            "automatic_index",
            "cache_size",
            "encoding",
            "journal_mode",
            "journal_size_limit",
            "locking_mode",
            "mmap_size",
            "page_size",
            "secure_delete",
            "synchronous",
            "temp_store",
            "threads",
            "wal_autocheckpoint");

    private final TokenReader in;

    PragmaParser(TokenReader in) {
        this.in = in;
    }

    /** From the word PRAGMA. */
    Statement statement() {
        Position at = in.here();
        in.skip();
        int offset = in.offset();
        Name name = in.objectName().last();
        String pragma = name.text().toLowerCase(Locale.ROOT);
        switch (pragma) {
            case "table_info", "table_xinfo" -> {
                return columnsOf(table());
            }
            case "index_list" -> {
                return indexesOf(table());
            }
            case "foreign_key_list" -> {
                return foreignKeysOf(table());
            }
            default -> {}
        }
        Optional<String> value = value();
        if (SETTINGS.containsKey(pragma)) {
            ObjectName setting = new ObjectName(List.of(new Name(SETTINGS.get(pragma), name.at())));
            return value.<Statement>map(to ->
                            new SetVariable(setting, List.of(new Expression.Literal(new TextValue(to))), false, at))
                    .orElseGet(() -> new ShowVariable(setting, at));
        }
        if (STORAGE.contains(pragma) && value.isPresent()) {
            return new Nothing("PRAGMA " + pragma + " = " + ShowParser.text(value.get()), at);
        }
        return switch (pragma) {
            case "journal_mode" -> Parser.parseQuery("SELECT 'wal' AS journal_mode");
            case "wal_checkpoint" -> new Checkpoint(at);
            case "optimize" -> new Analyze(Optional.empty(), List.of(), at);
            default ->
                throw in.error(
                        ErrorCode.NOT_SUPPORTED,
                        "PRAGMA " + name
                                + " is not supported: SET changes a setting, INFORMATION_SCHEMA and sqlite_master"
                                + " tell of tables, CHECK DATABASE verifies",
                        offset);
        };
    }

    /** {@code (t)} or {@code = t}; the table may stand in single quotes. */
    private ObjectName table() {
        boolean inParens = in.accept(TokenKind.LEFT_PAREN);
        if (!inParens) {
            in.expect(TokenKind.EQUAL);
        }
        Position at = in.here();
        ObjectName table = in.isText() ? new ObjectName(List.of(new Name(in.text(), at))) : in.objectName();
        if (inParens) {
            in.expect(TokenKind.RIGHT_PAREN);
        }
        return table;
    }

    private Optional<String> value() {
        boolean inParens = in.accept(TokenKind.LEFT_PAREN);
        if (!inParens && !in.accept(TokenKind.EQUAL)) {
            return Optional.empty();
        }
        String sign = in.accept(TokenKind.MINUS) ? "-" : "";
        String value;
        if (in.isText()) {
            value = in.text();
        } else {
            value = in.tokens().source(in.mark());
            in.skip();
        }
        if (inParens) {
            in.expect(TokenKind.RIGHT_PAREN);
        }
        return Optional.of(sign + value);
    }

    private Query columnsOf(ObjectName table) {
        String place = "(SELECT s.seq_in_index FROM information_schema.statistics AS s WHERE s.index_name = 'PRIMARY'"
                + " AND s.table_schema = columns.table_schema AND s.table_name = columns.table_name"
                + " AND s.column_name = columns.column_name)";
        String shown = "ordinal_position - 1 AS cid, column_name AS name, UPPER(column_type) AS type,"
                + " CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END AS \"notnull\", column_default AS dflt_value,"
                + " COALESCE(" + place + ", 0) AS pk";
        return ShowParser.of(table, ShowParser.select(shown, "columns", ShowParser.isOf(table), "ordinal_position"));
    }

    private Query indexesOf(ObjectName table) {
        String shown =
                "DENSE_RANK() OVER (ORDER BY index_name) - 1 AS seq, index_name AS name, 1 - non_unique AS \"unique\","
                        + " CASE index_name WHEN 'PRIMARY' THEN 'pk' ELSE 'c' END AS origin";
        return ShowParser.of(
                table,
                ShowParser.select(shown, "statistics", ShowParser.isOf(table) + " AND seq_in_index = 1", "index_name"));
    }

    private Query foreignKeysOf(ObjectName table) {
        String rule = "(SELECT r.%s FROM information_schema.referential_constraints AS r"
                + " WHERE r.constraint_schema = key_column_usage.constraint_schema"
                + " AND r.constraint_name = key_column_usage.constraint_name)";
        String shown = "DENSE_RANK() OVER (ORDER BY constraint_name) - 1 AS id, ordinal_position - 1 AS seq,"
                + " referenced_table_name AS \"table\", column_name AS \"from\", referenced_column_name AS \"to\", "
                + String.format(rule, "update_rule") + " AS on_update, " + String.format(rule, "delete_rule")
                + " AS on_delete, " + String.format(rule, "match_option") + " AS \"match\"";
        return ShowParser.of(
                table,
                ShowParser.select(
                        shown,
                        "key_column_usage",
                        ShowParser.isOf(table) + " AND referenced_table_name IS NOT NULL",
                        "constraint_name, ordinal_position"));
    }
}
