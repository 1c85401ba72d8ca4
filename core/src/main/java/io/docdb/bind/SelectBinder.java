package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.AggregateCall;
import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.logical.Distinct;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.Sort;
import io.docdb.plan.logical.Window;
import io.docdb.plan.logical.WindowColumn;
import io.docdb.sql.SqlPrinter;
import io.docdb.sql.ast.Expression.Reference;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.SortItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Binds one SELECT with the ORDER BY, LIMIT and FOR UPDATE that follow it.
 *
 * <p>All clauses are bound first, aggregates and window calls being gathered on the way; only then the plan is put
 * together, since an aggregate in ORDER BY groups the whole query:
 *
 * <pre>Project(Limit(LockRows(Sort(Filter qualify(Window(Filter having(Aggregate(Filter where(from)))))))))</pre>
 *
 * <p>Sort and limit come below the projection, so that what is computed is computed for the rows that are given only.
 * With DISTINCT, and where a sort key is the result of chance or of a query, the projection comes first.
 */
final class SelectBinder {
    private final Binding binding;
    private final Scope scope;

    private LogicalPlan plan;
    private SelectState state;
    private List<SelectList.Item> items;
    private Optional<Expression> having;
    private Optional<Expression> qualify;
    private List<Expression> distinctOn;
    private List<OrderKey> orderKeys;

    SelectBinder(Binding binding, Optional<Scope> outer, CommonTables commonTables) {
        this.binding = binding;
        this.scope = binding.emptyScope(outer, commonTables);
    }

    /**
     * A key of ORDER BY.
     *
     * @param output its place in the select list, or -1
     */
    private record OrderKey(SortItem item, int output, Expression expression) {
        OrderKey with(Expression other) {
            return new OrderKey(item, output, other);
        }

        SortKey sortKey(Binding binding) {
            return OrderBinder.key(expression, item, binding);
        }
    }

    LogicalPlan bind(QueryBody.Select select, Query around) {
        plan = new FromBinder(binding, scope).bind(select.from());
        scope.close(binding.tally().columnMark());
        state = new SelectState(binding.tally(), select);
        scope.gatherInto(state);
        select.where().ifPresent(this::filter);
        GroupingBinder groupBy = new GroupingBinder(binding, scope, select.items());
        select.groupBy().ifPresent(groupBy::bind);
        if (state.rowCalls().arePending()) {
            plan = state.rowCalls().over(plan);
        }
        state.groupBy(groupBy.keys());
        bindClauses(select, around, groupBy);
        if (select.groupBy().isPresent()
                || having.isPresent()
                || !state.aggregates().isEmpty()) {
            List<List<Integer>> sets = select.groupBy().isPresent() ? groupBy.sets() : List.of(List.of());
            group(new Grouping(binding, scope, state, groupBy.keys(), sets), select);
        }
        addWindows();
        if (state.rowCalls().arePending()) {
            plan = state.rowCalls().over(plan);
        }
        qualify.ifPresent(condition -> plan = new Filter(plan, condition));
        return finish(select, around);
    }

    private void filter(io.docdb.sql.ast.Expression where) {
        RowNumbers asked = RowNumbers.of(where, name -> ForeignCalls.isRowNumber(name, binding, scope));
        asked.condition()
                .ifPresent(condition -> plan = new Filter(plan, in(Clause.WHERE).bindCondition(condition)));
        asked.limit().ifPresent(limit -> plan = new LimitBinder(binding, scope).bind(plan, limit, List.of()));
    }

    private ExpressionBinder in(Clause clause) {
        return new ExpressionBinder(binding, scope, clause);
    }

    private void bindClauses(QueryBody.Select select, Query around, GroupingBinder groupBy) {
        state.acceptAggregates(true);
        items = new SelectList(binding, in(Clause.SELECT_LIST), groupBy::keyOf).bind(select.items());
        having = select.having().map(in(Clause.HAVING)::bindCondition);
        qualify = select.qualify().map(in(Clause.QUALIFY)::bindCondition);
        distinctOn = new ArrayList<>();
        select.distinct().ifPresent(distinct -> bindDistinctOn(distinct.on()));
        orderKeys = new ArrayList<>(around.orderBy().size());
        for (SortItem item : around.orderBy()) {
            orderKeys.add(bindOrder(item, select));
        }
        state.acceptAggregates(false);
    }

    private void bindDistinctOn(List<io.docdb.sql.ast.Expression> trees) {
        for (io.docdb.sql.ast.Expression tree : trees) {
            int place = outputOf(tree);
            distinctOn.add(
                    place >= 0
                            ? items.get(place).expression()
                            : in(Clause.ORDER_BY).bind(tree));
        }
    }

    private OrderKey bindOrder(SortItem item, QueryBody.Select select) {
        int named = outputOf(item.expression());
        int place = named >= 0 ? named : outputWithQuery(item.expression(), select);
        if (place >= 0) {
            return new OrderKey(item, place, items.get(place).expression());
        }
        Expression expression = in(Clause.ORDER_BY).bind(item.expression());
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).expression().equals(expression)) {
                return new OrderKey(item, i, expression);
            }
        }
        boolean distinct = select.distinct().filter(d -> d.on().isEmpty()).isPresent();
        if (distinct) {
            throw binding.error(
                    item.at(),
                    ErrorCode.GROUPING_ERROR,
                    "With SELECT DISTINCT, expressions of ORDER BY must be in the select list");
        }
        return new OrderKey(item, -1, expression);
    }

    /** The item with a query inside that has the same text: bound a second time, the query would be another one. */
    private int outputWithQuery(io.docdb.sql.ast.Expression tree, QueryBody.Select select) {
        boolean stars = items.size() != select.items().size();
        for (int i = 0; i < items.size() && !stars; i++) {
            if (select.items().get(i) instanceof QueryBody.ExpressionItem item
                    && Plans.hasSubquery(items.get(i).expression())
                    && SqlPrinter.print(item.expression()).equals(SqlPrinter.print(tree))) {
                return i;
            }
        }
        return -1;
    }

    /** The item a whole number or a single name means: by alias, else by label. */
    private int outputOf(io.docdb.sql.ast.Expression tree) {
        Optional<Integer> place = SelectList.position(tree, items.size(), binding);
        if (place.isPresent()) {
            return place.get();
        }
        if (!(tree instanceof Reference reference) || reference.steps().size() != 1) {
            return -1;
        }
        String name = reference.first().text();
        int exact = placeOfLabel(name, false, tree.at());
        int found = exact >= 0 ? exact : placeOfLabel(name, true, tree.at());
        if (found >= 0 && items.get(found).star()) {
            binding.tally()
                    .note(uses -> uses.column(
                            reference.steps().get(0), items.get(found).expression()));
        }
        return found;
    }

    private int placeOfLabel(String name, boolean ignoreCase, Position at) {
        int found = -1;
        for (int i = 0; i < items.size(); i++) {
            String label = items.get(i).label();
            if (ignoreCase ? !label.equalsIgnoreCase(name) : !label.equals(name)) {
                continue;
            }
            boolean other = found >= 0
                    && !items.get(found).expression().equals(items.get(i).expression());
            if (other) {
                throw binding.error(
                        at,
                        ErrorCode.AMBIGUOUS_NAME,
                        "\"" + name + "\" in ORDER BY is ambiguous: columns " + (found + 1) + " and " + (i + 1)
                                + " of the select list have this name");
            }
            found = found < 0 ? i : found;
        }
        return found;
    }

    /** Puts the aggregation into the plan and brings everything above it to its keys and aggregates. */
    private void group(Grouping grouping, QueryBody.Select select) {
        List<SelectList.Item> grouped = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            SelectList.Item item = items.get(i);
            Position at = i < select.items().size() ? select.items().get(i).at() : select.at();
            grouped.add(item.with(grouping.apply(item.expression(), at)));
        }
        items = grouped;
        having = having.map(condition ->
                grouping.apply(condition, select.having().orElseThrow().at()));
        qualify = qualify.map(condition ->
                grouping.apply(condition, select.qualify().orElseThrow().at()));
        distinctOn.replaceAll(expression -> grouping.apply(expression, select.at()));
        orderKeys.replaceAll(
                key -> key.with(grouping.apply(key.expression(), key.item().at())));
        List<SelectState.WindowGroup> windows = state.windows();
        windows.replaceAll(window -> groupWindow(window, grouping, select.at()));
        state.rowCalls().rewrite(argument -> grouping.apply(argument, select.at()));
        plan = grouping.over(plan);
        having.ifPresent(condition -> plan = new Filter(plan, condition));
    }

    private static SelectState.WindowGroup groupWindow(SelectState.WindowGroup window, Grouping grouping, Position at) {
        List<WindowColumn> calls = new ArrayList<>();
        for (WindowColumn call : window.calls()) {
            Optional<AggregateCall> aggregate =
                    call.aggregate().map(inner -> inner.map(expression -> grouping.apply(expression, at)));
            List<Expression> arguments = call.arguments().stream()
                    .map(expression -> grouping.apply(expression, at))
                    .toList();
            calls.add(new WindowColumn(call.column(), call.function(), arguments, aggregate, call.frame()));
        }
        return new SelectState.WindowGroup(
                window.partitionBy().stream().map(e -> grouping.apply(e, at)).toList(),
                window.orderBy().stream()
                        .map(key -> key.withExpression(grouping.apply(key.expression(), at)))
                        .toList(),
                calls);
    }

    private void addWindows() {
        for (SelectState.WindowGroup group : state.windows()) {
            plan = new Window(plan, group.partitionBy(), group.orderBy(), group.calls());
        }
    }

    private LogicalPlan finish(QueryBody.Select select, Query around) {
        boolean distinct = select.distinct().isPresent() && distinctOn.isEmpty();
        if (!around.locking().isEmpty()) {
            boolean plain = select.distinct().isEmpty()
                    && select.groupBy().isEmpty()
                    && state.aggregates().isEmpty()
                    && state.windows().isEmpty();
            if (!plain) {
                throw binding.error(
                        around.locking().get(0).at(),
                        ErrorCode.NOT_SUPPORTED,
                        "FOR UPDATE cannot follow DISTINCT, GROUP BY, aggregate or window functions");
            }
        }
        return distinct || orderKeys.stream().anyMatch(key -> isCostly(key.expression()))
                ? projectFirst(around, distinct)
                : projectLast(around);
    }

    /** True for what must not be computed twice, once to sort by and once to show. */
    private static boolean isCostly(Expression expression) {
        if (expression instanceof SubqueryExpression || Plans.isVolatile(expression)) {
            return true;
        }
        for (Expression child : expression.children()) {
            if (isCostly(child)) {
                return true;
            }
        }
        return false;
    }

    private LogicalPlan projectLast(Query around) {
        List<SortKey> keys = new ArrayList<>(orderKeys.size());
        orderKeys.forEach(key -> keys.add(key.sortKey(binding)));
        LogicalPlan below = keys.isEmpty() ? plan : new Sort(plan, keys);
        if (!distinctOn.isEmpty()) {
            below = new Distinct(below, distinctOn);
        }
        return new Project(limited(locked(below, around), around, keys), projections());
    }

    private List<NamedExpression> projections() {
        List<NamedExpression> projections = new ArrayList<>(items.size());
        for (SelectList.Item item : items) {
            projections.add(new NamedExpression(SelectList.column(binding, item), item.expression()));
        }
        return projections;
    }

    private LogicalPlan locked(LogicalPlan below, Query around) {
        return around.locking().isEmpty() ? below : new LockBinder(binding, scope).bind(below, around.locking());
    }

    private LogicalPlan limited(LogicalPlan below, Query around, List<SortKey> keys) {
        return around.limit().isEmpty()
                ? below
                : new LimitBinder(binding, scope).bind(below, around.limit().get(), keys);
    }

    /** Select list and sort keys are computed, then sorted; further keys are dropped at the end. */
    private LogicalPlan projectFirst(Query around, boolean distinct) {
        List<NamedExpression> shown = projections();
        List<NamedExpression> computed = new ArrayList<>(shown);
        List<SortKey> keys = new ArrayList<>(orderKeys.size());
        for (OrderKey key : orderKeys) {
            NamedExpression target = key.output() >= 0 ? shown.get(key.output()) : hidden(key, computed);
            keys.add(OrderBinder.key(target.column().ref(), key.item(), binding));
        }
        List<Expression> on = new ArrayList<>(distinctOn.size());
        for (Expression expression : distinctOn) {
            Column column = binding.newColumn("on", expression.type(), true);
            computed.add(new NamedExpression(column, expression));
            on.add(column.ref());
        }
        LogicalPlan result = new Project(locked(plan, around), computed);
        result = distinct ? new Distinct(result, List.of()) : result;
        result = keys.isEmpty() ? result : new Sort(result, keys);
        result = on.isEmpty() ? result : new Distinct(result, on);
        result = limited(result, around, keys);
        return result.columns().size() == shown.size() ? result : onlyColumns(result, shown);
    }

    private NamedExpression hidden(OrderKey key, List<NamedExpression> computed) {
        Column column = binding.newColumn("sort", key.expression().type(), true);
        NamedExpression added = new NamedExpression(column, key.expression());
        computed.add(added);
        return added;
    }

    private static LogicalPlan onlyColumns(LogicalPlan plan, List<NamedExpression> shown) {
        List<NamedExpression> passed = new ArrayList<>(shown.size());
        shown.forEach(each ->
                passed.add(new NamedExpression(each.column(), each.column().ref())));
        return new Project(plan, passed);
    }
}
