package io.docdb.sql;

import io.docdb.sql.ast.CallModifiers;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.TableReference;
import io.docdb.value.BooleanValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What stands in FROM: tables, queries, functions, joins. */
final class TableReferenceParser {
    private static final Set<String> HINTS_OF_READERS =
            Set.of("NOLOCK", "READUNCOMMITTED", "READCOMMITTED", "ROWLOCK", "PAGLOCK");

    private final Grammar grammar;
    private final TokenReader in;

    TableReferenceParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    List<TableReference> references() {
        return in.list(this::reference);
    }

    /** One table with everything joined to it. */
    TableReference reference() {
        in.enter();
        int outer = in.openChain();
        TableReference left = primary();
        while (startsJoin()) {
            left = join(left);
            in.growChain();
        }
        in.closeChain(outer);
        in.leave();
        return left;
    }

    private boolean startsJoin() {
        Keyword keyword = in.keyword();
        in.expectHere("JOIN");
        return keyword != null
                && switch (keyword) {
                    case JOIN, INNER, LEFT, RIGHT, FULL, CROSS, NATURAL -> true;
                    case OUTER -> in.keywordAhead(1) == Keyword.APPLY;
                    default -> false;
                };
    }

    private TableReference join(TableReference left) {
        Position at = in.here();
        if (in.accept(Keyword.OUTER, Keyword.APPLY)) {
            return applied(TableReference.Join.Kind.LEFT, left, at);
        }
        if (in.accept(Keyword.CROSS, Keyword.APPLY)) {
            return applied(TableReference.Join.Kind.CROSS, left, at);
        }
        boolean natural = in.accept(Keyword.NATURAL);
        TableReference.Join.Kind kind = joinKind();
        in.expect(Keyword.JOIN);
        if (natural) {
            return new TableReference.Join(kind, left, primary(), new TableReference.Natural(), at);
        }
        if (kind == TableReference.Join.Kind.CROSS) {
            return new TableReference.Join(kind, left, primary(), new TableReference.Unconditional(), at);
        }
        // A JOIN b JOIN c ON … ON …: the inner join comes first.
        TableReference right = primary();
        while (startsJoin()) {
            right = join(right);
            in.growChain();
        }
        return new TableReference.Join(kind, left, right, joinCondition(), at);
    }

    /** {@code CROSS APPLY x} is {@code CROSS JOIN LATERAL x}, {@code OUTER APPLY x} is {@code LEFT JOIN LATERAL x ON TRUE}. */
    private TableReference applied(TableReference.Join.Kind kind, TableReference left, Position at) {
        TableReference right = primary();
        if (right instanceof TableReference.Derived derived) {
            right = new TableReference.Derived(derived.query(), true, derived.alias(), derived.at());
        }
        TableReference.JoinCondition condition = kind == TableReference.Join.Kind.CROSS
                ? new TableReference.Unconditional()
                : new TableReference.On(new Expression.Literal(BooleanValue.TRUE, at));
        return new TableReference.Join(kind, left, right, condition, at);
    }

    private TableReference.Join.Kind joinKind() {
        TableReference.Join.Kind kind = TableReference.Join.Kind.INNER;
        if (in.accept(Keyword.CROSS)) {
            return TableReference.Join.Kind.CROSS;
        }
        if (in.accept(Keyword.INNER)) {
            return kind;
        }
        if (in.accept(Keyword.LEFT)) {
            kind = TableReference.Join.Kind.LEFT;
        } else if (in.accept(Keyword.RIGHT)) {
            kind = TableReference.Join.Kind.RIGHT;
        } else if (in.accept(Keyword.FULL)) {
            kind = TableReference.Join.Kind.FULL;
        } else {
            return kind;
        }
        in.accept(Keyword.OUTER);
        return kind;
    }

    private TableReference.JoinCondition joinCondition() {
        if (in.accept(Keyword.USING)) {
            List<Name> columns = in.namesInParens();
            Optional<Name> alias = in.accept(Keyword.AS) ? Optional.of(in.label()) : Optional.empty();
            return new TableReference.Using(columns, alias);
        }
        in.expect(Keyword.ON);
        return new TableReference.On(grammar.expressions.expression());
    }

    private TableReference primary() {
        Position at = in.here();
        if (in.kind() == TokenKind.LEFT_PAREN) {
            return parenthesised(at);
        }
        if (in.kind() == TokenKind.LEFT_BRACE && in.keywordAhead(1) == Keyword.OJ) {
            in.skip();
            in.skip();
            TableReference joined = reference();
            in.expect(TokenKind.RIGHT_BRACE);
            return joined;
        }
        if (in.keyword() == Keyword.LATERAL) {
            return lateral(at);
        }
        if (in.keyword() == Keyword.VALUES && in.kindAhead(1) == TokenKind.LEFT_PAREN) {
            Query rows =
                    new Query(Optional.empty(), grammar.queries.rows(), List.of(), Optional.empty(), List.of(), at);
            return new TableReference.Derived(rows, false, alias(), at);
        }
        if (in.keyword() == Keyword.JSON_TABLE && in.kindAhead(1) == TokenKind.LEFT_PAREN) {
            return grammar.jsonTables.jsonTable(false);
        }
        if (in.keyword() == Keyword.TABLE && in.kindAhead(1) == TokenKind.LEFT_PAREN) {
            return tableOf(false);
        }
        if (isChangedRows()) {
            return changedRows(at);
        }
        if (!in.isName()) {
            throw in.failure("a table");
        }
        if (in.keyword() == Keyword.ONLY
                && in.kindAhead(1) == TokenKind.LEFT_PAREN
                && in.isNameAhead(2)
                && in.kindAhead(3) == TokenKind.RIGHT_PAREN) { // PostgreSQL's ONLY (t)
            in.skip();
            in.skip();
            ObjectName table = in.objectName();
            in.expect(TokenKind.RIGHT_PAREN);
            return named(table);
        }
        in.skipOnly();
        ObjectName name = in.objectName();
        return in.kind() == TokenKind.LEFT_PAREN ? function(name, false) : named(name);
    }

    private TableReference lateral(Position at) {
        in.skip();
        if (in.kind() == TokenKind.LEFT_PAREN) {
            Query query = grammar.operands.subquery();
            return new TableReference.Derived(query, true, alias(), at);
        }
        if (in.keyword() == Keyword.JSON_TABLE) {
            return grammar.jsonTables.jsonTable(true);
        }
        if (in.keyword() == Keyword.TABLE) {
            return tableOf(true);
        }
        return function(in.objectName(), true);
    }

    /** {@code TABLE(f(x))} is {@code f(x)}. */
    private TableReference tableOf(boolean lateral) {
        in.skip();
        in.expect(TokenKind.LEFT_PAREN);
        Expression.Call call = grammar.calls.call(in.objectName().parts());
        in.expect(TokenKind.RIGHT_PAREN);
        return finishFunction(call, lateral);
    }

    private TableReference function(ObjectName name, boolean lateral) {
        return finishFunction(grammar.calls.call(name.parts()), lateral);
    }

    private TableReference finishFunction(Expression.Call call, boolean lateral) {
        boolean withOrdinality = in.accept(Keyword.WITH, Keyword.ORDINALITY);
        Expression.Call plain = call.modifiers().equals(CallModifiers.NONE)
                ? call
                : new Expression.Call(call.function(), call.arguments(), CallModifiers.NONE);
        if (!definesColumns()) {
            return new TableReference.Function(plain, lateral, withOrdinality, alias());
        }
        in.accept(Keyword.AS);
        Optional<TableReference.Alias> alias = in.kind() == TokenKind.LEFT_PAREN
                ? Optional.empty()
                : Optional.of(new TableReference.Alias(in.name(), List.of()));
        List<TableReference.TypedColumn> columns =
                in.listInParens(() -> new TableReference.TypedColumn(in.name(), grammar.types.type()));
        return new TableReference.Function(plain, lateral, withOrdinality, alias, columns);
    }

    /** {@code [AS] [name] (column type, …)}: a word behind the first column's name is its type. */
    private boolean definesColumns() {
        int ahead = in.keyword() == Keyword.AS ? 1 : 0;
        if (ahead == 0 && !in.isBareAlias()) {
            return false;
        }
        ahead += in.kindAhead(ahead) == TokenKind.LEFT_PAREN ? 0 : 1;
        return in.kindAhead(ahead) == TokenKind.LEFT_PAREN
                && in.isNameAhead(ahead + 1)
                && in.kindAhead(ahead + 2) != TokenKind.COMMA
                && in.kindAhead(ahead + 2) != TokenKind.RIGHT_PAREN;
    }

    private TableReference named(ObjectName name) {
        Optional<TableReference.SystemTime> time = systemTime();
        Optional<TableReference.Sample> sample = sample();
        ForeignWords.refuseHint(in);
        Optional<TableReference.Alias> alias = alias();
        ForeignWords.refuseHint(in);
        readOverHints();
        if (sample.isEmpty()) {
            sample = sample();
        }
        if (time.isEmpty()) {
            time = systemTime();
        }
        return new TableReference.Named(name, time, alias, sample);
    }

    /** SQL Server's {@code WITH (NOLOCK)}: who only reads waits for nobody in any case. */
    private void readOverHints() {
        if (in.keyword() != Keyword.WITH || in.kindAhead(1) != TokenKind.LEFT_PAREN) {
            return;
        }
        in.skip();
        in.listInParens(() -> {
            if (!HINTS_OF_READERS.contains(in.wordAhead(0).toUpperCase(Locale.ROOT))) {
                throw ForeignWords.tableHint(in);
            }
            return in.label();
        });
    }

    /** {@code TABLESAMPLE method (percent) [REPEATABLE (seed)]}: before the alias by the standard, behind it in PostgreSQL. */
    private Optional<TableReference.Sample> sample() {
        if (in.keyword() != Keyword.TABLESAMPLE || !in.isNameAhead(1) || in.kindAhead(2) != TokenKind.LEFT_PAREN) {
            return Optional.empty();
        }
        in.skip();
        Name method = in.name();
        Expression percent = inParens();
        Optional<Expression> seed = in.accept(Keyword.REPEATABLE) ? Optional.of(inParens()) : Optional.empty();
        return Optional.of(new TableReference.Sample(method, percent, seed));
    }

    private Expression inParens() {
        in.expect(TokenKind.LEFT_PAREN);
        Expression inside = grammar.expressions.expression();
        in.expect(TokenKind.RIGHT_PAREN);
        return inside;
    }

    private Optional<TableReference.SystemTime> systemTime() {
        Position at = in.here();
        if (in.keyword() != Keyword.FOR || in.keywordAhead(1) != Keyword.SYSTEM_TIME) {
            return Optional.empty();
        }
        in.skip();
        in.skip();
        TableReference.SystemTime.Kind kind;
        Optional<Expression> from = Optional.empty();
        Optional<Expression> to = Optional.empty();
        if (in.accept(Keyword.ALL)) {
            kind = TableReference.SystemTime.Kind.ALL;
        } else if (in.accept(Keyword.BETWEEN)) {
            kind = TableReference.SystemTime.Kind.BETWEEN;
            from = Optional.of(grammar.operators.expression());
            in.expect(Keyword.AND);
            to = Optional.of(grammar.operators.expression());
        } else if (in.accept(Keyword.FROM)) {
            kind = TableReference.SystemTime.Kind.FROM_TO;
            from = Optional.of(grammar.operators.expression());
            in.expect(Keyword.TO);
            to = Optional.of(grammar.operators.expression());
        } else {
            in.expect(Keyword.AS, Keyword.OF);
            kind = TableReference.SystemTime.Kind.AS_OF;
            from = Optional.of(grammar.operators.expression());
        }
        return Optional.of(new TableReference.SystemTime(kind, from, to, at));
    }

    /** {@code [AS] name [(columns)]}, or nothing. */
    Optional<TableReference.Alias> alias() {
        Name name;
        if (in.accept(Keyword.AS)) {
            name = in.name();
        } else if (in.isBareAlias() && !grammar.queries.isShareLock()) {
            name = in.name();
        } else {
            return Optional.empty();
        }
        List<Name> columns = in.kind() == TokenKind.LEFT_PAREN ? in.namesInParens() : List.of();
        return Optional.of(new TableReference.Alias(name, columns));
    }

    /** A query, a join, or a query whose first operand stands in parentheses of its own. */
    private TableReference parenthesised(Position at) {
        in.expect(TokenKind.LEFT_PAREN);
        if (grammar.queries.startsQueryOrRows()) {
            Query query = grammar.queries.query();
            in.expect(TokenKind.RIGHT_PAREN);
            return new TableReference.Derived(query, false, alias(), at);
        }
        TableReference inner = reference();
        if (inner instanceof TableReference.Derived derived
                && derived.alias().isEmpty()
                && (grammar.queries.continuesQuery() || in.kind() == TokenKind.RIGHT_PAREN)) {
            Query query =
                    grammar.queries.continuesQuery() ? grammar.queries.queryAfter(derived.query()) : derived.query();
            in.expect(TokenKind.RIGHT_PAREN);
            return new TableReference.Derived(query, derived.lateral(), alias(), at);
        }
        while (in.accept(TokenKind.COMMA)) {
            inner = new TableReference.Join(
                    TableReference.Join.Kind.CROSS, inner, reference(), new TableReference.Unconditional(), at);
        }
        in.expect(TokenKind.RIGHT_PAREN);
        return inner instanceof TableReference.Join ? named(inner, at) : inner;
    }

    /** {@code (a JOIN b ON …) AS name} is what {@code (SELECT * FROM a JOIN b ON …) AS name} is. */
    private TableReference named(TableReference join, Position at) {
        Optional<TableReference.Alias> alias = alias();
        if (alias.isEmpty()) {
            return join;
        }
        QueryBody all = new QueryBody.Select(List.of(new QueryBody.StarItem()), List.of(join), Optional.empty());
        return new TableReference.Derived(new Query(all), false, alias, at);
    }

    private boolean isChangedRows() {
        Keyword keyword = in.keyword();
        return (keyword == Keyword.FINAL || keyword == Keyword.NEW || keyword == Keyword.OLD)
                && in.keywordAhead(1) == Keyword.TABLE
                && in.kindAhead(2) == TokenKind.LEFT_PAREN;
    }

    private TableReference changedRows(Position at) {
        TableReference.ChangedRows.Version version =
                switch (in.keyword()) {
                    case OLD -> TableReference.ChangedRows.Version.OLD;
                    case NEW -> TableReference.ChangedRows.Version.NEW;
                    default -> TableReference.ChangedRows.Version.FINAL;
                };
        in.skip();
        in.skip();
        in.expect(TokenKind.LEFT_PAREN);
        if (!(grammar.statements.queryOrChange() instanceof DataChange change)) {
            throw in.failure("INSERT, UPDATE, DELETE or MERGE");
        }
        in.expect(TokenKind.RIGHT_PAREN);
        return new TableReference.ChangedRows(version, change, alias(), at);
    }
}
