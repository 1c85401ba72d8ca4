package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.AdministrationStatement;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What applications have other databases do every night: VACUUM of PostgreSQL and SQLite, REINDEX, MySQL's OPTIMIZE TABLE. The
 * store needs none of it; VACUUM with ANALYZE renews statistics.
 */
final class UpkeepParser {
    private static final Set<String> VACUUM_WORDS = Set.of("FULL", "FREEZE", "VERBOSE", "ANALYZE", "ANALYSE");
    private static final Set<String> REINDEX_KINDS = Set.of("INDEX", "TABLE", "SCHEMA", "DATABASE", "SYSTEM");

    private final Grammar grammar;
    private final TokenReader in;

    UpkeepParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    /** True if such a statement begins with the next token. */
    boolean starts() {
        String word = in.wordAhead(0);
        return word.equalsIgnoreCase("VACUUM")
                || word.equalsIgnoreCase("REINDEX")
                || word.equalsIgnoreCase("OPTIMIZE") && in.keywordAhead(1) == Keyword.TABLE;
    }

    Statement statement() {
        Position at = in.here();
        if (accept("VACUUM")) {
            return vacuum(at);
        }
        if (accept("REINDEX")) {
            return reindex(at);
        }
        in.skip();
        in.expect(Keyword.TABLE);
        return new AdministrationStatement.Upkeep("OPTIMIZE TABLE", in.list(in::objectName), at);
    }

    private boolean accept(String word) {
        boolean is = in.wordAhead(0).equalsIgnoreCase(word);
        if (is) {
            in.skip();
        }
        return is;
    }

    private Statement vacuum(Position at) {
        List<String> words = in.kind() == TokenKind.LEFT_PAREN ? in.listInParens(this::option) : words();
        if (in.keyword() == Keyword.INTO) {
            throw in.error(
                    ErrorCode.NOT_SUPPORTED, "VACUUM INTO is not supported: BACKUP DATABASE TO copies it", in.offset());
        }
        List<ObjectName> tables = in.isName() ? in.list(this::target) : List.of();
        if (!words.contains("ANALYZE") && !words.contains("ANALYSE")) {
            return new AdministrationStatement.Upkeep("VACUUM", tables, at);
        }
        Optional<ObjectName> one = tables.size() == 1 ? Optional.of(tables.get(0)) : Optional.empty();
        return new AdministrationStatement.Analyze(one, List.of(), at);
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        while (VACUUM_WORDS.contains(in.wordAhead(0).toUpperCase(Locale.ROOT))) {
            words.add(in.wordAhead(0).toUpperCase(Locale.ROOT));
            in.skip();
        }
        return words;
    }

    /** {@code ANALYZE}, {@code PARALLEL 4}, {@code INDEX_CLEANUP off}; a switch that is off counts as not written. */
    private String option() {
        String option = in.label().text().toUpperCase(Locale.ROOT);
        if (in.kind() == TokenKind.COMMA || in.kind() == TokenKind.RIGHT_PAREN) {
            return option;
        }
        boolean off = in.keyword() == Keyword.FALSE || in.wordAhead(0).equalsIgnoreCase("OFF");
        in.skip();
        return off ? "" : option;
    }

    /** A table, perhaps with columns, which say what ANALYZE looks at. */
    private ObjectName target() {
        ObjectName table = in.objectName();
        if (in.kind() == TokenKind.LEFT_PAREN) {
            in.listInParens(grammar.operands::reference);
        }
        return table;
    }

    private Statement reindex(Position at) {
        if (in.kind() == TokenKind.LEFT_PAREN) {
            in.listInParens(this::option);
        }
        String kind = in.wordAhead(0).toUpperCase(Locale.ROOT);
        boolean says = REINDEX_KINDS.contains(kind);
        if (says) {
            in.skip();
            in.accept(Keyword.CONCURRENTLY);
        }
        boolean named = in.isName();
        Optional<ObjectName> name = named ? Optional.of(in.objectName()) : Optional.empty();
        boolean counts = !says || kind.equals("INDEX") || kind.equals("TABLE");
        return new AdministrationStatement.Upkeep(
                says ? "REINDEX " + kind : "REINDEX", counts ? name.stream().toList() : List.of(), at);
    }
}
