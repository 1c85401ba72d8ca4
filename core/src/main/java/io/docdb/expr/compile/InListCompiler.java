package io.docdb.expr.compile;

import io.docdb.expr.Constant;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.Parameter;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.type.Comparisons;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** {@code x IN (a, b, c)}; a longer list of constants and parameters of one kind is looked up in a hash set. */
final class InListCompiler {
    /** Below this many items comparing one by one is as fast as hashing. */
    private static final int HASHED_ITEMS = 5;

    private final ExpressionCompiler compiler;

    InListCompiler(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    Evaluator compile(InList list) {
        Evaluator operand = compiler.compileFolded(list.operand());
        Evaluator[] items = compiler.compileFolded(list.items());
        if (list.operand().type().family() == SqlType.Family.ROW) {
            Evaluator oneByOne = rowsOneByOne(list, operand, items);
            return items.length < HASHED_ITEMS ? oneByOne : hashedRows(list, operand, items, oneByOne);
        }
        Evaluator oneByOne = (row, context) -> {
            Value value = operand.evaluate(row, context);
            boolean unknown = false;
            for (Evaluator item : items) {
                int order = Comparisons.compare(value, item.evaluate(row, context));
                if (order == 0) {
                    return BooleanValue.TRUE;
                }
                unknown |= order == Comparisons.UNKNOWN;
            }
            return unknown ? NullValue.NULL : BooleanValue.FALSE;
        };
        return items.length < HASHED_ITEMS ? oneByOne : hashed(list, operand, items, oneByOne);
    }

    private Evaluator rowsOneByOne(InList list, Evaluator operand, Evaluator[] items) {
        boolean areWritten = list.items().stream().allMatch(RowConstructor.class::isInstance);
        if (list.operand() instanceof RowConstructor row && areWritten) {
            Evaluator[] fields = compiler.compileFolded(row.fields());
            Evaluator[][] itemFields = list.items().stream()
                    .map(item -> compiler.compileFolded(((RowConstructor) item).fields()))
                    .toArray(Evaluator[][]::new);
            return new WrittenRows(fields, itemFields);
        }
        return (row, context) -> {
            Value value = operand.evaluate(row, context);
            boolean unknown = false;
            for (Evaluator item : items) {
                int order = ComparisonCompiler.compareRows(value, item.evaluate(row, context), true);
                if (order == 0) {
                    return BooleanValue.TRUE;
                }
                unknown |= order == Comparisons.UNKNOWN;
            }
            return unknown ? NullValue.NULL : BooleanValue.FALSE;
        };
    }

    /** Rows that are compared field by field, up to the first that is unequal, without being made. */
    private record WrittenRows(Evaluator[] fields, Evaluator[][] items) implements Evaluator {
        @Override
        public Value evaluate(Value[] row, EvaluationContext context) {
            Value[] values = new Value[fields.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = fields[i].evaluate(row, context);
            }
            boolean unknown = false;
            for (Evaluator[] item : items) {
                int order = compare(values, item, row, context);
                if (order == 0) {
                    return BooleanValue.TRUE;
                }
                unknown |= order == Comparisons.UNKNOWN;
            }
            return unknown ? NullValue.NULL : BooleanValue.FALSE;
        }

        private static int compare(Value[] values, Evaluator[] item, Value[] row, EvaluationContext context) {
            int result = 0;
            for (int i = 0; i < values.length; i++) {
                int order = Comparisons.compare(values[i], item[i].evaluate(row, context));
                if (order == Comparisons.UNKNOWN) {
                    result = order;
                } else if (order != 0) {
                    return order;
                }
            }
            return result;
        }
    }

    /** True for what is the same for all rows of an execution, and known when it begins. */
    private static boolean isGiven(Expression item) {
        return item instanceof Constant || item instanceof Parameter;
    }

    private static boolean isGivenRow(Expression item) {
        return isGiven(item)
                || item instanceof RowConstructor row && row.fields().stream().allMatch(InListCompiler::isGiven);
    }

    private static Evaluator hashed(InList list, Evaluator operand, Evaluator[] items, Evaluator oneByOne) {
        if (!list.items().stream().allMatch(InListCompiler::isGiven)) {
            return oneByOne;
        }
        Function<EvaluationContext, Members> members = members(list, items);
        return (row, context) -> {
            Value value = operand.evaluate(row, context);
            if (value.isNull()) {
                return NullValue.NULL;
            }
            Members all = members.apply(context);
            return value.kind() == all.kind() ? all.answer(value) : oneByOne.evaluate(row, context);
        };
    }

    /** Rows of given values, each column of one kind: a row of the same kinds is looked up, any other one compared with each. */
    private static Evaluator hashedRows(InList list, Evaluator operand, Evaluator[] items, Evaluator oneByOne) {
        if (!list.items().stream().allMatch(InListCompiler::isGivenRow)) {
            return oneByOne;
        }
        Function<EvaluationContext, Members> members = members(list, items);
        return (row, context) -> {
            Value value = operand.evaluate(row, context);
            Members all = members.apply(context);
            boolean isTold = !all.fieldKinds().isEmpty()
                    && value instanceof ArrayValue fields
                    && all.fieldKinds().equals(kindsOf(fields));
            return isTold ? all.answer(value) : oneByOne.evaluate(row, context);
        };
    }

    /** Made now from constants, or once in each execution. */
    private static Function<EvaluationContext, Members> members(InList list, Evaluator[] items) {
        boolean changes = list.items().stream().anyMatch(InListCompiler::hasParameter);
        if (changes) {
            Object key = new Object();
            return context -> context.once(key, () -> Members.of(items, context));
        }
        Members known = Members.of(items, Nowhere.INSTANCE);
        return context -> known;
    }

    private static boolean hasParameter(Expression item) {
        return item instanceof Parameter
                || item instanceof RowConstructor row && row.fields().stream().anyMatch(Parameter.class::isInstance);
    }

    private static List<ValueKind> kindsOf(ArrayValue row) {
        return row.elements().stream().map(Value::kind).toList();
    }

    /**
     * The items of a list.
     *
     * @param kind of all of them but NULLs; NULL if they are of several kinds or rows, so that no hash tells
     * @param fieldKinds of the fields of all rows; empty if they differ, hold a NULL, or are none
     */
    private record Members(Set<Value> values, ValueKind kind, List<ValueKind> fieldKinds, boolean hasNull) {
        private static final Value[] NO_ROW = {};

        static Members of(Evaluator[] items, EvaluationContext context) {
            Set<Value> values = new HashSet<>();
            Set<ValueKind> kinds = EnumSet.noneOf(ValueKind.class);
            Set<List<ValueKind>> rows = new HashSet<>();
            for (Evaluator item : items) {
                Value value = item.evaluate(NO_ROW, context);
                kinds.add(value.kind());
                values.add(value);
                rows.add(value instanceof ArrayValue row ? kindsOf(row) : List.of());
            }
            boolean hasNull = kinds.remove(ValueKind.NULL);
            ValueKind kind = kinds.size() == 1 ? kinds.iterator().next() : ValueKind.NULL;
            List<ValueKind> fields = rows.size() == 1 ? rows.iterator().next() : List.of();
            boolean known = !fields.contains(ValueKind.NULL);
            return new Members(values, kind, known ? fields : List.of(), hasNull);
        }

        Value answer(Value value) {
            if (values.contains(value)) {
                return BooleanValue.TRUE;
            }
            return hasNull ? NullValue.NULL : BooleanValue.FALSE;
        }
    }
}
