package io.docdb.optimize;

import io.docdb.expr.AggregateCall;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.IsNull;
import io.docdb.expr.Not;
import io.docdb.expr.SortKey;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.AggregateColumn;
import io.docdb.plan.logical.SetKind;
import io.docdb.plan.physical.Estimate;
import io.docdb.plan.physical.HashAggregate;
import io.docdb.plan.physical.HashSetOperation;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.RowLimit;
import io.docdb.value.LongValue;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * MIN and MAX of all rows, read from the ends of indexes: for each, the first row in the order of its argument, of those where it
 * is not NULL. The aggregate then looks at these rows alone, of which none is less than the least.
 */
final class Extremes {
    private static final Constant ONE = new Constant(LongValue.of(1), SqlType.BIGINT);

    private final AccessPaths paths;
    private final OrderedPaths ordered;
    private final CostModel costs;

    Extremes(AccessPaths paths, OrderedPaths ordered, CostModel costs) {
        this.paths = paths;
        this.ordered = ordered;
        this.costs = costs;
    }

    /**
     * Nothing if other functions are asked for, if an argument has no index, or if reading all rows is cheaper.
     *
     * @param aggregate without keys
     * @param columns what is read of the documents
     */
    Optional<PhysicalPlan> of(Aggregate aggregate, ScanParts parts, List<Column> columns) {
        PhysicalPlan rows = null;
        for (AggregateColumn column : aggregate.aggregates()) {
            Optional<PhysicalPlan> end = end(column.call(), parts, columns);
            if (end.isEmpty()) {
                return Optional.empty();
            }
            rows = rows == null ? end.get() : both(rows, end.get());
        }
        PhysicalPlan all = paths.best(parts.scan(), columns, parts.terms());
        return Optional.ofNullable(rows)
                .filter(plan -> plan.estimate().cost() < all.estimate().cost())
                .map(plan -> new HashAggregate(
                        plan,
                        aggregate.keys(),
                        aggregate.groupingSets(),
                        aggregate.aggregates(),
                        aggregate.groupingId(),
                        costs.pass(plan.estimate(), 1)));
    }

    /** An index orders values of several kinds as MIN and MAX compare them. Of equal ones in two forms (7 and 7.0) either is given. */
    private Optional<PhysicalPlan> end(AggregateCall call, ScanParts parts, List<Column> columns) {
        boolean least = call.function().name().equals("MIN");
        boolean extreme = least || call.function().name().equals("MAX");
        if (!extreme || call.filter().isPresent() || !(call.arguments().get(0) instanceof ColumnRef argument)) {
            return Optional.empty();
        }
        List<Expression> terms = new ArrayList<>(parts.terms());
        terms.add(new Not(new IsNull(argument)));
        List<SortKey> order = List.of(new SortKey(argument, !least, least));
        return ordered.best(parts.scan(), columns, terms, order, 1)
                .map(OrderedPaths.Ordered::plan)
                .map(plan -> new RowLimit(plan, Optional.of(ONE), Optional.empty(), List.of(), plan.estimate()));
    }

    private static PhysicalPlan both(PhysicalPlan some, PhysicalPlan more) {
        return new HashSetOperation(
                SetKind.UNION,
                true,
                some,
                more,
                some.columns(),
                new Estimate(
                        some.estimate().rows() + 1,
                        some.estimate().cost() + more.estimate().cost()));
    }
}
