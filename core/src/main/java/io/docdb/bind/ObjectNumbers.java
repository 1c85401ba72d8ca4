package io.docdb.bind;

import io.docdb.expr.Call;
import io.docdb.expr.Expression;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.Set;

/**
 * A {@code regclass} and its like are names that stand for numbers: shown as the name, compared with a number as the number.
 * Example: {@code c.oid = 'orders'::regclass}.
 */
final class ObjectNumbers {
    private static final Set<String> NAMES = Set.of("REGCLASS", "TO_REGCLASS", "REGTYPE", "TO_REGTYPE", "REGNAMESPACE");

    private ObjectNumbers() {}

    private static boolean isName(Expression expression) {
        return expression instanceof Call call && NAMES.contains(call.function().name());
    }

    /** The number in place of such a name; any other expression as it is. */
    static Expression of(Expression expression, Binding binding) {
        if (!(expression instanceof Call call) || !isName(call)) {
            return expression;
        }
        return new Call(
                binding.functions().operator(call.function().name() + " NUMBER"),
                call.arguments(),
                SqlType.BIGINT,
                call.place());
    }

    /** The same for what is compared with a number. */
    static Expression besides(Expression other, Expression expression, Binding binding) {
        return isName(expression) && other.type().isNumeric() ? of(expression, binding) : expression;
    }

    /** The same for an array constructor whose elements are compared with a number. */
    static Expression elements(Expression other, Expression array, Binding binding) {
        boolean names = array instanceof Call call
                && call.function().name().equals("ARRAY")
                && !call.arguments().isEmpty()
                && call.arguments().stream().allMatch(ObjectNumbers::isName);
        if (!names || !other.type().isNumeric()) {
            return array;
        }
        List<Expression> numbers = ((Call) array)
                .arguments().stream().map(each -> of(each, binding)).toList();
        return new Call(((Call) array).function(), numbers, SqlType.arrayOf(SqlType.BIGINT), ((Call) array).place());
    }

    /** The numbers as arguments of a function that takes no names. */
    static List<Expression> in(String function, List<Expression> arguments, Binding binding) {
        boolean takesNumbers = function.equals("oid")
                || function.equals("format_type")
                || function.startsWith("reg")
                || function.startsWith("pg_") && !function.equals("pg_get_serial_sequence");
        return takesNumbers ? arguments.stream().map(each -> of(each, binding)).toList() : arguments;
    }
}
