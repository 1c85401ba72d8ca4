package io.docdb.expr.jsonpath;

import io.docdb.expr.type.Comparisons;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.Document;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.List;

/** A condition of a filter. "Nothing", the result of an empty query, is {@code NullValue.MISSING}. */
sealed interface Condition {
    boolean test(Value current, Value root);

    record And(List<Condition> terms) implements Condition {
        @Override
        public boolean test(Value current, Value root) {
            for (Condition term : terms) {
                if (!term.test(current, root)) {
                    return false;
                }
            }
            return true;
        }
    }

    record Or(List<Condition> terms) implements Condition {
        @Override
        public boolean test(Value current, Value root) {
            for (Condition term : terms) {
                if (term.test(current, root)) {
                    return true;
                }
            }
            return false;
        }
    }

    record Not(Condition operand) implements Condition {
        @Override
        public boolean test(Value current, Value root) {
            return !operand.test(current, root);
        }
    }

    /** A query alone: it finds something. */
    record Exists(Operand.Query query) implements Condition {
        @Override
        public boolean test(Value current, Value root) {
            return !query.nodes(current, root).isEmpty();
        }
    }

    /** {@code match(text, pattern)} and {@code search(text, pattern)}. */
    record Matches(Operand text, Operand pattern, boolean whole) implements Condition {
        @Override
        public boolean test(Value current, Value root) {
            Value subject = text.value(current, root);
            Value expression = pattern.value(current, root);
            return subject instanceof TextValue t
                    && expression instanceof TextValue p
                    && IRegexp.matches(t.value(), p.value(), whole);
        }
    }

    /** @param operator one of {@code == != < <= > >=} */
    record Compare(String operator, Operand left, Operand right) implements Condition {
        @Override
        public boolean test(Value current, Value root) {
            Value a = left.value(current, root);
            Value b = right.value(current, root);
            return switch (operator) {
                case "==" -> equal(a, b);
                case "!=" -> !equal(a, b);
                case "<" -> less(a, b);
                case ">" -> less(b, a);
                case "<=" -> less(a, b) || equal(a, b);
                default -> less(b, a) || equal(a, b);
            };
        }
    }

    /** Deep equality; objects without regard to the order of members. */
    static boolean equal(Value a, Value b) {
        if (a.isNull() || b.isNull()) {
            return a == b;
        }
        if (a instanceof Document x && b instanceof Document y) {
            if (x.size() != y.size()) {
                return false;
            }
            for (int i = 0; i < x.size(); i++) {
                Value other = y.get(x.name(i));
                if (other.isMissing() || !equal(x.value(i), other)) {
                    return false;
                }
            }
            return true;
        }
        if (a instanceof ArrayValue x && b instanceof ArrayValue y) {
            if (x.size() != y.size()) {
                return false;
            }
            for (int i = 0; i < x.size(); i++) {
                if (!equal(x.elements().get(i), y.elements().get(i))) {
                    return false;
                }
            }
            return true;
        }
        return isScalar(a) && isScalar(b) && Comparisons.compareItems(a, b) == 0;
    }

    private static boolean isScalar(Value value) {
        return !(value instanceof ArrayValue) && !(value instanceof Document);
    }

    /** Truth values have no order, and neither has null. */
    private static boolean less(Value a, Value b) {
        boolean ordered = !a.isNull() && isScalar(a) && isScalar(b) && !(a instanceof BooleanValue);
        int order = ordered ? Comparisons.compareItems(a, b) : Comparisons.UNEQUAL;
        return order < 0 && order != Comparisons.UNKNOWN;
    }
}
