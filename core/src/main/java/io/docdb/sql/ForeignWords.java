package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What other databases have and docdb has not: refused by name, with what serves instead, rather than as a slip of the pen. */
final class ForeignWords {
    private static final Map<String, String> STATEMENTS = Map.ofEntries(
            Map.entry("ATTACH", "open each database by a URL of its own"),
            Map.entry("CLUSTER", "documents lie in the order of their primary key"),
            Map.entry("COPY", "INSERT … SELECT, or a batch of INSERTs, loads rows"),
            Map.entry("DEALLOCATE", "the connection prepares statements"),
            Map.entry("DECLARE", "a result set of the connection is a cursor"),
            Map.entry("DO", "there is no procedural language"),
            Map.entry("EXECUTE", "the connection prepares statements"),
            Map.entry("GRANT", "who may open the database may do everything"),
            Map.entry("LISTEN", "there are no notifications"),
            Map.entry("LOAD", "INSERT … SELECT, or a batch of INSERTs, loads rows"),
            Map.entry("LOCK", "LOCK TABLE … IN EXCLUSIVE MODE locks tables until the transaction ends"),
            Map.entry("NOTIFY", "there are no notifications"),
            Map.entry("OPTIMIZE", "nothing needs it; CHECKPOINT empties the log"),
            Map.entry("PREPARE", "the connection prepares statements"),
            Map.entry("REVOKE", "who may open the database may do everything"),
            Map.entry("UNLISTEN", "there are no notifications"),
            Map.entry("UNLOCK", "locks end with their transaction, by COMMIT or ROLLBACK"),
            Map.entry("USE", "SET SCHEMA changes the schema"));

    private static final Map<String, String> OBJECTS = Map.ofEntries(
            Map.entry("AGGREGATE", "there is no procedural language"),
            Map.entry("ALIAS", "there is no procedural language"),
            Map.entry("DATABASE", "opening a URL makes its database"),
            Map.entry("EXTENSION", "everything is built in"),
            Map.entry("FUNCTION", "there is no procedural language"),
            Map.entry("PROCEDURE", "there is no procedural language"),
            Map.entry("ROLE", "who may open the database may do everything"),
            Map.entry("RULE", "there is no procedural language"),
            Map.entry("TRIGGER", "there is no procedural language"),
            Map.entry("USER", "who may open the database may do everything"));

    private static final Map<String, String> SHOWN = Map.of(
            "WARNINGS", "the connection tells them",
            "ENGINES", "there is one",
            "COLLATION", "texts compare by code point; ORDER BY column COLLATE \"de\" sorts by a language",
            "CHARACTER", "all texts are Unicode");

    private ForeignWords() {}

    /** The error for a statement that begins with the next token. */
    static Optional<StatementException> statement(TokenReader in) {
        return refusal(in, "", STATEMENTS);
    }

    /** The error for CREATE, ALTER or DROP of what the next token says. */
    static Optional<StatementException> object(TokenReader in, String verb) {
        return refusal(in, verb + " ", OBJECTS);
    }

    /** The error for SHOW of what is no setting. */
    static Optional<StatementException> shown(TokenReader in) {
        return refusal(in, "SHOW ", SHOWN);
    }

    /** The error for CREATE TYPE of anything but an enumeration. */
    static StatementException type(TokenReader in) {
        return refused(
                in,
                "A type that is no ENUM",
                "CREATE DOMAIN gives a type constraints of its own, JSON holds a structure");
    }

    /** What MySQL writes behind SELECT. */
    static void refuseInSelect(TokenReader in) {
        if (in.kind() != TokenKind.WORD || in.keyword() != null) {
            return;
        }
        TokenKind next = in.kindAhead(1);
        String word = in.tokens().source(in.mark());
        boolean column = next == TokenKind.COMMA || next == TokenKind.END || in.keywordAhead(1) == Keyword.FROM;
        if (word.equalsIgnoreCase("SQL_CALC_FOUND_ROWS") && !column) {
            throw refused(
                    in, "SQL_CALC_FOUND_ROWS", "count(*) OVER () in the select list tells how many rows there are");
        }
    }

    /** {@code ALTER … OWNER TO role}. */
    static void refuseOwner(TokenReader in) {
        if (in.wordAhead(0).equalsIgnoreCase("OWNER") && in.keywordAhead(1) == Keyword.TO) {
            throw refused(
                    in, "OWNER TO", "who may open the database may do everything; pg_dump --no-owner leaves it out");
        }
    }

    /** MySQL's {@code USE | FORCE | IGNORE INDEX (…)} behind a table. */
    static void refuseHint(TokenReader in) {
        if (in.kind() != TokenKind.WORD
                || in.keywordAhead(1) != Keyword.INDEX && in.keywordAhead(1) != Keyword.KEY
                || in.kindAhead(2) != TokenKind.LEFT_PAREN && in.keywordAhead(2) != Keyword.FOR) {
            return;
        }
        String word = in.tokens().source(in.mark()).toUpperCase(Locale.ROOT);
        if (word.equals("USE") || word.equals("FORCE") || word.equals("IGNORE")) {
            throw refused(in, word + " INDEX", "the planner chooses by statistics, which ANALYZE renews");
        }
    }

    /** The error for what SQL Server says of how a table is locked. */
    static StatementException tableHint(TokenReader in) {
        return refused(
                in,
                "WITH (" + in.wordAhead(0).toUpperCase(Locale.ROOT) + ")",
                "SELECT … FOR UPDATE [SKIP LOCKED] locks rows, LOCK TABLE tables");
    }

    /** The error for {@code @name}. */
    static StatementException variable(TokenReader in) {
        return in.error(
                ErrorCode.NOT_SUPPORTED,
                "Variables as @name are not supported: a parameter or WITH holds a value",
                in.offset());
    }

    /** The error for MySQL's {@code @@setting}. */
    static StatementException setting(TokenReader in) {
        return refused(in, "@@", "SHOW and the name of a setting tells its value");
    }

    private static StatementException refused(TokenReader in, String what, String instead) {
        return in.error(ErrorCode.NOT_SUPPORTED, what + " is not supported: " + instead, in.offset());
    }

    private static Optional<StatementException> refusal(TokenReader in, String before, Map<String, String> words) {
        if (in.kind() != TokenKind.WORD) {
            return Optional.empty();
        }
        String word = in.tokens().source(in.mark()).toUpperCase(Locale.ROOT);
        return Optional.ofNullable(words.get(word))
                .map(instead -> in.error(
                        ErrorCode.NOT_SUPPORTED, before + word + " is not supported: " + instead, in.offset()));
    }
}
