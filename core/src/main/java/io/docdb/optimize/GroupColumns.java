package io.docdb.optimize;

import io.docdb.expr.AggregateCall;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.AggregateColumn;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Window;
import io.docdb.plan.logical.WindowColumn;
import io.docdb.plan.logical.WindowFrame.BoundKind;
import io.docdb.plan.logical.WindowFrame.Exclusion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Columns that aggregates make of all rows of a group, or of all rows of a window's partition. Confined to one statement. */
final class GroupColumns {
    /** Aggregates that give one of the values they are given. */
    private static final Set<String> GIVE_ONE_VALUE = Set.of("MIN", "MAX", "ANY_VALUE");

    private final Map<Integer, Made> columns = new HashMap<>();

    /**
     * How a column is made.
     *
     * @param keys of the groups or partitions
     * @param input whose rows are grouped
     * @param isOfPartition true if each row has it, instead of each group
     */
    record Made(AggregateCall call, List<Expression> keys, LogicalPlan input, boolean isOfPartition) {
        /** Of which values it is one; nothing if it is another one. */
        Optional<Expression> extremeOf() {
            return GIVE_ONE_VALUE.contains(call.function().name())
                            && call.arguments().size() == 1
                    ? Optional.of(call.arguments().get(0))
                    : Optional.empty();
        }

        /** True for the number of rows. */
        boolean isCount() {
            return call.function().name().equals("COUNT")
                    && call.arguments().isEmpty()
                    && call.filter().isEmpty();
        }
    }

    void add(Aggregate aggregate) {
        if (aggregate.groupingSets().size() == 1) {
            List<Expression> keys = aggregate.groupingSets().get(0).stream()
                    .map(position -> aggregate.keys().get(position).expression())
                    .toList();
            for (AggregateColumn column : aggregate.aggregates()) {
                columns.put(column.column().id(), new Made(column.call(), keys, aggregate.input(), false));
            }
        }
    }

    void add(Window window) {
        for (WindowColumn column : window.calls()) {
            if (column.aggregate().isPresent() && isOfAll(window, column)) {
                Made made = new Made(column.aggregate().get(), window.partitionBy(), window.input(), true);
                columns.put(column.column().id(), made);
            }
        }
    }

    private static boolean isOfAll(Window window, WindowColumn column) {
        boolean isWhole = column.frame().from().kind() == BoundKind.UNBOUNDED_PRECEDING
                && column.frame().to().kind() == BoundKind.UNBOUNDED_FOLLOWING;
        return column.frame().exclusion() == Exclusion.NO_OTHERS
                && (isWhole || window.orderBy().isEmpty());
    }

    Optional<Made> find(ColumnRef column) {
        return Optional.ofNullable(columns.get(column.column().id()));
    }
}
