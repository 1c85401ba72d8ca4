package io.docdb.plan.physical;

import io.docdb.expr.AggregateCall;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.logical.AggregateColumn;
import io.docdb.plan.logical.MergeAction;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.OnConflict;
import io.docdb.plan.logical.WindowColumn;
import io.docdb.plan.logical.WindowFrame;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Hands out a node's own expressions, whole: not those of its inputs, nor of the plans inside subqueries. */
public final class PlanExpressions implements PhysicalVisitor<Void> {
    private final Consumer<Expression> action;

    private PlanExpressions(Consumer<Expression> action) {
        this.action = action;
    }

    public static void forEach(PhysicalPlan node, Consumer<Expression> action) {
        node.accept(new PlanExpressions(action));
    }

    /** The plans of the subqueries in the node's own expressions. */
    public static void forEachSubquery(PhysicalPlan node, Consumer<PhysicalPlan> action) {
        forEach(
                node,
                root -> root.visit(part -> {
                    if (part instanceof SubqueryExpression subquery && subquery.plan() instanceof PhysicalPlan inner) {
                        action.accept(inner);
                    }
                }));
    }

    private void uses(Expression expression) {
        action.accept(expression);
    }

    private void uses(Optional<Expression> expression) {
        expression.ifPresent(action);
    }

    private void uses(Collection<Expression> expressions) {
        expressions.forEach(action);
    }

    private void usesKeys(List<SortKey> keys) {
        keys.forEach(key -> uses(key.expression()));
    }

    private void usesNamed(List<NamedExpression> named) {
        named.forEach(expression -> uses(expression.expression()));
    }

    private void usesAggregates(List<AggregateColumn> aggregates) {
        aggregates.forEach(aggregate -> uses(aggregate.call()));
    }

    private void uses(AggregateCall call) {
        uses(call.arguments());
        uses(call.filter());
        usesKeys(call.orderBy());
    }

    private void uses(WindowFrame frame) {
        uses(frame.from().offset());
        uses(frame.to().offset());
    }

    private void usesJoinKeys(List<JoinKey> keys) {
        keys.forEach(key -> {
            uses(key.left());
            uses(key.right());
        });
    }

    private void reads(DocumentRead read) {
        uses(read.predicate());
    }

    private void usesRanges(List<KeyRange> ranges) {
        for (KeyRange range : ranges) {
            range.prefix().forEach(part -> uses(part.value()));
            usesTail(range.tail());
        }
    }

    private void usesTail(KeyRange.Tail tail) {
        if (tail instanceof KeyRange.Between between) {
            between.from().ifPresent(bound -> uses(bound.value()));
            between.to().ifPresent(bound -> uses(bound.value()));
        } else if (tail instanceof KeyRange.StartsWith start) {
            uses(start.text());
        } else if (tail instanceof KeyRange.Matches like) {
            uses(like.pattern());
            uses(like.escape());
        } else if (tail instanceof KeyRange.Beyond beyond) {
            uses(beyond.values());
        } else if (tail instanceof KeyRange.Converted converted) {
            usesTail(converted.tail());
        }
    }

    @Override
    public Void visitFullScan(FullScan scan) {
        reads(scan.read());
        uses(scan.asOf());
        return null;
    }

    @Override
    public Void visitKeyScan(KeyScan scan) {
        reads(scan.read());
        usesRanges(scan.ranges());
        return null;
    }

    @Override
    public Void visitKeyLookup(KeyLookup lookup) {
        reads(lookup.read());
        lookup.keys().forEach(this::uses);
        return null;
    }

    @Override
    public Void visitIndexScan(IndexScan scan) {
        reads(scan.read());
        usesRanges(scan.access().ranges());
        return null;
    }

    @Override
    public Void visitIndexSkipScan(IndexSkipScan scan) {
        reads(scan.read());
        usesRanges(scan.access().ranges());
        uses(scan.groups().first());
        return null;
    }

    @Override
    public Void visitKeySkipScan(KeySkipScan scan) {
        reads(scan.read());
        usesRanges(scan.ranges());
        uses(scan.groups().first());
        return null;
    }

    @Override
    public Void visitIndexIntersection(IndexIntersection intersection) {
        reads(intersection.read());
        intersection.accesses().forEach(access -> usesRanges(access.ranges()));
        return null;
    }

    @Override
    public Void visitIndexUnion(IndexUnion union) {
        reads(union.read());
        union.accesses().forEach(access -> usesRanges(access.ranges()));
        usesRanges(union.keys());
        return null;
    }

    @Override
    public Void visitCountDocuments(CountDocuments count) {
        count.access().ifPresent(access -> usesRanges(access.ranges()));
        return null;
    }

    @Override
    public Void visitConstantRows(ConstantRows rows) {
        rows.rows().forEach(this::uses);
        return null;
    }

    @Override
    public Void visitFunctionScan(FunctionScan scan) {
        uses(scan.arguments());
        return null;
    }

    @Override
    public Void visitRowFilter(RowFilter filter) {
        uses(filter.predicate());
        return null;
    }

    @Override
    public Void visitRowProjection(RowProjection projection) {
        usesNamed(projection.projections());
        return null;
    }

    @Override
    public Void visitRowGate(RowGate gate) {
        uses(gate.condition());
        return null;
    }

    @Override
    public Void visitRowMaterialize(RowMaterialize rows) {
        return null;
    }

    @Override
    public Void visitNestedLoopJoin(NestedLoopJoin join) {
        uses(join.condition());
        return null;
    }

    @Override
    public Void visitIndexLoopJoin(IndexLoopJoin join) {
        uses(join.residual());
        return null;
    }

    @Override
    public Void visitHashJoin(HashJoin join) {
        usesJoinKeys(join.keys());
        uses(join.residual());
        return null;
    }

    @Override
    public Void visitMergeJoin(MergeJoin join) {
        usesJoinKeys(join.keys());
        uses(join.residual());
        return null;
    }

    @Override
    public Void visitHashAggregate(HashAggregate aggregate) {
        usesNamed(aggregate.keys());
        usesAggregates(aggregate.aggregates());
        return null;
    }

    @Override
    public Void visitStreamAggregate(StreamAggregate aggregate) {
        usesNamed(aggregate.keys());
        usesAggregates(aggregate.aggregates());
        return null;
    }

    @Override
    public Void visitExternalSort(ExternalSort sort) {
        usesKeys(sort.keys());
        return null;
    }

    @Override
    public Void visitTopN(TopN top) {
        usesKeys(top.keys());
        uses(top.count());
        uses(top.offset());
        return null;
    }

    @Override
    public Void visitRowLimit(RowLimit limit) {
        uses(limit.count());
        uses(limit.offset());
        usesKeys(limit.ties());
        return null;
    }

    @Override
    public Void visitHashDistinct(HashDistinct distinct) {
        uses(distinct.on());
        return null;
    }

    @Override
    public Void visitHashSetOperation(HashSetOperation operation) {
        return null;
    }

    @Override
    public Void visitWindowEvaluation(WindowEvaluation window) {
        uses(window.partitionBy());
        usesKeys(window.orderBy());
        for (WindowColumn call : window.calls()) {
            uses(call.arguments());
            call.aggregate().ifPresent(this::uses);
            uses(call.frame());
        }
        window.kept().ifPresent(kept -> uses(List.of(kept.most())));
        return null;
    }

    @Override
    public Void visitCteMaterialize(CteMaterialize tables) {
        return null;
    }

    @Override
    public Void visitCteRead(CteRead read) {
        return null;
    }

    @Override
    public Void visitRecursiveLoop(RecursiveLoop loop) {
        return null;
    }

    @Override
    public Void visitRowLock(RowLock lock) {
        lock.targets().forEach(target -> uses(target.rowId().ref()));
        return null;
    }

    @Override
    public Void visitInsertDocuments(InsertDocuments insert) {
        uses(insert.document());
        if (insert.onConflict().isPresent()) {
            OnConflict conflict = insert.onConflict().get();
            uses(conflict.document());
            uses(conflict.condition());
        }
        usesNamed(insert.returning());
        return null;
    }

    @Override
    public Void visitUpdateDocuments(UpdateDocuments update) {
        uses(update.rowId().ref());
        uses(update.document());
        usesNamed(update.returning());
        return null;
    }

    @Override
    public Void visitDeleteDocuments(DeleteDocuments delete) {
        uses(delete.rowId().ref());
        usesNamed(delete.returning());
        return null;
    }

    @Override
    public Void visitMergeDocuments(MergeDocuments merge) {
        uses(merge.rowId().ref());
        for (MergeAction action : merge.actions()) {
            uses(action.condition());
            uses(action.document());
        }
        usesNamed(merge.returning());
        return null;
    }
}
