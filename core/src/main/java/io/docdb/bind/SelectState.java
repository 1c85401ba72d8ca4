package io.docdb.bind;

import io.docdb.catalog.Identifiers;
import io.docdb.error.ErrorCode;
import io.docdb.expr.AggregateCall;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.plan.logical.AggregateColumn;
import io.docdb.plan.logical.WindowColumn;
import io.docdb.sql.SqlPrinter;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.Window;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is gathered while the clauses of one SELECT are bound: its aggregates and window calls, each under a column of its
 * own; equal calls share one. Confined to one statement.
 */
final class SelectState {
    private final Tally tally;
    private final List<QueryBody.ExpressionItem> named = new ArrayList<>();
    private final List<Window.Definition> windowDefinitions;
    private final Map<AggregateCall, AggregateColumn> aggregates = new LinkedHashMap<>();
    private final List<WindowGroup> windows = new ArrayList<>();
    private final RowCalls rowCalls;
    private final List<Noted> references = new ArrayList<>();
    private final Map<String, Expression> keysWithQueries = new HashMap<>();
    private List<Expression> groupKeys = List.of();
    private Optional<Column> groupingId = Optional.empty();
    private boolean acceptsAggregates;

    /** Window calls that share partition and order. */
    record WindowGroup(List<Expression> partitionBy, List<SortKey> orderBy, List<WindowColumn> calls) {}

    private record Noted(Reference reference, Expression bound) {}

    SelectState(Tally tally, QueryBody.Select select) {
        this.tally = tally;
        this.windowDefinitions = select.windows();
        this.rowCalls = new RowCalls(tally);
        for (QueryBody.SelectItem item : select.items()) {
            if (item instanceof QueryBody.ExpressionItem expression
                    && expression.alias().isPresent()) {
                named.add(expression);
            }
        }
    }

    /** Whether aggregates of subqueries over this SELECT's columns may be computed here at the moment. */
    void acceptAggregates(boolean accepts) {
        acceptsAggregates = accepts;
    }

    boolean acceptsAggregates() {
        return acceptsAggregates;
    }

    /**
     * The item of the select list that a single name means in a clause that may use aliases: only if this SELECT has no
     * declared column of that name.
     */
    Optional<Expression> alias(Reference reference, ExpressionBinder binder) {
        if (named.isEmpty() || !usesAliases(binder.clause())) {
            return Optional.empty();
        }
        String name = reference.first().text();
        if (binder.binding()
                .errors()
                .locate(reference.at(), () -> binder.scope().find(name))
                .isPresent()) {
            return Optional.empty();
        }
        Optional<QueryBody.ExpressionItem> found = findAlias(name);
        found.ifPresent(item -> refuseSecond(item, reference, binder));
        return found.map(item -> binder.in(aliasClause(binder.clause())).bind(item.expression()));
    }

    /** Two items may have one alias; which one an expression means nobody knows, unless they are the same. */
    private void refuseSecond(QueryBody.ExpressionItem item, Reference reference, ExpressionBinder binder) {
        String alias = item.alias().orElseThrow().text();
        boolean second = named.stream()
                .anyMatch(other -> other.alias().orElseThrow().text().equals(alias)
                        && !SqlPrinter.print(other.expression()).equals(SqlPrinter.print(item.expression())));
        if (second) {
            throw binder.binding()
                    .error(
                            reference.at(),
                            ErrorCode.AMBIGUOUS_NAME,
                            "\"" + alias + "\" is ambiguous: several columns of the select list have this name");
        }
    }

    Optional<QueryBody.ExpressionItem> findAlias(String name) {
        return Identifiers.find(name, named, item -> item.alias().orElseThrow().text(), "Alias");
    }

    private static boolean usesAliases(Clause clause) {
        return clause == Clause.GROUP_BY
                || clause == Clause.HAVING
                || clause == Clause.QUALIFY
                || clause == Clause.ORDER_BY;
    }

    /** The select list sees no aliases itself; what may stand in the item is decided by the clause that names it. */
    private static Clause aliasClause(Clause clause) {
        return switch (clause) {
            case GROUP_BY -> Clause.GROUP_ALIAS;
            case HAVING -> Clause.WINDOW;
            default -> Clause.SELECT_LIST;
        };
    }

    /** Whether the column is one of an aggregate of this SELECT. */
    boolean isAggregate(int columnId) {
        return aggregates.values().stream().anyMatch(known -> known.column().id() == columnId);
    }

    ColumnRef aggregate(AggregateCall call) {
        AggregateColumn known = aggregates.get(call);
        if (known != null) {
            return known.column().ref();
        }
        boolean nullable = !call.function().name().equals("COUNT");
        Column column = tally.newColumn(call.function().name().toLowerCase(Locale.ROOT), call.type(), nullable);
        aggregates.put(call, new AggregateColumn(column, call));
        return column.ref();
    }

    /** @param call under a column that is used only if there is no equal call yet */
    ColumnRef window(List<Expression> partitionBy, List<SortKey> orderBy, WindowColumn call) {
        for (WindowGroup group : windows) {
            if (group.partitionBy().equals(partitionBy) && group.orderBy().equals(orderBy)) {
                return addTo(group, call);
            }
        }
        WindowGroup group = new WindowGroup(partitionBy, orderBy, new ArrayList<>());
        windows.add(group);
        return addTo(group, call);
    }

    private static ColumnRef addTo(WindowGroup group, WindowColumn call) {
        for (WindowColumn known : group.calls()) {
            boolean same = known.function().equals(call.function())
                    && known.arguments().equals(call.arguments())
                    && known.aggregate().equals(call.aggregate())
                    && known.frame().equals(call.frame());
            if (same) {
                return known.column().ref();
            }
        }
        group.calls().add(call);
        return call.column().ref();
    }

    RowCalls rowCalls() {
        return rowCalls;
    }

    Optional<Window.Definition> findWindow(String name) {
        return Identifiers.find(
                name, windowDefinitions, definition -> definition.name().text(), "Window");
    }

    /** Remembers where a reference stands, for the error that it is not grouped by. */
    void note(Reference reference, Expression bound) {
        references.add(new Noted(reference, bound));
    }

    /** Where the first reference stands that became {@code bound}. */
    Optional<Position> placeOf(Expression bound) {
        return references.stream()
                .filter(noted -> noted.bound().equals(bound))
                .map(noted -> noted.reference().at())
                .findFirst();
    }

    void groupBy(List<Expression> keys) {
        groupKeys = keys;
    }

    List<Expression> groupKeys() {
        return groupKeys;
    }

    /** Remembers a key of GROUP BY that has a query inside: bound a second time, the query would be another one. */
    void noteKey(io.docdb.sql.ast.Expression tree, Expression key) {
        if (Plans.hasSubquery(key)) {
            keysWithQueries.put(SqlPrinter.print(tree), key);
        }
    }

    /** The key with a query inside that has the same text. */
    Optional<Expression> keyWithQuery(io.docdb.sql.ast.Expression tree) {
        return keysWithQueries.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(keysWithQueries.get(SqlPrinter.print(tree)));
    }

    /** The column GROUPING() is computed from; made when first asked for. */
    Column groupingId() {
        if (groupingId.isEmpty()) {
            groupingId = Optional.of(tally.newColumn("grouping", SqlType.BIGINT, false));
        }
        return groupingId.get();
    }

    Optional<Column> usedGroupingId() {
        return groupingId;
    }

    List<AggregateColumn> aggregates() {
        return List.copyOf(aggregates.values());
    }

    List<WindowGroup> windows() {
        return windows;
    }
}
