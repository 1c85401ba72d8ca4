package io.docdb.exec;

import io.docdb.collection.DocumentCollection;
import io.docdb.exec.change.ConflictStep;
import io.docdb.exec.change.DeleteOperator;
import io.docdb.exec.change.InsertOperator;
import io.docdb.exec.change.MergeOperator;
import io.docdb.exec.change.MergeStep;
import io.docdb.exec.change.RowLockOperator;
import io.docdb.exec.change.UpdateOperator;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.operator.Places;
import io.docdb.expr.Call;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.Parameter;
import io.docdb.expr.RowLayout;
import io.docdb.expr.document.WholeDocument;
import io.docdb.plan.logical.CollectionRef;
import io.docdb.plan.logical.LockStrength;
import io.docdb.plan.logical.LockTarget;
import io.docdb.plan.logical.LockWaiting;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.OnConflict;
import io.docdb.plan.physical.DeleteDocuments;
import io.docdb.plan.physical.InsertDocuments;
import io.docdb.plan.physical.MergeDocuments;
import io.docdb.plan.physical.RowLock;
import io.docdb.plan.physical.UpdateDocuments;
import io.docdb.txn.LockMode;
import io.docdb.txn.LockWait;
import java.util.List;
import java.util.Optional;

/** Makes the operators that change or lock documents. */
final class ChangeFactory {
    private final PlanCompiler compiler;

    ChangeFactory(PlanCompiler compiler) {
        this.compiler = compiler;
    }

    private DocumentCollection collection(CollectionRef reference) {
        return compiler.collections().get(compiler.catalog(), reference.id());
    }

    private Evaluator[] returning(List<NamedExpression> returning, RowLayout layout) {
        return compiler.compileAll(
                returning.stream().map(NamedExpression::expression).toList(), layout);
    }

    Operator insert(InsertDocuments insert) {
        int number = compiler.number(insert);
        boolean streams = !PlanFacts.readsCollection(insert.input()) && !PlanFacts.hasSubquery(insert.document());
        return new InsertOperator(
                number,
                collection(insert.collection()),
                compiler.operator(insert.input()),
                compiler.compile(insert.document(), PlanCompiler.places(insert.input())),
                compiler.compile(givenText(insert.document()), PlanCompiler.places(insert.input())),
                insert.onConflict().map(conflict -> conflict(conflict, insert)).orElse(null),
                returning(insert.returning(), PlanCompiler.places(insert.input(), made(insert))),
                compiler.isCounted(insert),
                streams);
    }

    /** What a whole document is made of, if asking for it costs nothing and changes nothing. */
    private static Optional<Expression> givenText(Expression document) {
        boolean isWhole = document instanceof Call call && call.function() instanceof WholeDocument;
        return isWhole
                ? document.children().stream()
                        .filter(given -> given instanceof Parameter || given instanceof ColumnRef)
                        .findFirst()
                : Optional.empty();
    }

    /** What stands behind the input's columns for RETURNING. */
    private static List<Column> made(InsertDocuments insert) {
        return insert.onConflict()
                .map(conflict -> List.of(insert.inserted(), conflict.existing()))
                .orElse(List.of(insert.inserted()));
    }

    private ConflictStep conflict(OnConflict conflict, InsertDocuments insert) {
        List<Column> documents = List.of(conflict.existing(), conflict.excluded());
        Places layout = PlanCompiler.places(insert.input(), documents);
        return new ConflictStep(
                conflict.watched(),
                compiler.compile(conflict.document(), layout),
                compiler.compile(conflict.condition(), layout),
                conflict.action());
    }

    Operator update(UpdateDocuments update) {
        int number = compiler.number(update);
        Places layout = PlanCompiler.places(update.input());
        return new UpdateOperator(
                number,
                collection(update.collection()),
                compiler.operator(update.input()),
                layout.placeOf(update.rowId().id()),
                PlanFacts.documentOf(update.rowId(), update.input())
                        .map(read -> layout.placeOf(read.id()))
                        .orElse(-1),
                compiler.compile(update.document(), layout),
                returning(update.returning(), PlanCompiler.places(update.input(), List.of(update.updated()))),
                compiler.isCounted(update),
                PlanFacts.mayRepeatRows(update.input()));
    }

    Operator delete(DeleteDocuments delete) {
        int number = compiler.number(delete);
        Places layout = PlanCompiler.places(delete.input());
        return new DeleteOperator(
                number,
                collection(delete.collection()),
                compiler.operator(delete.input()),
                layout.placeOf(delete.rowId().id()),
                returning(delete.returning(), layout),
                compiler.isCounted(delete),
                PlanFacts.mayRepeatRows(delete.input()));
    }

    Operator merge(MergeDocuments merge) {
        int number = compiler.number(merge);
        Places layout = PlanCompiler.places(merge.input());
        MergeStep[] steps = merge.actions().stream()
                .map(action -> new MergeStep(
                        action.kind(),
                        action.matched(),
                        compiler.compile(action.condition(), layout),
                        compiler.compile(action.document(), layout)))
                .toArray(MergeStep[]::new);
        return new MergeOperator(
                number,
                collection(merge.collection()),
                compiler.operator(merge.input()),
                layout.placeOf(merge.rowId().id()),
                steps,
                returning(merge.returning(), PlanCompiler.places(merge.input(), List.of(merge.result()))),
                compiler.isCounted(merge));
    }

    Operator rowLock(RowLock lock) {
        int number = compiler.number(lock);
        Places layout = PlanCompiler.places(lock.input());
        List<LockTarget> targets = lock.targets();
        return new RowLockOperator(
                number,
                compiler.operator(lock.input()),
                targets.stream().mapToInt(target -> target.collection().id()).toArray(),
                targets.stream()
                        .mapToInt(target -> layout.placeOf(target.rowId().id()))
                        .toArray(),
                targets.stream()
                        .map(target -> lock.strength() == LockStrength.UPDATE
                                && collection(target.collection()).isReferredTo())
                        .toList(),
                lock.strength().isExclusive() ? LockMode.UPDATE : LockMode.SHARE,
                wait(lock.waiting()));
    }

    private static LockWait wait(LockWaiting waiting) {
        return switch (waiting) {
            case WAIT -> LockWait.TIMEOUT;
            case NOWAIT -> LockWait.NOWAIT;
            case SKIP_LOCKED -> LockWait.SKIP_LOCKED;
        };
    }
}
