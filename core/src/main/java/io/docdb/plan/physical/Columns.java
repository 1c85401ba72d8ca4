package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.plan.logical.AggregateColumn;
import io.docdb.plan.logical.JoinKind;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.WindowColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns nodes give, from those of their parts. */
final class Columns {
    private Columns() {}

    static List<Column> of(List<NamedExpression> named) {
        return named.stream().map(NamedExpression::column).toList();
    }

    static List<Column> ofJoin(JoinKind kind, PhysicalPlan left, PhysicalPlan right) {
        boolean padLeft = kind == JoinKind.RIGHT || kind == JoinKind.FULL;
        boolean padRight = kind == JoinKind.LEFT || kind == JoinKind.FULL;
        List<Column> columns = new ArrayList<>();
        left.columns().forEach(column -> columns.add(padLeft ? column.asNullable() : column));
        if (kind != JoinKind.SEMI && kind != JoinKind.ANTI) {
            right.columns().forEach(column -> columns.add(padRight ? column.asNullable() : column));
        }
        return columns;
    }

    static List<Column> ofGroups(
            List<NamedExpression> keys, List<AggregateColumn> aggregates, Optional<Column> groupingId) {
        List<Column> columns = new ArrayList<>(of(keys));
        aggregates.forEach(aggregate -> columns.add(aggregate.column()));
        groupingId.ifPresent(columns::add);
        return columns;
    }

    static List<Column> ofWindow(PhysicalPlan input, List<WindowColumn> calls) {
        List<Column> columns = new ArrayList<>(input.columns());
        calls.forEach(call -> columns.add(call.column()));
        return columns;
    }

    static List<PhysicalPlan> plansOf(List<CommonPlan> tables, PhysicalPlan body) {
        List<PhysicalPlan> plans = new ArrayList<>();
        tables.forEach(table -> plans.add(table.plan()));
        plans.add(body);
        return plans;
    }
}
