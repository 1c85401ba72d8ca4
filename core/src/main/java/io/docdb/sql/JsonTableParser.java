package io.docdb.sql;

import io.docdb.sql.ast.DataType;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.JsonExpression;
import io.docdb.sql.ast.JsonPlan;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.TableReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code JSON_TABLE(context, path COLUMNS (…))}. */
final class JsonTableParser {
    private final Grammar grammar;
    private final TokenReader in;
    private final JsonFunctionParser clauses;

    JsonTableParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.clauses = grammar.jsonFunctions;
    }

    TableReference jsonTable(boolean lateral) {
        Position at = in.here();
        in.expect(Keyword.JSON_TABLE);
        in.expect(TokenKind.LEFT_PAREN);
        Expression context = clauses.context();
        in.expect(TokenKind.COMMA);
        Expression path = grammar.expressions.expression();
        Optional<Name> pathName = clauses.pathName();
        List<JsonExpression.Passing> passing = clauses.passing();
        List<TableReference.JsonColumn> columns = columns();
        Optional<JsonPlan> plan = in.accept(Keyword.PLAN) ? Optional.of(plan()) : Optional.empty();
        boolean errorOnError = in.accept(Keyword.ERROR, Keyword.ON, Keyword.ERROR);
        if (!errorOnError && !in.accept(Keyword.NULL, Keyword.ON, Keyword.ERROR) && in.accept(Keyword.EMPTY)) {
            in.accept(Keyword.ARRAY);
            in.expect(Keyword.ON, Keyword.ERROR);
        }
        in.expect(TokenKind.RIGHT_PAREN);
        return new TableReference.JsonTable(
                context, path, pathName, passing, columns, plan, errorOnError, lateral, grammar.tables.alias(), at);
    }

    private JsonPlan plan() {
        Position at = in.here();
        boolean all = in.accept(Keyword.DEFAULT);
        in.expect(TokenKind.LEFT_PAREN);
        JsonPlan plan = all ? defaultPlan(at) : joined();
        in.expect(TokenKind.RIGHT_PAREN);
        return plan;
    }

    /** {@code INNER | OUTER}, {@code CROSS | UNION}, or both in any order. */
    private JsonPlan defaultPlan(Position at) {
        Boolean inner = null;
        Boolean cross = null;
        do {
            if (inner == null && (in.is(Keyword.INNER) || in.is(Keyword.OUTER))) {
                inner = in.keyword() == Keyword.INNER;
            } else if (cross == null && (in.is(Keyword.CROSS) || in.is(Keyword.UNION))) {
                cross = in.keyword() == Keyword.CROSS;
            } else {
                throw in.failure();
            }
            in.skip();
        } while (in.accept(TokenKind.COMMA));
        return new JsonPlan.Default(Boolean.TRUE.equals(inner), Boolean.TRUE.equals(cross), at);
    }

    private JsonPlan joined() {
        in.enter();
        boolean isName = in.kind() != TokenKind.LEFT_PAREN;
        JsonPlan first = planPart();
        JsonPlan joined = first;
        if (isName && (in.is(Keyword.INNER) || in.is(Keyword.OUTER))) {
            boolean inner = in.keyword() == Keyword.INNER;
            in.skip();
            joined = new JsonPlan.Nested(((JsonPlan.Path) first).name(), inner, planPart());
        } else if (in.is(Keyword.UNION) || in.is(Keyword.CROSS)) {
            Keyword operator = in.keyword();
            List<JsonPlan> parts = new ArrayList<>(List.of(first));
            while (in.accept(operator)) {
                parts.add(planPart());
            }
            joined = new JsonPlan.Siblings(operator == Keyword.CROSS, parts);
        }
        in.leave();
        return joined;
    }

    /** A name, or a plan in parentheses. */
    private JsonPlan planPart() {
        if (!in.accept(TokenKind.LEFT_PAREN)) {
            return new JsonPlan.Path(in.name());
        }
        JsonPlan plan = joined();
        in.expect(TokenKind.RIGHT_PAREN);
        return plan;
    }

    private List<TableReference.JsonColumn> columns() {
        in.expect(Keyword.COLUMNS);
        in.enter();
        List<TableReference.JsonColumn> columns = in.listInParens(this::column);
        in.leave();
        return columns;
    }

    private TableReference.JsonColumn column() {
        boolean nested = in.keyword() == Keyword.NESTED
                && (in.keywordAhead(1) == Keyword.PATH || TokenText.isText(in.kindAhead(1)));
        if (nested) {
            in.skip();
            in.accept(Keyword.PATH);
            Expression path = grammar.expressions.expression();
            return new TableReference.NestedColumns(path, clauses.pathName(), columns());
        }
        Name name = in.name();
        if (in.accept(Keyword.FOR, Keyword.ORDINALITY)) {
            return new TableReference.OrdinalityColumn(name);
        }
        DataType type = grammar.types.type();
        if (in.accept(Keyword.EXISTS)) {
            return new TableReference.ExistsColumn(
                    name, type, path(), clauses.onCase(Keyword.ERROR, JsonFunctionParser.OF_EXISTS));
        }
        boolean formatJson = clauses.acceptFormat();
        Optional<Expression> path = path();
        JsonExpression.Wrapper wrapper = clauses.wrapper();
        return new TableReference.ValueColumn(
                name,
                type,
                formatJson,
                path,
                wrapper,
                clauses.omitQuotes(wrapper),
                clauses.onCase(Keyword.EMPTY, JsonFunctionParser.OF_QUERY),
                clauses.onCase(Keyword.ERROR, JsonFunctionParser.OF_QUERY));
    }

    private Optional<Expression> path() {
        return in.accept(Keyword.PATH) ? Optional.of(grammar.expressions.expression()) : Optional.empty();
    }
}
