package io.docdb.sql;

import io.docdb.error.StatementException;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.SchemaChange;
import io.docdb.sql.ast.Statement;
import java.util.List;
import java.util.Optional;

/** Finds by its first words what kind a statement is. */
final class StatementParser {
    private final Grammar grammar;
    private final TokenReader in;

    StatementParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    Statement statement() {
        if (in.kind() == TokenKind.LEFT_PAREN) {
            return grammar.queries.query();
        }
        if (in.kind() == TokenKind.LEFT_BRACE) {
            return grammar.administration().escapedCall();
        }
        Keyword keyword = in.keyword();
        if (keyword == Keyword.DESC && in.isNameAhead(1)) {
            return new ShowParser(grammar).described();
        }
        if (keyword == null) {
            String word = in.wordAhead(0);
            if (word.equalsIgnoreCase("DESCRIBE") && in.isNameAhead(1)) {
                return new ShowParser(grammar).described();
            }
            if (word.equalsIgnoreCase("PRAGMA")) {
                return new PragmaParser(in).statement();
            }
            if (word.equalsIgnoreCase("DISCARD")) {
                return grammar.administration().discard();
            }
            if (word.equalsIgnoreCase("KILL")) {
                return grammar.administration().kill();
            }
            UpkeepParser upkeep = new UpkeepParser(grammar);
            if (upkeep.starts()) {
                return upkeep.statement();
            }
            throw unknown();
        }
        return switch (keyword) {
            case SELECT -> storing(Optional.empty());
            case VALUES, TABLE -> grammar.queries.query();
            case WITH -> withFirst();
            case INSERT, REPLACE, UPDATE, DELETE, MERGE -> queryOrChange();
            case TRUNCATE -> grammar.dataChanges.truncate();
            case CREATE ->
                in.wordAhead(1).equalsIgnoreCase("EXTENSION")
                        ? new ExtensionParser(in).create()
                        : grammar.creates().create();
            case ALTER -> grammar.alters().alter();
            case RENAME -> grammar.alters().rename();
            case DROP -> new DropParser(grammar).drop();
            case COMMENT ->
                in.wordAhead(2).equalsIgnoreCase("EXTENSION")
                        ? new ExtensionParser(in).comment()
                        : grammar.creates().comment();
            case REFRESH -> grammar.creates().refresh();
            case BEGIN, START, COMMIT, END, ROLLBACK, ABORT, SAVEPOINT, RELEASE ->
                grammar.transactions().statement(keyword);
            case SET -> grammar.transactions().set();
            case LOCK -> lock();
            case RESET, SHOW, EXPLAIN, ANALYZE, CHECK, BACKUP, CHECKPOINT, CALL ->
                grammar.administration().statement(keyword);
            default -> throw unknown();
        };
    }

    /** Not MySQL's {@code LOCK TABLES t WRITE}, which knows no transactions. */
    private Statement lock() {
        if (in.wordAhead(1).equalsIgnoreCase("TABLES") && in.isNameAhead(2)) {
            throw unknown();
        }
        return grammar.administration().statement(Keyword.LOCK);
    }

    private Statement withFirst() {
        Query.With with = grammar.queries.with();
        return changeAfter(Optional.of(with)).orElseGet(() -> storing(Optional.of(with)));
    }

    /** A query, or {@code SELECT … INTO t}, which is {@code CREATE TABLE t AS SELECT …}. */
    private Statement storing(Optional<Query.With> with) {
        Position at = with.isPresent() ? with.get().at() : in.here();
        grammar.selects.expectInto();
        Query query = with.isPresent() ? grammar.queries.queryWith(with.get(), at) : grammar.queries.query();
        return grammar.selects
                .into()
                .<Statement>map(into -> new SchemaChange.CreateTable(
                        into.name(),
                        false,
                        into.temporary(),
                        SchemaChange.CreateTable.OnCommit.PRESERVE_ROWS,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.of(query),
                        true,
                        at))
                .orElse(query);
    }

    private RuntimeException unknown() {
        Optional<StatementException> foreign = ForeignWords.statement(in);
        if (foreign.isPresent()) {
            return foreign.get();
        }
        for (Keyword first : Keyword.STATEMENTS) {
            in.expectHere(first.name());
        }
        return in.failure();
    }

    /** A query or a change of data, both possibly behind WITH: also the body of a common table. */
    Statement queryOrChange() {
        Position at = in.here();
        if (in.keyword() != Keyword.WITH) {
            return changeAfter(Optional.empty()).orElseGet(grammar.queries::query);
        }
        Query.With with = grammar.queries.with();
        return changeAfter(Optional.of(with)).orElseGet(() -> grammar.queries.queryWith(with, at));
    }

    private Optional<Statement> changeAfter(Optional<Query.With> with) {
        if (in.is(Keyword.INSERT) || in.is(Keyword.REPLACE)) {
            return Optional.of(grammar.dataChanges.insert(with));
        }
        if (in.is(Keyword.UPDATE)) {
            return Optional.of(grammar.dataChanges.update(with));
        }
        if (in.is(Keyword.DELETE)) {
            return Optional.of(grammar.dataChanges.delete(with));
        }
        return in.is(Keyword.MERGE) ? Optional.of(grammar.merges.merge(with)) : Optional.empty();
    }
}
