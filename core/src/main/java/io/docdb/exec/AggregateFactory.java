package io.docdb.exec;

import io.docdb.exec.aggregate.AggregateStep;
import io.docdb.exec.operator.Places;
import io.docdb.exec.row.RowOrder;
import io.docdb.exec.sort.SortRows;
import io.docdb.expr.AggregateCall;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.RowLayout;
import io.docdb.expr.SortKey;
import io.docdb.plan.logical.AggregateColumn;
import io.docdb.plan.physical.PhysicalPlan;
import java.util.ArrayList;
import java.util.List;

/** Compiles aggregate calls and sort keys. */
final class AggregateFactory {
    private final PlanCompiler compiler;

    AggregateFactory(PlanCompiler compiler) {
        this.compiler = compiler;
    }

    AggregateStep[] steps(List<AggregateColumn> columns, RowLayout layout) {
        return columns.stream().map(column -> step(column.call(), layout)).toArray(AggregateStep[]::new);
    }

    AggregateStep step(AggregateCall call, RowLayout layout) {
        List<Expression> keys = call.orderBy().stream().map(SortKey::expression).toList();
        return new AggregateStep(
                call.function(),
                call.arguments().stream().map(Expression::type).toList(),
                call.type(),
                compiler.compileAll(call.arguments(), layout),
                compiler.compile(call.filter(), layout),
                call.distinct(),
                compiler.compileAll(keys, layout),
                descending(call.orderBy()),
                nullsFirst(call.orderBy()));
    }

    /** @param orderedKeys by how many of the keys the input is in order already */
    SortRows sortRows(PhysicalPlan input, List<SortKey> keys, int orderedKeys) {
        Places layout = PlanCompiler.places(input);
        int[] places = new int[keys.size()];
        List<Evaluator> computed = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            Expression key = keys.get(i).expression();
            places[i] = key instanceof ColumnRef reference
                    ? layout.placeOf(reference.column().id())
                    : -1;
            if (places[i] < 0) {
                places[i] = layout.width() + computed.size();
                computed.add(compiler.compile(key, layout));
            }
        }
        RowOrder order = new RowOrder(places, descending(keys), nullsFirst(keys));
        return new SortRows(
                layout.width(), computed.toArray(new Evaluator[0]), order, orderedKeys, order.ofFirst(orderedKeys));
    }

    private static boolean[] descending(List<SortKey> keys) {
        boolean[] descending = new boolean[keys.size()];
        for (int i = 0; i < descending.length; i++) {
            descending[i] = keys.get(i).descending();
        }
        return descending;
    }

    private static boolean[] nullsFirst(List<SortKey> keys) {
        boolean[] nullsFirst = new boolean[keys.size()];
        for (int i = 0; i < nullsFirst.length; i++) {
            nullsFirst[i] = keys.get(i).nullsFirst();
        }
        return nullsFirst;
    }
}
