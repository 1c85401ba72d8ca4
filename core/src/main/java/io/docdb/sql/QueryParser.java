package io.docdb.sql;

import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.SortItem;
import io.docdb.sql.ast.Statement;
import io.docdb.value.LongValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Queries: WITH, set operations, ORDER BY, LIMIT, FETCH and FOR UPDATE around the bodies. */
final class QueryParser {
    /** Words before a value that are keywords; others are operators: {@code values ILIKE '…'}. */
    private static final Set<Keyword> TYPES =
            EnumSet.of(Keyword.ARRAY, Keyword.DATE, Keyword.INTERVAL, Keyword.TIME, Keyword.TIMESTAMP);

    private static final Set<String> ISOLATION_LEVELS = Set.of("UR", "CS", "RS", "RR");

    private final Grammar grammar;
    private final TokenReader in;

    /** The SELECT with TOP that was read last; Java null if none. */
    private Query topped;

    QueryParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    /** True if a query begins here, a parenthesis not counted. */
    boolean startsQuery() {
        Keyword keyword = in.keyword();
        return keyword != null
                && switch (keyword) {
                    case SELECT -> true;
                    case WITH -> in.isNameAhead(1) || in.keywordAhead(1) == Keyword.RECURSIVE;
                    case VALUES -> startsValues();
                    case TABLE -> in.isNameAhead(1);
                    default -> false;
                };
    }

    /**
     * True if a query begins here where a table may stand, too: {@code (VALUES -1, 0)} and {@code (VALUES RANDOM())} are rows, as
     * nothing like them can follow the name of a table. Among expressions the first is a difference.
     */
    boolean startsQueryOrRows() {
        return startsQuery() || in.keyword() == Keyword.VALUES && (isSign(in.kindAhead(1)) || isCallAhead());
    }

    private static boolean isSign(TokenKind kind) {
        return kind == TokenKind.MINUS || kind == TokenKind.PLUS;
    }

    /** {@code f()}; with something in the parentheses it may be an alias with its columns. */
    private boolean isCallAhead() {
        return in.kindAhead(1) == TokenKind.WORD
                && in.kindAhead(2) == TokenKind.LEFT_PAREN
                && in.kindAhead(3) == TokenKind.RIGHT_PAREN;
    }

    /** VALUES is also a name; {@code values next value for s} has no parenthesis. */
    private boolean startsValues() {
        return in.kindAhead(1) == TokenKind.LEFT_PAREN
                || isTypedValueAhead()
                || in.keywordAhead(1) == Keyword.NEXT
                || in.keywordAhead(1) == Keyword.ROW
                || in.kindAhead(1) == TokenKind.QUESTION
                || in.kindAhead(1).isNumber()
                || TokenText.isText(in.kindAhead(1))
                || in.keywordAhead(1) != null && in.keywordAhead(1).isReserved() && isValue(in.keywordAhead(1));
    }

    /** {@code DATE '…'} and {@code ARRAY[…]}: nothing of that form can follow a name. */
    private boolean isTypedValueAhead() {
        Keyword type = in.keywordAhead(1);
        return in.kindAhead(1) == TokenKind.WORD
                && (type == null || TYPES.contains(type))
                && (TokenText.isText(in.kindAhead(2)) || in.kindAhead(2) == TokenKind.LEFT_BRACKET);
    }

    private static boolean isValue(Keyword keyword) {
        return switch (keyword) {
            case NULL, TRUE, FALSE, CASE, CAST, CURRENT_TIMESTAMP, CURRENT_DATE, CURRENT_TIME -> true;
            default -> false;
        };
    }

    /** True if what follows can only go on with a query that stands before it in parentheses. */
    boolean continuesQuery() {
        Keyword keyword = in.keyword();
        return keyword != null
                && switch (keyword) {
                    case UNION, INTERSECT, EXCEPT, MINUS, ORDER, LIMIT, OFFSET, FETCH, FOR -> true;
                    default -> false;
                };
    }

    Query query() {
        Position at = in.here();
        in.enter();
        Optional<Query.With> with = in.keyword() == Keyword.WITH ? Optional.of(with()) : Optional.empty();
        Query query = finish(with, setOperation(operand()), at);
        in.leave();
        return query;
    }

    /** The query behind a WITH clause that was read already. */
    Query queryWith(Query.With with, Position at) {
        in.enter();
        Query query = finish(Optional.of(with), setOperation(operand()), at);
        in.leave();
        return query;
    }

    /** The rest of a query whose first operand was read already, with its parentheses. */
    Query queryAfter(Query first) {
        in.enter();
        Query query = finish(Optional.empty(), setOperation(withoutParens(first)), first.at());
        in.leave();
        return query;
    }

    private Query finish(Optional<Query.With> with, QueryBody body, Position at) {
        if (body == topped) { // alone: TOP counts the rows of the whole query, in its order
            topped = null;
            return finish(with, ((Query) body).body(), at, ((Query) body).limit());
        }
        return finish(with, body, at, Optional.empty());
    }

    private Query finish(Optional<Query.With> with, QueryBody body, Position at, Optional<Query.Limit> top) {
        List<SortItem> orderBy = in.acceptPhrase(Keyword.ORDER, Keyword.BY) ? grammar.windows.sortItems() : List.of();
        Optional<Query.Limit> limit = top.isPresent() ? top : limit();
        List<Query.Locking> locking = in.keyword() == Keyword.FOR || isShareLock() ? lockings() : List.of();
        if (isIsolation()) {
            in.skip();
            in.skip();
        }
        if (limit.isEmpty() && !locking.isEmpty()) {
            limit = limit();
        }
        Query query = new Query(with, body, orderBy, limit, locking, at);
        return query.isBodyOnly() && body instanceof Query inner ? inner : query;
    }

    /** UNION and EXCEPT from left to right, INTERSECT before them. */
    private QueryBody setOperation(QueryBody first) {
        int outer = in.openChain();
        QueryBody left = intersection(first);
        while (true) {
            Position at = in.here();
            QueryBody.SetOperation.Operator operator;
            if (in.accept(Keyword.UNION)) {
                operator = QueryBody.SetOperation.Operator.UNION;
            } else if (in.accept(Keyword.EXCEPT) || in.accept(Keyword.MINUS)) {
                operator = QueryBody.SetOperation.Operator.EXCEPT;
            } else {
                in.closeChain(outer);
                return left;
            }
            boolean all = all();
            boolean corresponding = in.accept(Keyword.CORRESPONDING);
            QueryBody right = intersection(operand());
            in.growChain();
            left = new QueryBody.SetOperation(operator, all, corresponding, left, right, at);
        }
    }

    private QueryBody intersection(QueryBody first) {
        QueryBody left = first;
        while (in.is(Keyword.INTERSECT)) {
            Position at = in.here();
            in.skip();
            boolean all = all();
            boolean corresponding = in.accept(Keyword.CORRESPONDING);
            QueryBody right = operand();
            in.growChain();
            left = new QueryBody.SetOperation(
                    QueryBody.SetOperation.Operator.INTERSECT, all, corresponding, left, right, at);
        }
        return left;
    }

    private boolean all() {
        if (in.accept(Keyword.ALL)) {
            return true;
        }
        in.accept(Keyword.DISTINCT);
        return false;
    }

    private QueryBody operand() {
        Position at = in.here();
        if (in.is(Keyword.SELECT)) {
            QueryBody.Select select = grammar.selects.select();
            Optional<Query.Limit> top = grammar.selects.takeTop();
            if (top.isEmpty()) {
                return select;
            }
            topped = new Query(Optional.empty(), select, List.of(), top, List.of(), at);
            return topped;
        }
        if (in.kind() == TokenKind.LEFT_PAREN) {
            return withoutParens(grammar.operands.subquery());
        }
        if (in.accept(Keyword.VALUES)) {
            return new QueryBody.Values(in.list(this::row), at);
        }
        if (in.accept(Keyword.TABLE)) {
            return new QueryBody.Table(in.objectName(), at);
        }
        throw in.failure("(");
    }

    /**
     * {@code VALUES (a, b), (c, d)}, or with VALUE, which is next: behind a comma without a parenthesis another table may follow,
     * for H2 has it in FROM without parentheses around it.
     */
    QueryBody.Values rows() {
        Position at = in.here();
        in.skip();
        List<List<Expression>> rows = new ArrayList<>();
        rows.add(row());
        while (in.kind() == TokenKind.COMMA && in.kindAhead(1) == TokenKind.LEFT_PAREN) {
            in.skip();
            rows.add(row());
        }
        return new QueryBody.Values(rows, at);
    }

    private static QueryBody withoutParens(Query query) {
        return query.isBodyOnly() ? query.body() : query;
    }

    /** One row of VALUES: {@code (a, b)}, {@code ROW(a, b)}, or a single value without parentheses. */
    private List<Expression> row() {
        if (in.keyword() == Keyword.ROW && in.kindAhead(1) == TokenKind.LEFT_PAREN) {
            in.skip();
        }
        if (in.kind() != TokenKind.LEFT_PAREN) {
            return List.of(grammar.expressions.expression());
        }
        in.skip();
        List<Expression> row = in.list(this::rowElement);
        in.expect(TokenKind.RIGHT_PAREN);
        return row;
    }

    private Expression rowElement() {
        return grammar.queries.startsQuery() ? grammar.operands.insideParens() : grammar.expressions.expression();
    }

    private Optional<Query.Limit> limit() {
        Position at = in.here();
        Optional<Expression> count = Optional.empty();
        Optional<Expression> offset = Optional.empty();
        boolean percent = false;
        boolean withTies = false;
        boolean limitAll = false;
        while (true) {
            if (count.isEmpty() && !limitAll && in.accept(Keyword.LIMIT)) {
                limitAll = in.accept(Keyword.ALL);
                count = limitAll ? Optional.empty() : Optional.of(number());
                if (offset.isEmpty() && in.accept(TokenKind.COMMA)) {
                    offset = count;
                    count = Optional.of(number());
                }
            } else if (count.isEmpty() && !limitAll && isEscapedLimit()) {
                in.skip();
                in.skip();
                count = Optional.of(number());
                offset = in.accept(Keyword.OFFSET) ? Optional.of(number()) : offset;
                in.expect(TokenKind.RIGHT_BRACE);
            } else if (offset.isEmpty() && in.accept(Keyword.OFFSET)) {
                offset = Optional.of(number());
                if (!in.accept(Keyword.ROWS)) {
                    in.accept(Keyword.ROW);
                }
            } else if (count.isEmpty() && in.accept(Keyword.FETCH)) {
                count = Optional.of(fetchCount());
                percent = in.accept(Keyword.PERCENT);
                if (!in.accept(Keyword.ROWS)) {
                    in.expect(Keyword.ROW);
                }
                withTies = in.accept(Keyword.WITH, Keyword.TIES);
                if (!withTies) {
                    in.expect(Keyword.ONLY);
                }
            } else {
                return count.isEmpty() && offset.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Query.Limit(count, offset, percent, withTies, at));
            }
        }
    }

    /** {@code {LIMIT n OFFSET m}}, JDBC's escape. */
    private boolean isEscapedLimit() {
        return in.kind() == TokenKind.LEFT_BRACE && in.keywordAhead(1) == Keyword.LIMIT;
    }

    private Expression number() {
        return grammar.operators.expression();
    }

    private Expression fetchCount() {
        if (!in.accept(Keyword.FIRST)) {
            in.expect(Keyword.NEXT);
        }
        Position at = in.here();
        return in.is(Keyword.ROW) || in.is(Keyword.ROWS) ? new Expression.Literal(LongValue.ONE, at) : number();
    }

    /** DB2's and Derby's level of isolation for a single query: here a query sees what its transaction sees. */
    private boolean isIsolation() {
        return in.keyword() == Keyword.WITH
                && ISOLATION_LEVELS.contains(in.wordAhead(1).toUpperCase(Locale.ROOT));
    }

    private List<Query.Locking> lockings() {
        List<Query.Locking> lockings = new ArrayList<>(1);
        while (in.keyword() == Keyword.FOR) {
            Position at = in.here();
            in.skip();
            if (in.accept(Keyword.READ) || in.accept(Keyword.FETCH)) {
                // FOR READ ONLY and FOR FETCH ONLY say that nothing is locked.
                in.expect(Keyword.ONLY);
                continue;
            }
            Query.Locking.Strength strength = strength();
            List<Name> tables = in.accept(Keyword.OF) ? in.list(in::name) : List.of();
            Query.Locking.Wait waiting = Query.Locking.Wait.DEFAULT;
            if (in.accept(Keyword.NOWAIT)) {
                waiting = Query.Locking.Wait.NOWAIT;
            } else if (in.accept(Keyword.SKIP, Keyword.LOCKED)) {
                waiting = Query.Locking.Wait.SKIP_LOCKED;
            }
            if (in.accept(Keyword.WITH)) {
                // Derby's FOR UPDATE WITH RS names an isolation level the lock gives anyway.
                in.name();
            }
            lockings.add(new Query.Locking(strength, tables, waiting, at));
        }
        if (isShareLock()) {
            Position at = in.here();
            in.skip();
            in.expect(Keyword.IN);
            in.expect(Keyword.SHARE);
            in.expect(Keyword.MODE);
            lockings.add(new Query.Locking(Query.Locking.Strength.SHARE, List.of(), Query.Locking.Wait.DEFAULT, at));
        }
        return lockings;
    }

    /** MySQL's older words for FOR SHARE, {@code LOCK IN SHARE MODE}. */
    boolean isShareLock() {
        return in.keyword() == Keyword.LOCK && in.keywordAhead(1) == Keyword.IN && in.keywordAhead(2) == Keyword.SHARE;
    }

    private Query.Locking.Strength strength() {
        if (in.accept(Keyword.UPDATE)) {
            return Query.Locking.Strength.UPDATE;
        }
        if (in.accept(Keyword.NO, Keyword.KEY, Keyword.UPDATE)) {
            return Query.Locking.Strength.NO_KEY_UPDATE;
        }
        if (!in.accept(Keyword.KEY, Keyword.SHARE)) {
            in.expect(Keyword.SHARE);
        }
        return Query.Locking.Strength.SHARE;
    }

    /** {@code WITH [RECURSIVE] name AS (…), …}. */
    Query.With with() {
        Position at = in.here();
        in.expect(Keyword.WITH);
        boolean recursive = in.accept(Keyword.RECURSIVE);
        return new Query.With(recursive, in.list(this::commonTable), at);
    }

    private Query.CommonTable commonTable() {
        Name name = in.name();
        List<Name> columns = in.kind() == TokenKind.LEFT_PAREN ? in.namesInParens() : List.of();
        in.expect(Keyword.AS);
        Query.CommonTable.Materialization materialization = Query.CommonTable.Materialization.DEFAULT;
        if (in.accept(Keyword.MATERIALIZED)) {
            materialization = Query.CommonTable.Materialization.MATERIALIZED;
        } else if (in.accept(Keyword.NOT, Keyword.MATERIALIZED)) {
            materialization = Query.CommonTable.Materialization.NOT_MATERIALIZED;
        }
        in.expect(TokenKind.LEFT_PAREN);
        Statement statement = grammar.statements.queryOrChange();
        in.expect(TokenKind.RIGHT_PAREN);
        Optional<Query.Search> search = in.accept(Keyword.SEARCH) ? Optional.of(search()) : Optional.empty();
        Optional<Query.Cycle> cycle = in.accept(Keyword.CYCLE) ? Optional.of(cycle()) : Optional.empty();
        return new Query.CommonTable(name, columns, statement, materialization, search, cycle);
    }

    private Query.Search search() {
        boolean depthFirst = in.accept(Keyword.DEPTH);
        if (!depthFirst) {
            in.expect(Keyword.BREADTH);
        }
        in.expect(Keyword.FIRST, Keyword.BY);
        List<Name> by = in.list(in::name);
        in.expect(Keyword.SET);
        return new Query.Search(depthFirst, by, in.name());
    }

    private Query.Cycle cycle() {
        List<Name> columns = in.list(in::name);
        in.expect(Keyword.SET);
        Name markColumn = in.name();
        Optional<Expression> mark = Optional.empty();
        Optional<Expression> otherwise = Optional.empty();
        if (in.accept(Keyword.TO)) {
            mark = Optional.of(grammar.expressions.expression());
            in.expect(Keyword.DEFAULT);
            otherwise = Optional.of(grammar.expressions.expression());
        }
        in.expect(Keyword.USING);
        return new Query.Cycle(columns, markColumn, mark, otherwise, in.name());
    }
}
