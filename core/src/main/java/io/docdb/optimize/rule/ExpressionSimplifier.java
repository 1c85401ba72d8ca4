package io.docdb.optimize.rule;

import io.docdb.expr.And;
import io.docdb.expr.Call;
import io.docdb.expr.Cast;
import io.docdb.expr.Comparison;
import io.docdb.expr.Comparison.Operator;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.Not;
import io.docdb.expr.Or;
import io.docdb.expr.Parameter;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.compile.ConstantFolder;
import io.docdb.value.BooleanValue;
import io.docdb.value.SqlType;
import io.docdb.value.SqlType.Family;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Expressions that have the same value, NULL for NULL: what holds wherever an expression stands. */
final class ExpressionSimplifier {
    private static final Constant UNKNOWN = new Constant(Constant.NULL.value(), SqlType.BOOLEAN);

    private ExpressionSimplifier() {}

    static Expression simplify(Expression expression) {
        return ConstantFolder.fold(expression).transform(ExpressionSimplifier::node);
    }

    private static Expression node(Expression node) {
        if (node instanceof And and) {
            return kept(and, junction(and.terms(), true));
        }
        if (node instanceof Or or) {
            return kept(or, junction(or.terms(), false));
        }
        if (node instanceof Not not) {
            return negation(not);
        }
        if (node instanceof Comparison comparison) {
            return comparison(comparison);
        }
        if (node instanceof InList list) {
            return inList(list);
        }
        if (node instanceof Call call) {
            return ConstantPaths.of(call);
        }
        if (node instanceof Cast cast
                && cast.type().equals(cast.operand().type())
                && cast.type().family() != Family.ANY
                && !changesParameter(cast)) {
            return cast.operand();
        }
        return node;
    }

    /** A parameter is of the family it is asked for, but may have digits or characters that its type has no room for. */
    private static boolean changesParameter(Cast cast) {
        return cast.operand() instanceof Parameter
                && (cast.type().isNumeric() || cast.type().hasPrecision());
    }

    /** The very same object if nothing has changed: then nobody has to compare. */
    private static Expression kept(Expression before, Expression after) {
        return after.equals(before) ? before : after;
    }

    static boolean isBoolean(Expression expression) {
        return expression.type().family() == Family.BOOLEAN;
    }

    /** AND or OR of the terms: nested ones opened, constants and repetitions dropped. */
    static Expression junction(List<Expression> terms, boolean isAnd) {
        Constant neutral = isAnd ? Constant.TRUE : Constant.FALSE;
        Constant deciding = isAnd ? Constant.FALSE : Constant.TRUE;
        Set<Expression> kept = new LinkedHashSet<>();
        List<Expression> all = new ArrayList<>();
        for (Expression term : terms) {
            for (Expression each : opened(term, isAnd)) {
                if (is(each, deciding)) {
                    return deciding;
                }
                boolean repeated = Predicates.isVolatile(each) ? !all.add(each) : !kept.add(each) || !all.add(each);
                if (!repeated && is(each, neutral)) {
                    all.remove(all.size() - 1);
                }
            }
        }
        if (all.isEmpty()) {
            return neutral;
        }
        if (all.size() == 1) {
            return isBoolean(all.get(0))
                    ? all.get(0)
                    : isAnd ? new And(List.of(all.get(0), neutral)) : or(all, neutral);
        }
        return isAnd ? new And(all) : new Or(all);
    }

    /** A single value that is read as a truth value stays an operand. */
    private static Expression or(List<Expression> single, Constant neutral) {
        return new Or(List.of(single.get(0), neutral));
    }

    private static List<Expression> opened(Expression term, boolean isAnd) {
        if (isAnd && term instanceof And inner) {
            return inner.terms();
        }
        return !isAnd && term instanceof Or inner ? inner.terms() : List.of(term);
    }

    private static boolean is(Expression expression, Constant truth) {
        return expression instanceof Constant constant && constant.value().equals(truth.value());
    }

    private static Expression negation(Not not) {
        Expression operand = not.operand();
        if (operand instanceof Not inner && isBoolean(inner.operand())) {
            return inner.operand();
        }
        if (operand instanceof Comparison comparison) {
            return node(new Comparison(comparison.operator().negated(), comparison.left(), comparison.right()));
        }
        if (operand instanceof And and) {
            return junction(negated(and.terms()), false);
        }
        if (operand instanceof Or or) {
            return junction(negated(or.terms()), true);
        }
        return not;
    }

    private static List<Expression> negated(List<Expression> terms) {
        return terms.stream()
                .map(term -> term instanceof Constant constant && constant.value() instanceof BooleanValue
                        ? is(constant, Constant.TRUE) ? Constant.FALSE : Constant.TRUE
                        : negation(new Not(term)))
                .toList();
    }

    private static Expression comparison(Comparison comparison) {
        Expression left = comparison.left();
        Expression right = comparison.right();
        boolean strict = comparison.operator() != Operator.DISTINCT && comparison.operator() != Operator.NOT_DISTINCT;
        boolean row = left.type().family() == Family.ROW || right.type().family() == Family.ROW;
        if (strict && !row && (isNull(left) || isNull(right))) {
            return UNKNOWN;
        }
        if (!strict && !row && Predicates.isStored(left) && left.equals(right)) {
            return comparison.operator() == Operator.NOT_DISTINCT ? Constant.TRUE : Constant.FALSE;
        }
        return comparison;
    }

    static boolean isNull(Expression expression) {
        return expression instanceof Constant constant && constant.value().isNull();
    }

    /** A list of one is an equality; what stands in it twice once. */
    private static Expression inList(InList list) {
        List<Expression> items = new ArrayList<>();
        Set<Expression> met = new HashSet<>(); // lists have tens of thousands of items
        for (Expression item : list.items()) {
            if (met.add(item) || Predicates.isVolatile(item)) {
                items.add(item);
            }
        }
        Optional<Expression> only = items.size() == 1 ? Optional.of(items.get(0)) : Optional.empty();
        boolean plain = !(list.operand() instanceof RowConstructor)
                && list.operand().type().family() != Family.ROW;
        if (only.isPresent() && plain) {
            return comparison(Comparison.equal(list.operand(), only.get()));
        }
        return items.size() == list.items().size() ? list : new InList(list.operand(), items);
    }
}
