package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.AdministrationStatement;
import io.docdb.sql.ast.AdministrationStatement.TableLock;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Option;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** EXPLAIN, ANALYZE, SHOW, RESET, CALL, CHECK DATABASE, BACKUP DATABASE, CHECKPOINT. */
final class AdministrationParser {
    /** What else PostgreSQL shows or leaves out; here the plan is always shown alike. */
    private static final Set<String> DISPLAY_OPTIONS =
            Set.of("COSTS", "BUFFERS", "TIMING", "SUMMARY", "SETTINGS", "WAL", "GENERIC_PLAN", "MEMORY", "SERIALIZE");

    private final Grammar grammar;
    private final TokenReader in;

    AdministrationParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    Statement statement(Keyword first) {
        Position at = in.here();
        in.skip();
        return switch (first) {
            case EXPLAIN -> explain(at);
            case ANALYZE -> analyze(at);
            case LOCK -> lock(at);
            case SHOW -> {
                Optional<Query> shown = new ShowParser(grammar).shown();
                if (shown.isPresent()) {
                    yield shown.get();
                }
                ForeignWords.shown(in).ifPresent(refusal -> {
                    throw refusal;
                });
                yield new AdministrationStatement.ShowVariable(new SettingParser(grammar).name(), at);
            }
            case RESET ->
                new AdministrationStatement.SetVariable(new SettingParser(grammar).name(), List.of(), false, at);
            case CALL -> select(grammar.expressions.expression());
            case CHECK -> {
                in.expect(Keyword.DATABASE);
                yield new AdministrationStatement.CheckDatabase(at);
            }
            case BACKUP -> backup(at);
            default -> {
                in.accept(Keyword.SYNC);
                yield new AdministrationStatement.Checkpoint(at);
            }
        };
    }

    /** {@code DISCARD ALL | PLANS | SEQUENCES | TEMP}; the next token is the first of these words. */
    Statement discard() {
        Position at = in.here();
        in.skip();
        String word = in.wordAhead(0).toUpperCase(Locale.ROOT);
        for (AdministrationStatement.Discard.What what : AdministrationStatement.Discard.What.values()) {
            if (word.equals(what.name())
                    || word.equals("TEMPORARY") && what == AdministrationStatement.Discard.What.TEMP) {
                in.skip();
                return new AdministrationStatement.Discard(what, at);
            }
            in.expectHere(what.name());
        }
        throw in.failure();
    }

    /** The next token is the word KILL. */
    Statement kill() {
        Position at = in.here();
        in.skip();
        boolean statementOnly = in.wordAhead(0).equalsIgnoreCase("QUERY");
        if (statementOnly || in.wordAhead(0).equalsIgnoreCase("CONNECTION")) {
            in.skip();
        }
        return new AdministrationStatement.Kill(grammar.operators.expression(), statementOnly, at);
    }

    private Statement explain(Position at) {
        boolean analyze = false;
        boolean json = false;
        if (in.kind() == TokenKind.LEFT_PAREN && isExplainOption()) {
            for (ExplainOption option : in.listInParens(this::explainOption)) {
                analyze |= option == ExplainOption.ANALYZE;
                json |= option == ExplainOption.JSON;
            }
        } else {
            in.accept(Keyword.PLAN, Keyword.FOR);
            analyze = in.accept(Keyword.ANALYZE);
            in.accept(Keyword.VERBOSE);
            json = in.accept(Keyword.FORMAT) && format();
        }
        in.enter();
        Statement statement = grammar.statements.statement();
        in.leave();
        return new AdministrationStatement.Explain(analyze, json, statement, at);
    }

    private boolean isExplainOption() {
        Keyword keyword = in.keywordAhead(1);
        return keyword == Keyword.ANALYZE
                || keyword == Keyword.FORMAT
                || keyword == Keyword.VERBOSE
                || isDisplayOption(in.wordAhead(1));
    }

    private static boolean isDisplayOption(String word) {
        return DISPLAY_OPTIONS.contains(word.toUpperCase(Locale.ROOT));
    }

    private enum ExplainOption {
        ANALYZE,
        JSON,
        OTHER
    }

    private ExplainOption explainOption() {
        if (in.accept(Keyword.FORMAT)) {
            return format() ? ExplainOption.JSON : ExplainOption.OTHER;
        }
        if (isDisplayOption(in.wordAhead(0))) {
            in.skip();
            explainSwitch();
            return ExplainOption.OTHER;
        }
        if (in.accept(Keyword.VERBOSE)) {
            explainSwitch();
            return ExplainOption.OTHER;
        }
        in.expect(Keyword.ANALYZE);
        return explainSwitch() ? ExplainOption.ANALYZE : ExplainOption.OTHER;
    }

    /** TRUE, ON or nothing; FALSE or OFF. */
    private boolean explainSwitch() {
        if (in.accept(Keyword.FALSE)) {
            return false;
        }
        if (in.wordAhead(0).equalsIgnoreCase("OFF")) {
            in.skip();
            return false;
        }
        if (!in.accept(Keyword.TRUE)) {
            in.accept(Keyword.ON);
        }
        return true;
    }

    private boolean format() {
        boolean json = in.accept(Keyword.JSON);
        if (!json) {
            in.expect(Keyword.TEXT);
        }
        return json;
    }

    /** {@code LOCK [TABLE] names [IN mode MODE] [NOWAIT]}; without a mode nobody else may do anything but read. */
    private Statement lock(Position at) {
        in.accept(Keyword.TABLE);
        List<ObjectName> tables = in.list(in::objectName);
        TableLock mode = TableLock.ACCESS_EXCLUSIVE;
        if (in.accept(Keyword.IN)) {
            mode = lockMode();
            in.expect(Keyword.MODE);
        }
        return new AdministrationStatement.LockTables(tables, mode, in.accept(Keyword.NOWAIT), at);
    }

    private TableLock lockMode() {
        if (in.accept(Keyword.ACCESS)) {
            return in.accept(Keyword.SHARE) ? TableLock.ACCESS_SHARE : exclusive(TableLock.ACCESS_EXCLUSIVE);
        }
        if (in.accept(Keyword.ROW)) {
            return in.accept(Keyword.SHARE) ? TableLock.ROW_SHARE : exclusive(TableLock.ROW_EXCLUSIVE);
        }
        if (in.accept(Keyword.SHARE)) {
            if (in.accept(Keyword.UPDATE)) {
                return exclusive(TableLock.SHARE_UPDATE_EXCLUSIVE);
            }
            return in.accept(Keyword.ROW) ? exclusive(TableLock.SHARE_ROW_EXCLUSIVE) : TableLock.SHARE;
        }
        return exclusive(TableLock.EXCLUSIVE);
    }

    private TableLock exclusive(TableLock mode) {
        in.expect(Keyword.EXCLUSIVE);
        return mode;
    }

    private Statement analyze(Position at) {
        if (!in.accept(Keyword.TABLE)) {
            boolean word = in.keyword() == Keyword.COLLECTION && in.isNameAhead(1);
            if (word) {
                in.skip();
            }
        }
        if (!in.isName()) {
            return new AdministrationStatement.Analyze(Optional.empty(), List.of(), at);
        }
        ObjectName target = in.objectName();
        List<Expression.Reference> paths =
                in.kind() == TokenKind.LEFT_PAREN ? in.listInParens(grammar.operands::reference) : List.of();
        return new AdministrationStatement.Analyze(Optional.of(target), paths, at);
    }

    /** CALL of a function; of any other expression it is a query of one row, as {@code CALL NEXT VALUE FOR s}. */
    /** {@code CALL f(…)} is {@code SELECT f(…)}, as H2 has it. */
    private static Query select(Expression expression) {
        QueryBody.SelectItem item = new QueryBody.ExpressionItem(expression);
        return new Query(new QueryBody.Select(List.of(item), List.of(), Optional.empty()));
    }

    /** {@code {call f(…)}}, JDBC's escape. Its form with a result, {@code {? = call f(…)}}, is the driver's business. */
    Statement escapedCall() {
        in.expect(TokenKind.LEFT_BRACE);
        if (in.is(TokenKind.QUESTION)) {
            throw in.error(ErrorCode.NOT_SUPPORTED, "{? = call …} expected Connection.prepareCall", in.offset());
        }
        in.expect(Keyword.CALL);
        ObjectName function = in.objectName();
        Expression.Call call = in.kind() == TokenKind.LEFT_PAREN
                ? grammar.calls.call(function.parts())
                : grammar.calls.callWithoutArguments(function.parts());
        in.expect(TokenKind.RIGHT_BRACE);
        return select(call);
    }

    private Statement backup(Position at) {
        in.accept(Keyword.DATABASE);
        in.expect(Keyword.TO);
        Expression target = grammar.operators.expression();
        List<Option> options = grammar.definitions().options();
        return new AdministrationStatement.BackupDatabase(target, options, at);
    }
}
