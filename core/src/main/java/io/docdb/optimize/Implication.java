package io.docdb.optimize;

import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.Or;
import io.docdb.expr.type.Comparisons;
import io.docdb.plan.physical.KeyRange;
import io.docdb.value.BooleanValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Whether a condition holds for every document a query asks for. Example: {@code total > 100} holds where {@code total = 250},
 * {@code total IS NOT NULL} where {@code total < 7}. A parameter says nothing, since its value is not known yet.
 */
final class Implication {
    private final PathRestrictions query;

    private Implication(PathRestrictions query) {
        this.query = query;
    }

    /** @param term in {@link NormalForm} */
    static boolean holds(Expression term, PathRestrictions query) {
        return new Implication(query).holds(term);
    }

    private boolean holds(Expression term) {
        if (query.says(term)) {
            return true;
        }
        if (term instanceof Or or
                && or.terms().stream()
                        .anyMatch(choice -> Conjunction.terms(choice).stream().allMatch(this::holds))) {
            return true;
        }
        if (term instanceof Comparison comparison && comparison.operator() == Comparison.Operator.NOT_EQUAL) {
            return isOther(comparison.left(), comparison.right()) || isOther(comparison.right(), comparison.left());
        }
        if (ElementRestrictions.mayBe(term)) {
            return false;
        }
        List<Restriction> all = Restrictions.of(List.of(NormalForm.over(query.scan(), term)), query.scan());
        return all.size() == 1 && isWithin(all.get(0));
    }

    /** The operand equals values that are known not to be the one refused. */
    private boolean isOther(Expression operand, Expression refused) {
        return refused instanceof Constant constant
                && isAmong(query.form().of(operand), value -> {
                    int order = order(value, constant, operand);
                    return order != 0 && order != Comparisons.UNKNOWN;
                });
    }

    private boolean isWithin(Restriction wanted) {
        Expression operand = query.form().of(wanted.operand());
        if (wanted.isEquality()) {
            return isAmong(operand, value -> wanted.equals().stream()
                    .anyMatch(equal -> order(value, equal.value(), wanted.operand()) == 0));
        }
        if (wanted.tail() instanceof KeyRange.NotNull) {
            return query.isNeverNull(operand);
        }
        return wanted.tail() instanceof KeyRange.Between between
                && isPast(operand, between.from(), KeyRange.Between::from, order -> order > 0, wanted.operand())
                && isPast(operand, between.to(), KeyRange.Between::to, order -> order < 0, wanted.operand());
    }

    /** True if the query asks for some values only, and all are as wanted. */
    private boolean isAmong(Expression operand, Predicate<Expression> wanted) {
        return query.of(operand).stream()
                .anyMatch(known -> known.isEquality()
                        && known.equals().stream()
                                .allMatch(equal ->
                                        !equal.nullMatches() && equal.isOneValue() && wanted.test(equal.value())));
    }

    private boolean isPast(
            Expression operand,
            Optional<KeyRange.Bound> limit,
            Function<KeyRange.Between, Optional<KeyRange.Bound>> side,
            IntPredicate isPast,
            Expression typed) {
        if (limit.isEmpty()) {
            return true;
        }
        KeyRange.Bound bound = limit.get();
        boolean amongPast = isAmong(operand, value -> {
            int order = order(value, bound.value(), typed);
            return order != Comparisons.UNKNOWN && (isPast.test(order) || order == 0 && bound.inclusive());
        });
        return amongPast
                || query.of(operand).stream()
                        .anyMatch(known -> known.tail() instanceof KeyRange.Between between
                                && side.apply(between)
                                        .filter(narrow -> {
                                            int order = order(narrow.value(), bound.value(), typed);
                                            return order != Comparisons.UNKNOWN
                                                    && (isPast.test(order)
                                                            || order == 0
                                                                    && (bound.inclusive() || !narrow.inclusive()));
                                        })
                                        .isPresent());
    }

    /** How two constants compare, if what compares with the one compares with the other in the same way; else UNKNOWN. */
    private static int order(Expression left, Expression right, Expression operand) {
        if (!(left instanceof Constant first) || !(right instanceof Constant second)) {
            return Comparisons.UNKNOWN;
        }
        return areAlike(first.value(), second.value(), operand.type())
                ? Comparisons.compare(first.value(), second.value())
                : Comparisons.UNKNOWN;
    }

    private static boolean areAlike(Value left, Value right, SqlType operand) {
        if (left instanceof NumberValue && right instanceof NumberValue
                || left instanceof BooleanValue && right instanceof BooleanValue) {
            return true;
        }
        if (left instanceof TextValue && right instanceof TextValue) {
            return isPlain(left, operand) && isPlain(right, operand);
        }
        return left.kind() == right.kind()
                && switch (left.kind()) {
                    case DATE -> operand.family() == SqlType.Family.DATE;
                    case TIME -> operand.family() == SqlType.Family.TIME;
                    case TIMESTAMP -> operand.family() == SqlType.Family.TIMESTAMP;
                    case UUID -> operand.family() == SqlType.Family.UUID;
                    default -> false;
                };
    }

    private static boolean isPlain(Value text, SqlType operand) {
        return PartRanges.isOfOneKind(operand, new Constant(text, SqlType.VARCHAR));
    }
}
