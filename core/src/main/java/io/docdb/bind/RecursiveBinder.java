package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.Cast;
import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.RecursiveUnion;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Binds a common table that reads itself: a union whose left side gives the types and whose right side reads the rows of
 * the last round. SEARCH and CYCLE are written out before, see {@link RecursionColumns}.
 */
final class RecursiveBinder {
    private final Binding binding;
    private final Optional<Scope> outer;
    private final CommonTables commonTables;

    /** @param commonTables those in sight, without the one that is bound */
    RecursiveBinder(Binding binding, Optional<Scope> outer, CommonTables commonTables) {
        this.binding = binding;
        this.outer = outer;
        this.commonTables = commonTables;
    }

    /** True if the right side of a union reads {@code table} in its FROM clauses. */
    static boolean isRecursive(Query query, Query.CommonTable table) {
        return query.body() instanceof QueryBody.SetOperation union
                && union.operator() == QueryBody.SetOperation.Operator.UNION
                && TableNames.reads(union.right(), table.name().text());
    }

    LogicalPlan bind(Query.CommonTable table, Query query) {
        if (!query.isBodyOnly()) {
            throw binding.error(
                    table.name().at(),
                    ErrorCode.NOT_SUPPORTED,
                    "A recursive union takes neither WITH nor ORDER BY nor LIMIT: put them around the query that reads it");
        }
        QueryBody.SetOperation union = (QueryBody.SetOperation) query.body();
        CommonTables untilRight = commonTables.with(CommonTables.Entry.refused(
                table.name().text(),
                "The recursive reference to \"" + table.name()
                        + "\" may not stand in the left side of the UNION, with which it begins"));
        LogicalPlan anchor = body(union.left(), untilRight);
        if (table.search().isPresent() || table.cycle().isPresent()) {
            RecursionColumns added = new RecursionColumns(binding, table, names(anchor, table));
            union = added.addTo(union);
            anchor = body(union.left(), untilRight);
        }
        return union(table, union, anchor);
    }

    private List<String> names(LogicalPlan anchor, Query.CommonTable table) {
        return WithBinder.named(binding, anchor.columns(), table).stream()
                .map(Column::name)
                .toList();
    }

    private LogicalPlan union(Query.CommonTable table, QueryBody.SetOperation union, LogicalPlan anchor) {
        List<Column> columns = new ArrayList<>();
        for (Column column : WithBinder.named(binding, anchor.columns(), table)) {
            columns.add(binding.newColumn(column.name(), column.type(), true));
        }
        int lastRound = binding.tally().newTable();
        String name = table.name().text();
        LogicalPlan step = body(union.right(), commonTables.with(new CommonTables.Entry(name, lastRound, columns)));
        if (step.columns().size() != columns.size()) {
            throw binding.error(
                    union.at(),
                    ErrorCode.TYPE_MISMATCH,
                    "UNION of queries of different width: " + columns.size() + " and "
                            + step.columns().size() + " columns");
        }
        new RecursionRules(binding, lastRound, name, union.right().at()).check(step);
        return new RecursiveUnion(lastRound, anchor, assigned(step, columns, union.at()), union.all(), columns);
    }

    private LogicalPlan body(QueryBody body, CommonTables inSight) {
        Query query = body instanceof Query nested ? nested : new Query(body);
        return new QueryBinder(binding).bind(query, outer, inSight);
    }

    /** The step's columns brought to the types of the anchor's: the type of the table cannot change from round to round. */
    private LogicalPlan assigned(LogicalPlan step, List<Column> columns, Position at) {
        Coercion coercion = new Coercion(binding);
        List<NamedExpression> projections = new ArrayList<>();
        boolean changed = false;
        for (int i = 0; i < columns.size(); i++) {
            Column own = step.columns().get(i);
            SqlType target = columns.get(i).type();
            coercion.common(
                    own.type(), target, "recursive column \"" + columns.get(i).name() + "\"", at);
            Expression brought = coercion.unify(own.ref(), target);
            changed |= brought instanceof Cast;
            projections.add(
                    brought instanceof Cast
                            ? new NamedExpression(binding.newColumn(own.name(), target, true), brought)
                            : new NamedExpression(own, brought));
        }
        return changed ? new Project(step, projections) : step;
    }
}
