package io.docdb.exec.operator;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.exec.row.MemoryBudget;
import io.docdb.exec.row.RowBuffer;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowSize;
import io.docdb.exec.row.RowTable;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Evaluator;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.SubqueryExpression.Kind;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
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
 * <p>Of an uncorrelated {@code = ANY} the whole column is kept in a hash table; any other uncorrelated comparison keeps the
 * rows in a buffer.
 */
final class Subquery implements Evaluator {
    /** Past this many answers, no more are remembered: outer columns that hardly repeat gain nothing. */
    private static final int MOST_REMEMBERED = 10_000;

    /** Of a value that is looked up: its place in a set, the bounds of its range and their bytes. */
    private static final int RANGE_BYTES = 250;

    private static final int CONVERTIBLE = 1 << ValueKind.DATE.ordinal()
            | 1 << ValueKind.TIME.ordinal()
            | 1 << ValueKind.TIMESTAMP.ordinal()
            | 1 << ValueKind.TIMESTAMP_TZ.ordinal()
            | 1 << ValueKind.INTERVAL.ordinal()
            | 1 << ValueKind.UUID.ordinal();

    private final Kind kind;
    private final Operator plan;
    private final int[] outerIds;
    private final Evaluator[] outerValues;
    private final Evaluator[] operands;
    private final Evaluator comparison;
    private final boolean isEquality;
    private final boolean repeatable;
    private final int slot;

    /**
     * @param outerIds the outer columns the plan uses
     * @param outerValues how to compute them where the expression stands
     * @param operands the left side of a quantified comparison; else empty
     * @param comparison over the operands, then the query's columns; else Java null
     * @param isEquality true if it is {@code = ANY} over one column
     * @param repeatable false if the plan calls volatile functions and must run each time
     */
    Subquery(
            Kind kind,
            Operator plan,
            int[] outerIds,
            Evaluator[] outerValues,
            Evaluator[] operands,
            Evaluator comparison,
            boolean isEquality,
            boolean repeatable,
            int slot) {
        this.kind = kind;
        this.plan = plan;
        this.outerIds = outerIds;
        this.outerValues = outerValues;
        this.operands = operands;
        this.comparison = comparison;
        this.isEquality = isEquality;
        this.repeatable = repeatable;
        this.slot = slot;
    }

    /** What one execution remembers. */
    private static final class Memory {
        final RowTable<Value> answers = new RowTable<>();
        RowBuffer rows;
        RowTable<Boolean> members;
        boolean hasNull;
        /** The kinds of the members, bit by ordinal. */
        int kinds;
    }

    @Override
    public Value evaluate(Value[] row, EvaluationContext context) {
        Frame frame = (Frame) context;
        if (outerIds.length == 0 && comparison != null) {
            return compareWithKept(row, frame);
        }
        Value[] outer = Evaluators.evaluate(outerValues, row, frame);
        Value[] operand = Evaluators.evaluate(operands, row, frame);
        if (!repeatable && outerIds.length > 0) {
            return run(outer, operand, frame);
        }
        Value[] key = operand.length == 0 ? outer : Evaluators.concat(outer, operand);
        Memory memory = memory(frame);
        int hash = RowTable.hash(key);
        int found = memory.answers.find(key, hash);
        if (found >= 0 && RowTable.haveSameForm(memory.answers.key(found), key, outer.length)) {
            return memory.answers.content(found);
        }
        Value answer = run(outer, operand, frame);
        if (found < 0 && memory.answers.size() < MOST_REMEMBERED) {
            memory.answers.add(key, hash, answer);
        }
        return answer;
    }

    private Memory memory(Frame frame) {
        Memory memory = (Memory) frame.run().slot(slot);
        if (memory == null) {
            memory = new Memory();
            frame.run().setSlot(slot, memory);
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
                case QUANTIFIED_ANY, QUANTIFIED_ALL -> quantified(operand, rows, frame);
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

    /** ANY: true if one comparison is, else unknown if one is, else false. ALL: the same with true and false exchanged. */
    private Value quantified(Value[] operand, RowCursor rows, Frame frame) {
        BooleanValue decisive = BooleanValue.of(kind == Kind.QUANTIFIED_ANY);
        boolean unknown = false;
        for (Value[] row = rows.next(); row != null; row = rows.next()) {
            Value result = comparison.evaluate(Evaluators.concat(operand, row), frame);
            if (result == decisive) {
                return decisive;
            }
            unknown |= result.isNull();
        }
        return unknown ? NullValue.NULL : BooleanValue.of(kind != Kind.QUANTIFIED_ANY);
    }

    private Value compareWithKept(Value[] row, Frame frame) {
        Memory memory = memory(frame);
        Value[] operand = Evaluators.evaluate(operands, row, frame);
        if (!isEquality) {
            if (memory.rows == null) {
                memory.rows = new RowBuffer(frame.run().area());
                frame.run().closeAtEnd(memory.rows);
                memory.rows.addAll(plan.open(frame));
            }
            try (RowCursor rows = memory.rows.read()) {
                return quantified(operand, rows, frame);
            }
        }
        if (memory.members == null) {
            collectMembers(memory, frame);
        }
        if (memory.members.size() == 0 && !memory.hasNull) {
            return BooleanValue.FALSE;
        }
        if (operand[0].isNull()) {
            return NullValue.NULL;
        }
        if (memory.members.find(operand, RowTable.hash(operand)) >= 0) {
            return BooleanValue.TRUE;
        }
        if (mayCompareAcrossKinds(operand[0].kind(), memory.kinds)) {
            for (int i = 0; i < memory.members.size(); i++) {
                Value[] pair = Evaluators.concat(operand, memory.members.key(i));
                if (comparison.evaluate(pair, frame) == BooleanValue.TRUE) {
                    return BooleanValue.TRUE;
                }
            }
        }
        return memory.hasNull ? NullValue.NULL : BooleanValue.FALSE;
    }

    /** Texts equal the dates, times and UUIDs they are the text of, and dates equal timestamps: no hash tells that. */
    private static boolean mayCompareAcrossKinds(ValueKind kind, int memberKinds) {
        int others = memberKinds & ~(1 << kind.ordinal());
        return others != 0
                && (kind == ValueKind.TEXT && (others & CONVERTIBLE) != 0
                        || (1 << kind.ordinal() & CONVERTIBLE) != 0
                                && (others & (CONVERTIBLE | 1 << ValueKind.TEXT.ordinal())) != 0);
    }

    private void collectMembers(Memory memory, Frame frame) {
        memory.members = new RowTable<>();
        MemoryBudget.Grant grant = frame.run().area().budget().grant();
        frame.run().closeAtEnd(grant);
        try (RowCursor rows = plan.open(frame)) {
            int count = 0;
            for (Value[] member = rows.next(); member != null; member = rows.next()) {
                if ((++count & 0xFF) == 0) {
                    frame.checkCancelled();
                }
                int hash = RowTable.hash(member);
                if (member[0].isNull()) {
                    memory.hasNull = true;
                } else if (memory.members.find(member, hash) < 0) {
                    memory.kinds |= 1 << member[0].kind().ordinal();
                    grant.take(RowSize.of(member) + RowTable.ENTRY_BYTES);
                    memory.members.add(member, hash, Boolean.TRUE);
                }
            }
        }
    }
}
