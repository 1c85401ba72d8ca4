package io.docdb.exec.change;

import io.docdb.collection.DocumentCollection;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.exec.operator.Evaluators;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowCursor;
import io.docdb.expr.Evaluator;
import io.docdb.plan.logical.MergeAction;
import io.docdb.value.Document;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.Arrays;

/** MERGE. RETURNING sees the input's columns, then the document as stored, or the deleted one. */
public final class MergeOperator extends ChangeOperator {
    private final Operator input;
    private final int rowIdPlace;
    private final MergeStep[] steps;

    public MergeOperator(
            int id,
            DocumentCollection collection,
            Operator input,
            int rowIdPlace,
            MergeStep[] steps,
            Evaluator[] returning,
            boolean counted) {
        super(id, collection, returning, counted);
        this.input = input;
        this.rowIdPlace = rowIdPlace;
        this.steps = steps;
    }

    /** What is to be done with a row stands behind its columns: the number of the branch, the new document. */
    @Override
    void change(ChangeTarget target, Results results, Frame frame) {
        try (ChangeInput changes = new ChangeInput(frame.run().area(), rowIdPlace, true)) {
            decide(changes, target, frame);
            target.references().changeTogether(() -> performAll(changes, target, results));
        }
    }

    /** No branch sees what follows from another: a row that is to be deleted is not gone by a cascade before its turn. */
    private void performAll(ChangeInput changes, ChangeTarget target, Results results) {
        RowCursor rows = changes.rows();
        Value[] previous = null;
        for (Value[] row = rows.next(); row != null; row = rows.next()) {
            target.check();
            if (changes.isSame(row, previous)) {
                throw new StatementException(
                        ErrorCode.CARDINALITY_VIOLATION,
                        "MERGE expected at most one source row for each document it changes, found several");
            }
            if (!row[rowIdPlace].isNull() && !target.take(ChangeTarget.keyOf(row[rowIdPlace]))) {
                throw new StatementException(
                        ErrorCode.CARDINALITY_VIOLATION,
                        "MERGE expected to be the only change of each document, found one that this statement has"
                                + " changed before");
            }
            previous = row;
            MergeStep step = steps[(int) ((LongValue) row[row.length - 2]).value()];
            Value[] original = Arrays.copyOf(row, row.length - 2);
            Document stored = perform(step, original, row[row.length - 1], target);
            if (stored != null) {
                results.changed(InsertOperator.with(original, stored));
            }
        }
    }

    private void decide(ChangeInput changes, ChangeTarget target, Frame frame) {
        try (RowCursor rows = input.open(frame)) {
            for (Value[] row = rows.next(); row != null; row = rows.next()) {
                target.check();
                int chosen = choose(row, frame);
                if (chosen >= 0 && steps[chosen].kind() != MergeAction.Kind.NOTHING) {
                    Evaluator document = steps[chosen].document();
                    Value computed = document == null ? NullValue.NULL : document.evaluate(row, frame);
                    changes.add(Evaluators.concat(row, new Value[] {LongValue.of(chosen), computed}));
                }
            }
        }
    }

    private int choose(Value[] row, Frame frame) {
        boolean matched = !row[rowIdPlace].isNull();
        for (int i = 0; i < steps.length; i++) {
            MergeStep step = steps[i];
            if (step.matched() == matched
                    && (step.condition() == null || Evaluators.isTrue(step.condition(), row, frame))) {
                return i;
            }
        }
        return -1;
    }

    /** The document as stored, or the deleted one; Java null if it was not there any more. */
    private Document perform(MergeStep step, Value[] row, Value document, ChangeTarget target) {
        DocumentCollection collection = target.collection();
        if (step.kind() == MergeAction.Kind.INSERT) {
            return collection
                    .insert(target.transaction(), target.references(), target.document(document))
                    .document();
        }
        byte[] key = ChangeTarget.keyOf(row[rowIdPlace]);
        Document before = target.lock(key);
        if (before == null) {
            return null;
        }
        if (step.kind() == MergeAction.Kind.DELETE) {
            collection.delete(target.transaction(), target.references(), key, before);
            return before;
        }
        return collection
                .replace(target.transaction(), target.references(), key, before, target.document(document))
                .document();
    }
}
