package io.docdb.expr.scalar;

import io.docdb.expr.BinaryFunction;
import io.docdb.expr.Comparison.Operator;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Expression;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.SpecializingFunction;
import io.docdb.expr.define.Arity;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.type.Comparisons;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code value = ANY (array)} and its relatives, registered as {@code "= ANY"}, {@code "<> ALL"} and so on. ANY is true
 * if the comparison is true for some element; else unknown if it is for one; else false. ALL the other way round.
 */
record Quantified(Operator operator, boolean all) implements BinaryFunction, SpecializingFunction {

    static List<Named> functions() {
        List<Named> functions = new ArrayList<>();
        for (Operator operator : Operator.values()) {
            functions.add(Named.of(new Quantified(operator, false)));
            functions.add(Named.of(new Quantified(operator, true)));
        }
        return functions;
    }

    @Override
    public String name() {
        return operator.sqlText() + (all ? " ALL" : " ANY");
    }

    @Override
    public boolean nullOnNull() {
        return false;
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        Arity.require(name(), arguments, 2, 2);
        return SqlType.BOOLEAN;
    }

    @Override
    public ScalarFunction specialize(List<Expression> arguments, SqlType result) {
        return operator == (all ? Operator.NOT_EQUAL : Operator.EQUAL) ? new ElementLookup(this) : this;
    }

    @Override
    public Value apply(Value left, Value right, EvaluationContext context) {
        if (right.isNull()) {
            return NullValue.NULL;
        }
        ArrayValue array = right instanceof ArrayValue given ? given : ArrayValue.of(right); // as UNNEST has it
        boolean unknown = false;
        for (Value element : array.elements()) {
            Value answer = compare(left, element);
            if (answer == BooleanValue.of(!all)) {
                return answer;
            }
            unknown |= answer.isNull();
        }
        return unknown ? NullValue.NULL : BooleanValue.of(all);
    }

    private Value compare(Value left, Value right) {
        if (operator == Operator.DISTINCT || operator == Operator.NOT_DISTINCT) {
            return BooleanValue.of(Comparisons.areNotDistinct(left, right) == (operator == Operator.NOT_DISTINCT));
        }
        int order = Comparisons.compare(left, right);
        if (order == Comparisons.UNKNOWN) {
            return NullValue.NULL;
        }
        boolean ordered = order != Comparisons.UNEQUAL;
        return switch (operator) {
            case EQUAL -> BooleanValue.of(order == 0);
            case NOT_EQUAL -> BooleanValue.of(order != 0);
            case LESS -> ordered ? BooleanValue.of(order < 0) : NullValue.NULL;
            case LESS_OR_EQUAL -> ordered ? BooleanValue.of(order <= 0) : NullValue.NULL;
            case GREATER -> ordered ? BooleanValue.of(order > 0) : NullValue.NULL;
            default -> ordered ? BooleanValue.of(order >= 0) : NullValue.NULL;
        };
    }
}
