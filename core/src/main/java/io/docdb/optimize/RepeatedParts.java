package io.docdb.optimize;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.CollectionRef;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.ScanField;
import io.docdb.plan.physical.CommonPlan;
import io.docdb.plan.physical.CteMaterialize;
import io.docdb.plan.physical.CteRead;
import io.docdb.plan.physical.DeleteDocuments;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.Estimate;
import io.docdb.plan.physical.ExternalSort;
import io.docdb.plan.physical.FullScan;
import io.docdb.plan.physical.HashAggregate;
import io.docdb.plan.physical.HashDistinct;
import io.docdb.plan.physical.HashJoin;
import io.docdb.plan.physical.HashSetOperation;
import io.docdb.plan.physical.IndexLoopJoin;
import io.docdb.plan.physical.InsertDocuments;
import io.docdb.plan.physical.KeyScan;
import io.docdb.plan.physical.MergeDocuments;
import io.docdb.plan.physical.MergeJoin;
import io.docdb.plan.physical.NestedLoopJoin;
import io.docdb.plan.physical.OuterColumns;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.PlanExpressions;
import io.docdb.plan.physical.RecursiveLoop;
import io.docdb.plan.physical.RowFilter;
import io.docdb.plan.physical.RowGate;
import io.docdb.plan.physical.RowLimit;
import io.docdb.plan.physical.RowLock;
import io.docdb.plan.physical.RowMaterialize;
import io.docdb.plan.physical.RowProjection;
import io.docdb.plan.physical.TopN;
import io.docdb.plan.physical.UpdateDocuments;
import io.docdb.plan.physical.WindowEvaluation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Of a plan that is run for each row of another one, or for each round of a recursion, the parts that give the same rows each
 * time: they are made once and kept. In {@code LATERAL (SELECT … FROM (SELECT … GROUP BY user) t WHERE t.total > o.least)} these
 * are the groups.
 */
final class RepeatedParts {
    /** What costs less than that is made anew: most of what a lateral query does is one look into an index. */
    static final double LEAST_COST = 20;

    /** How many times as much as reading the kept rows it must cost to make them. */
    private static final double LEAST_GAIN = 3;

    private static final double MOST_ROWS = 200_000;

    /** Of documents that are asked one by one, for which an index would be better. */
    private static final double MOST_DOCUMENTS = 20_000;

    /** So many ranges of keys may be read while all documents are: a query that is asked only once or twice loses no more. */
    private static final double MOST_RANGES = 4;

    /**
     * Of n documents √(n × this) may be kept instead of reading ranges of keys. Where the first row is enough, a range is read up
     * to it: n / kept documents, against which half of the kept rows may have to be tested. A test costs a tenth of a read.
     */
    private static final double MOST_TESTED = 20;

    private final CostModel costs;

    private RepeatedParts(CostModel costs) {
        this.costs = costs;
    }

    /** The plan with those parts kept; their cost is no longer in its own, but {@link #once}. */
    static PhysicalPlan kept(PhysicalPlan plan, CostModel costs) {
        return plan.estimate().cost() < LEAST_COST ? plan : new RepeatedParts(costs).within(plan);
    }

    /** What the parts of a plan cost that are kept. */
    static double once(PhysicalPlan plan) {
        double cost =
                plan instanceof RowMaterialize kept ? kept.input().estimate().cost() : 0;
        for (PhysicalPlan input : plan.inputs()) {
            cost += once(input);
        }
        return cost;
    }

    private PhysicalPlan within(PhysicalPlan plan) {
        if (plan.estimate().cost() < LEAST_COST || plan instanceof RowMaterialize) {
            return plan;
        }
        Estimate estimate = plan.estimate();
        Estimate again = costs.pass(new Estimate(estimate.rows(), 0), estimate.rows());
        boolean pays = estimate.rows() <= MOST_ROWS && estimate.cost() > LEAST_COST + again.cost() * LEAST_GAIN;
        if (pays && isTheSameEachTime(plan)) {
            return new RowMaterialize(plan, again);
        }
        if (plan instanceof FullScan scan) {
            return keptDocuments(scan, scan, Double.MAX_VALUE);
        }
        return plan instanceof KeyScan scan && isInOrder(scan) ? ofWholeCollection(scan) : withInputs(plan);
    }

    private static boolean isInOrder(KeyScan scan) {
        return !scan.descending() && scan.ranges().size() == 1;
    }

    /**
     * A range of keys that begins or ends elsewhere each time: few documents of the whole collection that fulfil the other
     * conditions, which all come in the order of their keys, too.
     */
    private PhysicalPlan ofWholeCollection(KeyScan scan) {
        CollectionRef collection = scan.read().collection();
        double documents = costs.documents(collection.id());
        Estimate all =
                costs.fullScan(collection.id(), documents, scan.estimate().rows());
        return all.cost() <= scan.estimate().cost() * MOST_RANGES
                ? keptDocuments(
                        scan, new FullScan(scan.read(), Optional.empty(), all), Math.sqrt(documents * MOST_TESTED))
                : scan;
    }

    /**
     * Documents of which another condition is asked each time: those that the conditions let through that are always the same are
     * kept, and asked the others.
     *
     * @param now how they are read each time
     * @param scan that reads all of them
     * @param mostRows that are kept
     */
    private PhysicalPlan keptDocuments(PhysicalPlan now, FullScan scan, double mostRows) {
        DocumentRead read = scan.read();
        List<Expression> same = new ArrayList<>();
        List<Expression> each = new ArrayList<>();
        Set<Integer> own =
                Conjunction.idsOf(read.fields().stream().map(ScanField::column).toList());
        own.add(read.document().id());
        own.add(read.rowId().id());
        for (Expression term : read.predicate().map(Conjunction::terms).orElse(List.of())) {
            (own.containsAll(Conjunction.columnsOf(term)) ? same : each).add(term);
        }
        double rows = costs.rowsOf(read.collection().id(), same);
        Estimate estimate = new Estimate(rows, scan.estimate().cost());
        Estimate again = costs.pass(
                costs.pass(new Estimate(rows, 0), rows), scan.estimate().rows());
        boolean pays = rows <= Math.min(MOST_DOCUMENTS, mostRows)
                && now.estimate().cost() > LEAST_COST + again.cost() * LEAST_GAIN;
        List<Column> columns = withUsed(read, each);
        boolean small = !columns.contains(read.document()); // whole documents might not find room
        if (!pays
                || !small
                || each.isEmpty()
                || scan.asOf().isPresent()
                || Restrictions.isVolatile(read.predicate().get())) {
            return now;
        }
        DocumentRead kept = new DocumentRead(
                read.collection(),
                read.alias(),
                read.rowId(),
                read.document(),
                read.fields(),
                Conjunction.of(same),
                columns);
        FullScan documents = new FullScan(kept, scan.asOf(), estimate);
        PhysicalPlan rowsKept = new RowMaterialize(documents, costs.pass(new Estimate(rows, 0), rows));
        PhysicalPlan filtered = new RowFilter(
                rowsKept,
                Conjunction.of(each).orElseThrow(),
                new Estimate(scan.estimate().rows(), again.cost()));
        return kept.columns().equals(read.columns())
                ? filtered
                : new RowProjection(
                        filtered,
                        read.columns().stream()
                                .map(column -> new NamedExpression(column, column.ref()))
                                .toList(),
                        filtered.estimate());
    }

    /** The columns of a scan, and those that the terms use. */
    private static List<Column> withUsed(DocumentRead read, List<Expression> terms) {
        Set<Integer> used = new HashSet<>();
        terms.forEach(term -> used.addAll(Conjunction.columnsOf(term)));
        List<Column> all = new ArrayList<>(List.of(read.rowId(), read.document()));
        read.fields().forEach(field -> all.add(field.column()));
        List<Column> columns = new ArrayList<>(read.columns());
        all.stream()
                .filter(column -> used.contains(column.id()) && !columns.contains(column))
                .forEach(columns::add);
        return columns;
    }

    private static boolean isTheSameEachTime(PhysicalPlan plan) {
        Set<Integer> read = new HashSet<>();
        Set<Integer> made = new HashSet<>();
        return OuterColumns.of(plan).isEmpty()
                && !AnyOfArray.isVolatile(plan)
                && onlyReads(plan, read, made)
                && made.containsAll(read);
    }

    /** Gathers the common tables read and made inside; false if anything is locked or changed. */
    private static boolean onlyReads(PhysicalPlan plan, Set<Integer> read, Set<Integer> made) {
        if (plan instanceof CteRead table) {
            read.add(table.tableId());
        } else if (plan instanceof RecursiveLoop loop) {
            made.add(loop.tableId());
        } else if (plan instanceof CteMaterialize tables) {
            tables.tables().stream().map(CommonPlan::id).forEach(made::add);
        }
        boolean[] only = {
            !(plan instanceof RowLock
                    || plan instanceof InsertDocuments
                    || plan instanceof UpdateDocuments
                    || plan instanceof DeleteDocuments
                    || plan instanceof MergeDocuments)
        };
        plan.inputs().forEach(input -> only[0] &= onlyReads(input, read, made));
        PlanExpressions.forEachSubquery(plan, inner -> only[0] &= onlyReads(inner, read, made));
        return only[0];
    }

    /** The same node over inputs of which parts are kept; sides that are opened for each row of their neighbours stay as they are. */
    private PhysicalPlan withInputs(PhysicalPlan plan) {
        if (plan instanceof IndexLoopJoin join) {
            PhysicalPlan left = within(join.left());
            return left == join.left()
                    ? plan
                    : new IndexLoopJoin(
                            join.kind(), left, join.right(), join.residual(), less(plan, join.left(), left));
        }
        if (plan.inputs().size() == 2) {
            return withBoth(plan);
        }
        if (plan.inputs().size() != 1) {
            return plan;
        }
        PhysicalPlan input = plan.inputs().get(0);
        PhysicalPlan kept = within(input);
        return kept == input ? plan : over(plan, kept, less(plan, input, kept));
    }

    private static Estimate less(PhysicalPlan plan, PhysicalPlan before, PhysicalPlan after) {
        double saved = before.estimate().cost() - after.estimate().cost();
        return new Estimate(plan.estimate().rows(), Math.max(0, plan.estimate().cost() - saved));
    }

    private PhysicalPlan withBoth(PhysicalPlan plan) {
        PhysicalPlan first = plan.inputs().get(0);
        PhysicalPlan second = plan.inputs().get(1);
        boolean lateral = plan instanceof NestedLoopJoin loop && loop.lateral();
        PhysicalPlan left = within(first);
        PhysicalPlan right = lateral ? second : within(second);
        if (left == first && right == second) {
            return plan;
        }
        Estimate one = less(plan, first, left);
        double saved = second.estimate().cost() - right.estimate().cost();
        Estimate estimate = new Estimate(one.rows(), Math.max(0, one.cost() - saved));
        if (plan instanceof HashJoin join) {
            return new HashJoin(
                    join.kind(),
                    left,
                    right,
                    join.keys(),
                    join.residual(),
                    join.nullAware(),
                    join.buildLeft(),
                    estimate);
        }
        if (plan instanceof MergeJoin join) {
            return new MergeJoin(join.kind(), left, right, join.keys(), join.residual(), estimate);
        }
        if (plan instanceof NestedLoopJoin join) {
            return new NestedLoopJoin(
                    join.kind(), left, right, join.condition(), join.lateral(), join.remembered(), estimate);
        }
        return plan instanceof HashSetOperation operation
                ? new HashSetOperation(operation.kind(), operation.all(), left, right, operation.columns(), estimate)
                : plan;
    }

    private static PhysicalPlan over(PhysicalPlan plan, PhysicalPlan input, Estimate estimate) {
        if (plan instanceof RowProjection projection) {
            return new RowProjection(input, projection.projections(), estimate);
        }
        if (plan instanceof RowFilter filter) {
            return new RowFilter(input, filter.predicate(), estimate);
        }
        if (plan instanceof RowGate gate) {
            return new RowGate(input, gate.condition(), estimate);
        }
        if (plan instanceof RowLimit limit) {
            return new RowLimit(input, limit.count(), limit.offset(), limit.ties(), estimate);
        }
        if (plan instanceof TopN top) {
            return new TopN(input, top.keys(), top.orderedKeys(), top.count(), top.offset(), top.withTies(), estimate);
        }
        if (plan instanceof ExternalSort sort) {
            return new ExternalSort(input, sort.keys(), sort.orderedKeys(), estimate);
        }
        if (plan instanceof HashAggregate aggregate) {
            return new HashAggregate(
                    input,
                    aggregate.keys(),
                    aggregate.groupingSets(),
                    aggregate.aggregates(),
                    aggregate.groupingId(),
                    estimate);
        }
        if (plan instanceof HashDistinct distinct) {
            return new HashDistinct(input, distinct.on(), estimate);
        }
        return plan instanceof WindowEvaluation window
                ? new WindowEvaluation(
                        input, window.partitionBy(), window.orderBy(), window.calls(), window.kept(), estimate)
                : plan;
    }
}
