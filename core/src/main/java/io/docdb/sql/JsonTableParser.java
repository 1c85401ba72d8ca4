package io.docdb.sql;

import io.docdb.sql.ast.DataType;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.JsonExpression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.TableReference;
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
        boolean errorOnError = in.accept(Keyword.ERROR, Keyword.ON, Keyword.ERROR);
        if (!errorOnError && !in.accept(Keyword.NULL, Keyword.ON, Keyword.ERROR) && in.accept(Keyword.EMPTY)) {
            in.accept(Keyword.ARRAY);
            in.expect(Keyword.ON, Keyword.ERROR);
        }
        in.expect(TokenKind.RIGHT_PAREN);
        return new TableReference.JsonTable(
                context, path, pathName, passing, columns, errorOnError, lateral, grammar.tables.alias(), at);
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
