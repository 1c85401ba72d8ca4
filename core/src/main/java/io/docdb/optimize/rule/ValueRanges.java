package io.docdb.optimize.rule;

import io.docdb.expr.Comparison;
import io.docdb.expr.Comparison.Operator;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.IsNull;
import io.docdb.expr.Not;
import io.docdb.expr.type.Comparisons;
import io.docdb.value.SqlType.Family;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the terms of a conjunction that compare one operand with constants leave of its values. Only where the order is
 * total: numbers and booleans compare with nothing else; texts, dates and timestamps count if that is the operand's
 * declared type, too.
 */
final class ValueRanges {
    private ValueRanges() {}

    /** The terms that say something the others do not, in order; nothing if they contradict each other. */
    static Optional<List<Expression>> simplify(List<Expression> terms) {
        Map<Expression, List<Restriction>> byOperand = new LinkedHashMap<>();
        for (Expression term : terms) {
            Restriction restriction = restriction(term);
            if (restriction != null) {
                byOperand
                        .computeIfAbsent(restriction.operand(), operand -> new ArrayList<>())
                        .add(restriction);
            }
        }
        Map<Expression, List<Expression>> replaced = new LinkedHashMap<>();
        for (List<Restriction> restrictions : byOperand.values()) {
            if (restrictions.size() > 1 && !replace(restrictions, replaced)) {
                return Optional.empty();
            }
        }
        List<Expression> kept = new ArrayList<>();
        terms.forEach(term -> kept.addAll(replaced.getOrDefault(term, List.of(term))));
        return Optional.of(kept);
    }

    /**
     * What is left of the terms is asked where the first of them stood: so no term behind it is computed for a row for which
     * it was not. False if nothing is left.
     */
    private static boolean replace(List<Restriction> all, Map<Expression, List<Expression>> replaced) {
        Map<Expression, Expression> changed = new LinkedHashMap<>();
        if (!narrow(all, changed)) {
            return false;
        }
        if (!changed.isEmpty()) {
            List<Expression> left = new ArrayList<>();
            for (Restriction restriction : all) {
                Expression now = changed.getOrDefault(restriction.term(), restriction.term());
                if (!now.equals(Constant.TRUE)) {
                    left.add(now);
                }
                replaced.put(restriction.term(), List.of());
            }
            replaced.put(all.get(0).term(), left);
        }
        return true;
    }

    /**
     * One term about one operand.
     *
     * @param values for an equality or a list; else none
     * @param bound for a comparison; else Java null
     */
    private record Restriction(
            Expression operand, Expression term, Operator operator, List<Value> values, Value bound, boolean isNull) {

        boolean isList() {
            return !values.isEmpty();
        }

        boolean isNotNull() {
            return !isNull && !isList() && bound == null;
        }

        boolean accepts(Value value) {
            return isNotNull()
                    || isList() && values.stream().anyMatch(v -> Comparisons.areEqual(v, value))
                    || bound != null && fits(Comparisons.compare(value, bound), operator);
        }
    }

    private static boolean fits(int order, Operator operator) {
        return switch (operator) {
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case NOT_EQUAL -> order != 0;
            default -> false;
        };
    }

    private static Restriction restriction(Expression term) {
        if (term instanceof IsNull test && Predicates.isStored(test.operand())) {
            return new Restriction(test.operand(), term, null, List.of(), null, true);
        }
        if (term instanceof Not not && not.operand() instanceof IsNull test && Predicates.isStored(test.operand())) {
            return new Restriction(test.operand(), term, null, List.of(), null, false);
        }
        if (term instanceof InList list && Predicates.isStored(list.operand())) {
            boolean ordered = list.items().stream().allMatch(item -> isOrdered(list.operand(), item));
            return ordered
                    ? new Restriction(
                            list.operand(),
                            term,
                            Operator.EQUAL,
                            list.items().stream()
                                    .map(item -> ((Constant) item).value())
                                    .toList(),
                            null,
                            false)
                    : null;
        }
        if (!(term instanceof Comparison comparison)) {
            return null;
        }
        if (comparison.left() instanceof Constant && !(comparison.right() instanceof Constant)) {
            return compared(comparison.operator().mirrored(), comparison.right(), comparison.left(), term);
        }
        return compared(comparison.operator(), comparison.left(), comparison.right(), term);
    }

    private static Restriction compared(Operator operator, Expression operand, Expression other, Expression term) {
        boolean usable = operator != Operator.DISTINCT
                && operator != Operator.NOT_DISTINCT
                && Predicates.isStored(operand)
                && isOrdered(operand, other);
        if (!usable) {
            return null;
        }
        Value value = ((Constant) other).value();
        return operator == Operator.EQUAL
                ? new Restriction(operand, term, operator, List.of(value), null, false)
                : new Restriction(operand, term, operator, List.of(), value, false);
    }

    private static boolean isOrdered(Expression operand, Expression other) {
        if (!(other instanceof Constant constant) || constant.value().isNull()) {
            return false;
        }
        ValueKind kind = constant.value().kind();
        Family family = operand.type().family();
        return switch (kind) {
            case NUMBER -> family == Family.NUMBER || family == Family.ANY;
            case BOOLEAN -> family == Family.BOOLEAN || family == Family.ANY;
            case TEXT -> family == Family.TEXT;
            case DATE -> family == Family.DATE;
            case TIMESTAMP -> family == Family.TIMESTAMP;
            default -> false;
        };
    }

    /** False if nothing is left. @param replaced takes what stands in the place of a term; TRUE for nothing */
    private static boolean narrow(List<Restriction> all, Map<Expression, Expression> replaced) {
        boolean asksNull = all.stream().anyMatch(Restriction::isNull);
        boolean needsValue = all.stream().anyMatch(restriction -> !restriction.isNull());
        if (asksNull) {
            return !needsValue;
        }
        ValueKind kind = null;
        for (Restriction restriction : all) {
            Value value = restriction.bound() != null
                    ? restriction.bound()
                    : restriction.isList() ? restriction.values().get(0) : null;
            if (value != null) {
                if (kind != null && kind != value.kind()) {
                    return true; // terms about values of several kinds are left as they are
                }
                kind = value.kind();
            }
        }
        Restriction list = all.stream().filter(Restriction::isList).findFirst().orElse(null);
        if (list != null) {
            return narrowList(list, all, replaced);
        }
        for (Restriction one : all) {
            for (Restriction other : all) {
                if (one != other && excludes(one, other)) {
                    return false;
                }
                boolean dropped = replaced.containsKey(other.term());
                if (one != other && !dropped && implies(other, one)) {
                    replaced.put(one.term(), Constant.TRUE);
                }
            }
        }
        return true;
    }

    /** The values of the first list that all other terms accept: then those terms say nothing more. */
    private static boolean narrowList(Restriction list, List<Restriction> all, Map<Expression, Expression> replaced) {
        if (list.values().stream()
                .anyMatch(value -> value.kind() != list.values().get(0).kind())) {
            return true;
        }
        List<Expression> left = new ArrayList<>();
        for (Value value : list.values()) {
            if (all.stream().allMatch(other -> other.accepts(value))) {
                left.add(new Constant(value, constantType(list.term(), value)));
            }
        }
        if (left.isEmpty()) {
            return false;
        }
        all.forEach(other -> replaced.put(other.term(), Constant.TRUE));
        replaced.put(
                list.term(),
                left.size() == list.values().size()
                        ? list.term()
                        : left.size() == 1
                                ? Comparison.equal(list.operand(), left.get(0))
                                : new InList(list.operand(), left));
        return true;
    }

    private static io.docdb.value.SqlType constantType(Expression term, Value value) {
        for (Expression child : term.children()) {
            if (child instanceof Constant constant && constant.value().equals(value)) {
                return constant.type();
            }
        }
        throw new IllegalStateException("value of no item: " + value);
    }

    private static boolean isLower(Operator operator) {
        return operator == Operator.GREATER || operator == Operator.GREATER_OR_EQUAL;
    }

    private static boolean isUpper(Operator operator) {
        return operator == Operator.LESS || operator == Operator.LESS_OR_EQUAL;
    }

    private static boolean excludes(Restriction one, Restriction other) {
        if (one.bound() == null || other.bound() == null || !isLower(one.operator()) || !isUpper(other.operator())) {
            return false;
        }
        int order = Comparisons.compare(one.bound(), other.bound());
        boolean touches = one.operator() == Operator.GREATER_OR_EQUAL && other.operator() == Operator.LESS_OR_EQUAL;
        return order > 0 || order == 0 && !touches;
    }

    /** True if every value that {@code one} accepts, {@code other} does too. */
    private static boolean implies(Restriction one, Restriction other) {
        if (other.isNotNull()) {
            return !one.isNotNull();
        }
        if (one.bound() == null || other.bound() == null) {
            return false;
        }
        int order = Comparisons.compare(one.bound(), other.bound());
        boolean sameSide = isLower(one.operator()) && isLower(other.operator())
                || isUpper(one.operator()) && isUpper(other.operator());
        if (sameSide) {
            boolean tighter = isLower(one.operator()) ? order > 0 : order < 0;
            boolean closed = one.operator() == Operator.GREATER_OR_EQUAL || one.operator() == Operator.LESS_OR_EQUAL;
            return tighter || order == 0 && (!closed || one.operator() == other.operator());
        }
        return other.operator() == Operator.NOT_EQUAL
                && (isLower(one.operator()) || isUpper(one.operator()))
                && !fits(Comparisons.compare(other.bound(), one.bound()), one.operator());
    }
}
