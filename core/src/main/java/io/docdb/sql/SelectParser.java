package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.TableReference;
import io.docdb.sql.ast.Window;
import io.docdb.value.LongValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The clauses of SELECT. */
final class SelectParser {
    private final Grammar grammar;
    private final TokenReader in;
    private boolean mayStore;
    private boolean mayHaveNoItems;
    private Optional<Into> into = Optional.empty();
    private Optional<Query.Limit> top = Optional.empty();

    SelectParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    /** The new table of {@code SELECT … INTO [TEMPORARY] [TABLE] name}. */
    record Into(boolean temporary, ObjectName name) {}

    /** The next SELECT is that of a statement: it may store its rows in a new table. */
    void expectInto() {
        mayStore = true;
    }

    /** What the SELECT of the statement said; empty if nothing. */
    Optional<Into> into() {
        mayStore = false;
        return into;
    }

    QueryBody.Select select() {
        Position at = in.here();
        boolean storing = mayStore;
        mayStore = false;
        in.expect(Keyword.SELECT);
        Optional<QueryBody.Distinct> distinct = distinct();
        ForeignWords.refuseInSelect(in);
        Optional<Query.Limit> limit = top();
        List<QueryBody.SelectItem> items = mayHaveNoItems ? List.of(anyItem(at)) : items();
        mayHaveNoItems = false;
        if (in.keyword() == Keyword.INTO) {
            storeInto(storing);
        }
        List<TableReference> from = in.accept(Keyword.FROM) ? grammar.tables.references() : List.of();
        Optional<Expression> where = condition(Keyword.WHERE);
        Optional<QueryBody.GroupBy> groupBy = groupBy();
        Optional<Expression> having = condition(Keyword.HAVING);
        List<Window.Definition> windows = in.accept(Keyword.WINDOW) ? grammar.windows.definitions() : List.of();
        Optional<Expression> qualify = condition(Keyword.QUALIFY);
        top = limit; // not before here: queries inside have their own
        return new QueryBody.Select(distinct, items, from, where, groupBy, having, windows, qualify, at);
    }

    /** The next SELECT goes without a list, as PostgreSQL has it: {@code EXISTS (SELECT FROM t)}. */
    void allowNoItems() {
        mayHaveNoItems = true;
    }

    private static QueryBody.SelectItem anyItem(Position at) {
        return new QueryBody.ExpressionItem(new Expression.Literal(LongValue.of(1), at), Optional.empty());
    }

    private void storeInto(boolean storing) {
        if (!storing) {
            throw in.error(
                    ErrorCode.SYNTAX_ERROR,
                    "SELECT … INTO expected to be a statement of its own, found it inside another one",
                    in.offset());
        }
        in.skip();
        boolean temporary = in.accept(Keyword.TEMPORARY) || in.accept(Keyword.TEMP);
        in.accept(Keyword.TABLE);
        into = Optional.of(new Into(temporary, in.objectName()));
    }

    /** {@code WHERE condition}, {@code HAVING condition}, or nothing. */
    Optional<Expression> condition(Keyword introduction) {
        return in.accept(introduction) ? Optional.of(grammar.expressions.expression()) : Optional.empty();
    }

    private Optional<QueryBody.Distinct> distinct() {
        if (in.accept(Keyword.ALL) || !in.accept(Keyword.DISTINCT)) {
            return Optional.empty();
        }
        return Optional.of(new QueryBody.Distinct(
                in.accept(Keyword.ON) ? in.listInParens(grammar.expressions::expression) : List.of()));
    }

    /** SQL Server's {@code TOP 5}, {@code TOP (?) PERCENT WITH TIES}. */
    private Optional<Query.Limit> top() {
        TokenKind next = in.kindAhead(1);
        boolean counts = next == TokenKind.INTEGER || next == TokenKind.QUESTION || next == TokenKind.LEFT_PAREN;
        if (in.kind() != TokenKind.WORD || !counts || !in.wordAhead(0).equalsIgnoreCase("TOP")) {
            return Optional.empty();
        }
        Position at = in.here();
        in.skip();
        Expression count = grammar.operands.primary();
        boolean percent = in.accept(Keyword.PERCENT);
        boolean withTies = in.accept(Keyword.WITH, Keyword.TIES);
        return Optional.of(new Query.Limit(Optional.of(count), Optional.empty(), percent, withTies, at));
    }

    /** What TOP said in the SELECT that was read last. */
    Optional<Query.Limit> takeTop() {
        Optional<Query.Limit> taken = top;
        top = Optional.empty();
        return taken;
    }

    /** A select list, or the list of RETURNING. */
    List<QueryBody.SelectItem> items() {
        return in.list(this::item);
    }

    private QueryBody.SelectItem item() {
        Position at = in.here();
        if (in.kind() == TokenKind.STAR) {
            in.skip();
            return new QueryBody.StarItem(List.of(), except(), at);
        }
        if (isQualifiedStar()) {
            List<Name> qualifier = new ArrayList<>();
            qualifier.add(in.name());
            in.skip();
            while (in.kind() != TokenKind.STAR) {
                qualifier.add(in.label());
                in.expect(TokenKind.DOT);
            }
            in.skip();
            return new QueryBody.StarItem(qualifier, except(), at);
        }
        Expression expression = grammar.expressions.expression();
        return new QueryBody.ExpressionItem(expression, alias());
    }

    /** True at {@code a.b.*} that is no operand: {@code a.* IS NULL} is an expression. */
    private boolean isQualifiedStar() {
        if (!in.isName()) {
            return false;
        }
        int ahead = 1;
        while (in.kindAhead(ahead) == TokenKind.DOT) {
            TokenKind behind = in.kindAhead(ahead + 1);
            if (behind == TokenKind.STAR) {
                return !isOperatorAhead(ahead + 2);
            }
            if (behind != TokenKind.WORD && !in.isNameAhead(ahead + 1)) {
                return false;
            }
            ahead += 2;
        }
        return false;
    }

    private boolean isOperatorAhead(int ahead) {
        Keyword word = in.keywordAhead(ahead);
        return word == Keyword.IS
                || word == Keyword.IN
                || switch (in.kindAhead(ahead)) {
                    case EQUAL,
                            NOT_EQUAL,
                            LESS,
                            LESS_OR_EQUAL,
                            GREATER,
                            GREATER_OR_EQUAL,
                            NULL_SAFE_EQUAL,
                            DOUBLE_COLON -> true;
                    default -> false;
                };
    }

    private List<Name> except() {
        boolean follows = (in.keyword() == Keyword.EXCEPT || in.keyword() == Keyword.EXCLUDE)
                && in.kindAhead(1) == TokenKind.LEFT_PAREN
                && in.isNameAhead(2);
        if (!follows) {
            return List.of();
        }
        in.skip();
        return in.namesInParens();
    }

    private Optional<Name> alias() {
        if (in.accept(Keyword.AS)) {
            return Optional.of(in.isText() ? textAsName() : in.label());
        }
        return in.isBareAlias() || isBareLabel() ? Optional.of(in.label()) : Optional.empty();
    }

    /** MySQL's, SQLite's and SQL Server's {@code AS 'total'}. */
    private Name textAsName() {
        Position at = in.here();
        String text = in.text();
        if (text.isEmpty()) {
            throw in.error(ErrorCode.SYNTAX_ERROR, "AS expected a name, found an empty text", at.offset());
        }
        return new Name(text, at);
    }

    /**
     * PostgreSQL takes most reserved words as the name of a column without AS. Only where the item ends behind the word: else
     * it is more likely that a comma is missing, or a FROM.
     */
    private boolean isBareLabel() {
        if (in.kind() != TokenKind.WORD || in.keyword() == null || !in.keyword().isBareLabel()) {
            return false;
        }
        return switch (in.kindAhead(1)) {
            case COMMA, SEMICOLON, RIGHT_PAREN, END -> true;
            default -> in.keywordAhead(1) == Keyword.FROM;
        };
    }

    private Optional<QueryBody.GroupBy> groupBy() {
        Position at = in.here();
        if (!in.acceptPhrase(Keyword.GROUP, Keyword.BY)) {
            return Optional.empty();
        }
        boolean distinct = in.accept(Keyword.DISTINCT);
        if (!distinct) {
            in.accept(Keyword.ALL);
        }
        List<QueryBody.GroupingElement> elements = in.list(this::groupingElement);
        if (in.accept(Keyword.WITH, Keyword.ROLLUP)) {
            return Optional.of(new QueryBody.GroupBy(distinct, List.of(rollupOf(elements, at)), at));
        }
        return Optional.of(new QueryBody.GroupBy(distinct, elements, at));
    }

    /** MySQL: {@code GROUP BY a, b WITH ROLLUP}. */
    private QueryBody.Rollup rollupOf(List<QueryBody.GroupingElement> elements, Position at) {
        List<QueryBody.GroupingSet> sets = new ArrayList<>();
        for (QueryBody.GroupingElement element : elements) {
            if (!(element instanceof QueryBody.GroupingSet set)) {
                throw in.error(
                        ErrorCode.SYNTAX_ERROR, "WITH ROLLUP expects plain expressions in GROUP BY", at.offset());
            }
            sets.add(set);
        }
        return new QueryBody.Rollup(sets);
    }

    private QueryBody.GroupingElement groupingElement() {
        boolean call = in.kindAhead(1) == TokenKind.LEFT_PAREN;
        if (call && in.accept(Keyword.ROLLUP)) {
            return new QueryBody.Rollup(in.listInParens(this::groupingSet));
        }
        if (call && in.accept(Keyword.CUBE)) {
            return new QueryBody.Cube(in.listInParens(this::groupingSet));
        }
        if (in.accept(Keyword.GROUPING, Keyword.SETS)) {
            return new QueryBody.GroupingSets(in.listInParens(this::groupingElement));
        }
        return groupingSet();
    }

    private QueryBody.GroupingSet groupingSet() {
        if (in.kind() == TokenKind.LEFT_PAREN && in.kindAhead(1) == TokenKind.RIGHT_PAREN) {
            in.skip();
            in.skip();
            return new QueryBody.GroupingSet(List.of());
        }
        Expression expression = grammar.expressions.expression();
        return new QueryBody.GroupingSet(
                expression instanceof Expression.RowValue row ? row.elements() : List.of(expression));
    }
}
