package io.docdb.expr.compile;

import io.docdb.expr.Constant;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.type.Comparisons;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code x IN (a, b, c)}; a longer list of constants of one kind is looked up in a hash set. */
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
            return items.length < HASHED_ITEMS ? oneByOne : hashedRows(list, operand, oneByOne);
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
        return items.length < HASHED_ITEMS ? oneByOne : hashed(list, operand, oneByOne);
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

    /** Rows of constants, each column of one kind: a row of the same kinds is looked up, any other one compared with each. */
    private static Evaluator hashedRows(InList list, Evaluator operand, Evaluator oneByOne) {
        Set<Value> set = new HashSet<>();
        List<ValueKind> kinds = null;
        for (Expression item : list.items()) {
            Optional<ArrayValue> row = constants(item);
            if (row.isEmpty() || kinds != null && !kinds.equals(kindsOf(row.get()))) {
                return oneByOne;
            }
            kinds = kindsOf(row.get());
            set.add(row.get());
        }
        List<ValueKind> rowKinds = kinds;
        if (kinds == null || kinds.contains(ValueKind.NULL)) {
            return oneByOne;
        }
        return (row, context) -> {
            Value value = operand.evaluate(row, context);
            return value instanceof ArrayValue fields && rowKinds.equals(kindsOf(fields))
                    ? BooleanValue.of(set.contains(value))
                    : oneByOne.evaluate(row, context);
        };
    }

    private static List<ValueKind> kindsOf(ArrayValue row) {
        return row.elements().stream().map(Value::kind).toList();
    }

    private static Optional<ArrayValue> constants(Expression item) {
        if (item instanceof Constant constant && constant.value() instanceof ArrayValue row) {
            return Optional.of(row);
        }
        if (!(item instanceof RowConstructor row) || !row.fields().stream().allMatch(Constant.class::isInstance)) {
            return Optional.empty();
        }
        return Optional.of(new ArrayValue(
                row.fields().stream().map(field -> ((Constant) field).value()).toList()));
    }

    private static Evaluator hashed(InList list, Evaluator operand, Evaluator oneByOne) {
        Set<Value> set = new HashSet<>();
        boolean hasNull = false;
        ValueKind kind = ValueKind.NULL;
        for (var item : list.items()) {
            if (!(item instanceof Constant constant)) {
                return oneByOne;
            }
            Value value = constant.value();
            if (value.isNull()) {
                hasNull = true;
            } else if (kind == ValueKind.NULL || kind == value.kind()) {
                kind = value.kind();
                set.add(value);
            } else {
                return oneByOne;
            }
        }
        ValueKind itemKind = kind;
        Value otherwise = hasNull ? NullValue.NULL : BooleanValue.FALSE;
        return (row, context) -> {
            Value value = operand.evaluate(row, context);
            if (value.isNull()) {
                return NullValue.NULL;
            }
            if (value.kind() != itemKind) {
                return oneByOne.evaluate(row, context);
            }
            return set.contains(value) ? BooleanValue.TRUE : otherwise;
        };
    }
}
