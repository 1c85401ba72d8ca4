package io.docdb.optimize;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.Column;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.logical.Aggregate;
import io.docdb.plan.logical.CteScan;
import io.docdb.plan.logical.Delete;
import io.docdb.plan.logical.Distinct;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.Insert;
import io.docdb.plan.logical.Join;
import io.docdb.plan.logical.Limit;
import io.docdb.plan.logical.LockRows;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.LogicalVisitor;
import io.docdb.plan.logical.Merge;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.RecursiveUnion;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.logical.SetOperation;
import io.docdb.plan.logical.Sort;
import io.docdb.plan.logical.TableFunctionScan;
import io.docdb.plan.logical.Update;
import io.docdb.plan.logical.Values;
import io.docdb.plan.logical.Window;
import io.docdb.plan.logical.With;
import io.docdb.plan.physical.CommonPlan;
import io.docdb.plan.physical.ConstantRows;
import io.docdb.plan.physical.CteMaterialize;
import io.docdb.plan.physical.CteRead;
import io.docdb.plan.physical.DeleteDocuments;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.Estimate;
import io.docdb.plan.physical.ExternalSort;
import io.docdb.plan.physical.FullScan;
import io.docdb.plan.physical.FunctionScan;
import io.docdb.plan.physical.HashAggregate;
import io.docdb.plan.physical.HashDistinct;
import io.docdb.plan.physical.HashJoin;
import io.docdb.plan.physical.HashSetOperation;
import io.docdb.plan.physical.InsertDocuments;
import io.docdb.plan.physical.JoinKey;
import io.docdb.plan.physical.MergeDocuments;
import io.docdb.plan.physical.NestedLoopJoin;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.plan.physical.RecursiveLoop;
import io.docdb.plan.physical.RowFilter;
import io.docdb.plan.physical.RowLimit;
import io.docdb.plan.physical.RowLock;
import io.docdb.plan.physical.RowProjection;
import io.docdb.plan.physical.UpdateDocuments;
import io.docdb.plan.physical.WindowEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives each logical node its method. Confined to one statement. */
final class PhysicalPlanner implements LogicalVisitor<PhysicalPlan> {
    private final CatalogSnapshot catalog;
    private final UsedColumns used;

    PhysicalPlanner(CatalogSnapshot catalog, UsedColumns used) {
        this.catalog = catalog;
        this.used = used;
    }

    PhysicalPlan plan(LogicalPlan logical) {
        return logical.mapExpressions(this::planSubqueries).accept(this);
    }

    private Expression planSubqueries(Expression expression) {
        return expression.transform(
                node -> node instanceof SubqueryExpression subquery && subquery.plan() instanceof LogicalPlan inner
                        ? subquery.withPlan(plan(inner))
                        : node);
    }

    @Override
    public PhysicalPlan visitScan(Scan scan) {
        return read(scan, Optional.empty());
    }

    private PhysicalPlan read(Scan scan, Optional<Expression> predicate) {
        List<Column> columns = scan.columns().stream().filter(used::contains).toList();
        DocumentRead read = new DocumentRead(
                scan.collection(), scan.alias(), scan.rowId(), scan.document(), scan.fields(), predicate, columns);
        return new FullScan(read, scan.asOf(), Estimate.UNKNOWN);
    }

    @Override
    public PhysicalPlan visitFilter(Filter filter) {
        if (filter.input() instanceof Scan scan) {
            return read(scan, Optional.of(filter.predicate()));
        }
        return new RowFilter(plan(filter.input()), filter.predicate(), Estimate.UNKNOWN);
    }

    @Override
    public PhysicalPlan visitJoin(Join join) {
        PhysicalPlan left = plan(join.left());
        PhysicalPlan right = plan(join.right());
        List<JoinKey> keys = new ArrayList<>();
        List<Expression> residual = new ArrayList<>();
        for (Expression term : Conjunction.terms(join.condition())) {
            Optional<JoinKey> key = joinKey(term, join);
            key.ifPresentOrElse(keys::add, () -> residual.add(term));
        }
        if (join.lateral() || keys.isEmpty()) {
            Expression condition =
                    Conjunction.of(Conjunction.terms(join.condition())).orElse(Constant.TRUE);
            return new NestedLoopJoin(join.kind(), left, right, condition, join.lateral(), Estimate.UNKNOWN);
        }
        return new HashJoin(join.kind(), left, right, keys, Conjunction.of(residual), false, false, Estimate.UNKNOWN);
    }

    /** An equality between one side and the other. */
    private static Optional<JoinKey> joinKey(Expression term, Join join) {
        if (!(term instanceof Comparison comparison)) {
            return Optional.empty();
        }
        boolean nullsEqual = comparison.operator() == Comparison.Operator.NOT_DISTINCT;
        if (comparison.operator() != Comparison.Operator.EQUAL && !nullsEqual) {
            return Optional.empty();
        }
        Expression left = comparison.left();
        Expression right = comparison.right();
        if (isOf(left, join.left(), join.right()) && isOf(right, join.right(), join.left())) {
            return Optional.of(new JoinKey(left, right, nullsEqual));
        }
        if (isOf(right, join.left(), join.right()) && isOf(left, join.right(), join.left())) {
            return Optional.of(new JoinKey(right, left, nullsEqual));
        }
        return Optional.empty();
    }

    private static boolean isOf(Expression expression, LogicalPlan side, LogicalPlan otherSide) {
        return Conjunction.usesAny(expression, side.columns()) && !Conjunction.usesAny(expression, otherSide.columns());
    }

    @Override
    public PhysicalPlan visitProject(Project project) {
        return new RowProjection(plan(project.input()), project.projections(), Estimate.UNKNOWN);
    }

    @Override
    public PhysicalPlan visitValues(Values values) {
        return new ConstantRows(values.rows(), values.columns(), Estimate.UNKNOWN);
    }

    @Override
    public PhysicalPlan visitTableFunctionScan(TableFunctionScan scan) {
        return new FunctionScan(
                scan.function(), scan.arguments(), scan.columns(), scan.withOrdinality(), Estimate.UNKNOWN);
    }

    @Override
    public PhysicalPlan visitCteScan(CteScan scan) {
        return new CteRead(scan.tableId(), scan.name(), scan.columns(), Estimate.UNKNOWN);
    }

    @Override
    public PhysicalPlan visitAggregate(Aggregate aggregate) {
        return new HashAggregate(
                plan(aggregate.input()),
                aggregate.keys(),
                aggregate.groupingSets(),
                aggregate.aggregates(),
                aggregate.groupingId(),
                Estimate.UNKNOWN);
    }

    @Override
    public PhysicalPlan visitWindow(Window window) {
        List<SortKey> keys = new ArrayList<>();
        window.partitionBy().forEach(expression -> keys.add(new SortKey(expression, false, true)));
        keys.addAll(window.orderBy());
        PhysicalPlan input = plan(window.input());
        PhysicalPlan sorted = keys.isEmpty() ? input : new ExternalSort(input, keys, Estimate.UNKNOWN);
        return new WindowEvaluation(sorted, window.partitionBy(), window.orderBy(), window.calls(), Estimate.UNKNOWN);
    }

    @Override
    public PhysicalPlan visitSort(Sort sort) {
        return new ExternalSort(plan(sort.input()), sort.keys(), Estimate.UNKNOWN);
    }

    @Override
    public PhysicalPlan visitLimit(Limit limit) {
        return new RowLimit(plan(limit.input()), limit.count(), limit.offset(), limit.ties(), Estimate.UNKNOWN);
    }

    @Override
    public PhysicalPlan visitDistinct(Distinct distinct) {
        return new HashDistinct(plan(distinct.input()), distinct.on(), Estimate.UNKNOWN);
    }

    @Override
    public PhysicalPlan visitSetOperation(SetOperation operation) {
        return new HashSetOperation(
                operation.kind(),
                operation.all(),
                plan(operation.left()),
                plan(operation.right()),
                operation.columns(),
                Estimate.UNKNOWN);
    }

    @Override
    public PhysicalPlan visitWith(With with) {
        List<CommonPlan> tables = with.tables().stream()
                .map(table -> new CommonPlan(table.id(), table.name(), plan(table.plan())))
                .toList();
        return new CteMaterialize(tables, plan(with.body()), Estimate.UNKNOWN);
    }

    @Override
    public PhysicalPlan visitRecursiveUnion(RecursiveUnion union) {
        return new RecursiveLoop(
                union.tableId(),
                plan(union.anchor()),
                plan(union.step()),
                union.all(),
                union.columns(),
                Estimate.UNKNOWN);
    }

    @Override
    public PhysicalPlan visitLockRows(LockRows lock) {
        return new RowLock(plan(lock.input()), lock.targets(), lock.exclusive(), lock.waiting(), Estimate.UNKNOWN);
    }

    @Override
    public PhysicalPlan visitInsert(Insert insert) {
        return new InsertDocuments(
                insert.collection(),
                plan(insert.input()),
                insert.document(),
                insert.onConflict(),
                insert.inserted(),
                insert.returning(),
                Estimate.UNKNOWN);
    }

    @Override
    public PhysicalPlan visitUpdate(Update update) {
        return new UpdateDocuments(
                update.collection(),
                plan(update.input()),
                update.rowId(),
                update.document(),
                update.updated(),
                update.returning(),
                Estimate.UNKNOWN);
    }

    @Override
    public PhysicalPlan visitDelete(Delete delete) {
        return new DeleteDocuments(
                delete.collection(), plan(delete.input()), delete.rowId(), delete.returning(), Estimate.UNKNOWN);
    }

    @Override
    public PhysicalPlan visitMerge(Merge merge) {
        return new MergeDocuments(
                merge.collection(),
                plan(merge.input()),
                merge.rowId(),
                merge.actions(),
                merge.result(),
                merge.returning(),
                Estimate.UNKNOWN);
    }
}
