package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.expr.Cast;
import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.CommonTable;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.RecursiveUnion;
import io.docdb.plan.logical.With;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Binds WITH. A common table sees those before it; with RECURSIVE, a union sees itself: its left side gives the types,
 * its right side reads the rows of the last round.
 */
final class WithBinder {
    private final Binding binding;
    private final Optional<Scope> outer;
    private final List<CommonTable> tables = new ArrayList<>();
    private CommonTables commonTables;

    WithBinder(Binding binding, Optional<Scope> outer, CommonTables commonTables) {
        this.binding = binding;
        this.outer = outer;
        this.commonTables = commonTables;
    }

    /** The tables in sight behind the WITH clause. */
    CommonTables commonTables() {
        return commonTables;
    }

    void define(Query.With with) {
        for (Query.CommonTable table : with.tables()) {
            int id = binding.tally().newTable();
            boolean repeats = tables.stream()
                    .anyMatch(known -> known.name().equals(table.name().text()));
            if (repeats) {
                throw binding.error(
                        table.name().at(),
                        ErrorCode.DUPLICATE_NAME,
                        "Common table \"" + table.name() + "\" is defined twice");
            }
            if (table.search().isPresent() || table.cycle().isPresent()) {
                throw binding.error(
                        table.name().at(),
                        ErrorCode.NOT_SUPPORTED,
                        "SEARCH and CYCLE are not supported: carry a path or a depth in a column");
            }
            LogicalPlan plan = with.recursive() && table.statement() instanceof Query query && isRecursive(query, table)
                    ? recursive(id, table, query)
                    : plain(table);
            List<Column> columns = named(plan.columns(), table);
            tables.add(new CommonTable(id, table.name().text(), plan));
            commonTables = commonTables.with(new CommonTables.Entry(table.name().text(), id, columns));
        }
    }

    LogicalPlan around(LogicalPlan body) {
        return tables.isEmpty() ? body : new With(tables, body);
    }

    private LogicalPlan plain(Query.CommonTable table) {
        return table.statement() instanceof Query query
                ? new QueryBinder(binding).bind(query, outer, commonTables)
                : new ChangeBinder(binding, outer, commonTables).bind((DataChange) table.statement());
    }

    private List<Column> named(List<Column> columns, Query.CommonTable table) {
        if (table.columns().size() > columns.size()) {
            throw tooManyNames(table, columns.size());
        }
        List<Column> named = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String name = i < table.columns().size() ? table.columns().get(i).text() : column.name();
            named.add(new Column(column.id(), name, column.type(), column.nullable()));
        }
        return named;
    }

    private RuntimeException tooManyNames(Query.CommonTable table, int columns) {
        return binding.error(
                table.name().at(),
                ErrorCode.SYNTAX_ERROR,
                "Too many column names: common table \"" + table.name() + "\" names "
                        + table.columns().size() + ", its query gives " + columns);
    }

    private static boolean isRecursive(Query query, Query.CommonTable table) {
        return query.body() instanceof QueryBody.SetOperation union
                && union.operator() == QueryBody.SetOperation.Operator.UNION
                && TableNames.reads(union.right(), table.name().text());
    }

    private LogicalPlan recursive(int id, Query.CommonTable table, Query query) {
        QueryBody.SetOperation union = (QueryBody.SetOperation) query.body();
        if (!query.isBodyOnly()) {
            throw binding.error(
                    table.name().at(),
                    ErrorCode.NOT_SUPPORTED,
                    "A recursive union takes neither WITH nor ORDER BY nor LIMIT: put them around the query that reads it");
        }
        LogicalPlan anchor = body(union.left(), commonTables);
        List<Column> columns = new ArrayList<>();
        for (Column column : named(anchor.columns(), table)) {
            columns.add(binding.newColumn(column.name(), column.type(), true));
        }
        CommonTables.Entry itself = new CommonTables.Entry(table.name().text(), id, columns);
        LogicalPlan step = body(union.right(), commonTables.with(itself));
        if (step.columns().size() != columns.size()) {
            throw binding.error(
                    union.at(),
                    ErrorCode.TYPE_MISMATCH,
                    "UNION of queries of different width: " + columns.size() + " and "
                            + step.columns().size() + " columns");
        }
        return new RecursiveUnion(id, anchor, assigned(step, columns, union.at()), union.all(), columns);
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
