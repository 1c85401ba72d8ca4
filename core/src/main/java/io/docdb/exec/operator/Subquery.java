package io.docdb.exec.operator;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.exec.row.MemoryBudget;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowSize;
import io.docdb.exec.row.RowTable;
import io.docdb.exec.row.WorkArea;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Evaluator;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.SubqueryExpression.Kind;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A query inside an expression. What it depends on is known: the outer columns its plan uses, and the operand. For each set of
 * those its answer is remembered during the execution, so that a query that depends on nothing runs once, and one that
 * depends on a column with few values runs few times. Of values that are equal but differ in form ({@code 1} and {@code 1.0})
 * the answer to the first is known; the query may tell them apart, so it runs anew for the other.
 *
 * <p>A comparison with the query's rows asks for another operand each time, so the rows are what is kept: for {@code = ANY} and
 * {@code <> ALL} as {@link Members} to look up, else in a buffer. If they depend on outer columns, they are first asked for and
 * read no further than needed, and kept when the same outer values come again.
 */
final class Subquery implements Evaluator {
    /** Past this many answers, only the last one is remembered, too: outer columns that hardly repeat gain nothing. */
    private static final int MOST_REMEMBERED = 10_000;

    /** Of a value that is looked up: its place in a set, the bounds of its range and their bytes. */
    private static final int RANGE_BYTES = 250;

    private final Kind kind;
    private final Operator plan;
    private final int[] outerIds;
    private final Evaluator[] outerValues;
    private final Evaluator[] operands;
    private final QuantifiedComparison comparison;
    private final boolean repeatable;
    private final int slot;

    /**
     * @param outerIds the outer columns the plan uses
     * @param outerValues how to compute them where the expression stands
     * @param operands the left side of a quantified comparison; else empty
     * @param comparison of the operands with the query's rows; else Java null
     * @param repeatable false if the plan calls volatile functions and must run each time
     */
    Subquery(
            Kind kind,
            Operator plan,
            int[] outerIds,
            Evaluator[] outerValues,
            Evaluator[] operands,
            QuantifiedComparison comparison,
            boolean repeatable,
            int slot) {
        this.kind = kind;
        this.plan = plan;
        this.outerIds = outerIds;
        this.outerValues = outerValues;
        this.operands = operands;
        this.comparison = comparison;
        this.repeatable = repeatable;
        this.slot = slot;
    }

    /** What one execution remembers. */
    private static final class Memory implements AutoCloseable {
        final RowTable<Value> answers = new RowTable<>();
        /** What the last answer was given for. */
        Value[] lastKey;

        Value lastAnswer;
        /** By the outer values: the rows to compare with; Java null where they were asked for once. */
        final RowTable<QuantifiedComparison.Kept> rows = new RowTable<>();

        void forgetRows() {
            for (int i = 0; i < rows.size(); i++) {
                Closing.closeAll(rows.content(i));
            }
            rows.clear();
        }

        @Override
        public void close() {
            forgetRows();
        }
    }

    @Override
    public Value evaluate(Value[] row, EvaluationContext context) {
        Frame frame = (Frame) context;
        Value[] outer = Evaluators.evaluate(outerValues, row, frame);
        Value[] operand = Evaluators.evaluate(operands, row, frame);
        if (!repeatable && outerIds.length > 0) {
            return run(outer, operand, frame);
        }
        return comparison == null ? answer(outer, frame) : compare(outer, operand, frame);
    }

    private Value answer(Value[] outer, Frame frame) {
        Memory memory = memory(frame);
        int hash = RowTable.hash(outer);
        int found = memory.answers.find(outer, hash);
        if (found >= 0 && RowTable.haveSameForm(memory.answers.key(found), outer, outer.length)) {
            return memory.answers.content(found);
        }
        if (memory.lastKey != null
                && RowTable.areEqual(memory.lastKey, outer)
                && RowTable.haveSameForm(memory.lastKey, outer, outer.length)) {
            return memory.lastAnswer;
        }
        Value answer = run(outer, outer, frame);
        if (found < 0 && memory.answers.size() < MOST_REMEMBERED) {
            memory.answers.add(outer, hash, answer);
        } else {
            memory.lastKey = outer;
            memory.lastAnswer = answer;
        }
        return answer;
    }

    private Value compare(Value[] outer, Value[] operand, Frame frame) {
        Memory memory = memory(frame);
        int hash = RowTable.hash(outer);
        int found = memory.rows.find(outer, hash);
        boolean isOther = found >= 0 && !RowTable.haveSameForm(memory.rows.key(found), outer, outer.length);
        if (isOther || found < 0 && outer.length > 0) {
            if (memory.rows.size() == MOST_REMEMBERED) {
                memory.forgetRows();
            }
            if (!isOther) {
                memory.rows.add(outer, hash, null);
            }
            return run(outer, operand, frame);
        }
        QuantifiedComparison.Kept kept = found < 0 ? null : memory.rows.content(found);
        if (kept == null) {
            kept = keep(outer, hash, memory, frame);
        }
        return comparison.compare(operand, kept, frame);
    }

    /** Rows of other outer values are forgotten before they take more than half of the memory. */
    private QuantifiedComparison.Kept keep(Value[] outer, int hash, Memory memory, Frame frame) {
        WorkArea area = frame.run().area();
        if (area.budget().usedBytes() > area.budget().limitBytes() / 2) {
            memory.forgetRows();
        }
        Frame inner = outerIds.length == 0 ? frame : frame.nested(outerIds, outer);
        QuantifiedComparison.Kept kept = comparison.keep(plan.open(inner), area);
        int entry = memory.rows.find(outer, hash);
        if (entry < 0) {
            memory.rows.add(outer, hash, kept);
        } else {
            memory.rows.setContent(entry, kept);
        }
        return kept;
    }

    private Memory memory(Frame frame) {
        Memory memory = (Memory) frame.run().slot(slot);
        if (memory == null) {
            memory = new Memory();
            frame.run().setSlot(slot, memory);
            if (comparison != null) {
                frame.run().closeAtEnd(memory);
            }
        }
        return memory;
    }

    private Value run(Value[] outer, Value[] operand, Frame frame) {
        Frame inner = outerIds.length == 0 ? frame : frame.nested(outerIds, outer);
        try (RowCursor rows = plan.open(inner)) {
            return switch (kind) {
                case SCALAR -> scalar(rows);
                case EXISTS -> BooleanValue.of(rows.next() != null);
                case ARRAY -> array(rows);
                case LOOKED_UP -> lookedUp(rows, frame);
                case QUANTIFIED_ANY, QUANTIFIED_ALL -> comparison.compare(operand, rows, frame);
            };
        }
    }

    private static Value scalar(RowCursor rows) {
        Value[] row = rows.next();
        if (row == null) {
            return NullValue.NULL;
        }
        if (rows.next() != null) {
            throw new StatementException(
                    ErrorCode.CARDINALITY_VIOLATION, "Scalar subquery expected at most one row, found several");
        }
        return row.length == 1 ? row[0] : new ArrayValue(List.of(row));
    }

    private static Value array(RowCursor rows) {
        List<Value> values = new ArrayList<>();
        for (Value[] row = rows.next(); row != null; row = rows.next()) {
            values.add(row[0]);
        }
        return new ArrayValue(values);
    }

    /** Different values, as many as the budget holds with the ranges that are made of them. */
    private static Value lookedUp(RowCursor rows, Frame frame) {
        MemoryBudget.Grant grant = frame.run().area().budget().grant();
        frame.run().closeAtEnd(grant);
        Set<Value> values = new LinkedHashSet<>();
        for (Value[] row = rows.next(); row != null; row = rows.next()) {
            if (!row[0].isNull() && values.add(row[0]) && !grant.tryTake(RowSize.of(row) + RANGE_BYTES)) {
                grant.close();
                return SubqueryExpression.TOO_MANY;
            }
        }
        return new ArrayValue(List.copyOf(values));
    }
}
