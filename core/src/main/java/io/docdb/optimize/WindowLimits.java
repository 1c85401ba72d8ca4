package io.docdb.optimize;

import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.logical.Window;
import io.docdb.plan.logical.WindowColumn;
import io.docdb.plan.logical.WindowFrame;
import io.docdb.plan.logical.WindowFrame.BoundKind;
import io.docdb.plan.physical.RowsKept;
import io.docdb.value.NumberValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds in a filter over a window what it says of a numbering, {@code ROW_NUMBER() OVER (…) <= 10}: rows behind are of no use, if
 * none of the window's calls looks at rows that come later.
 */
final class WindowLimits {
    private static final Set<String> NUMBERINGS = Set.of("ROW_NUMBER", "RANK", "DENSE_RANK");
    private static final double MOST_ROWS = Long.MAX_VALUE / 4.0;

    private WindowLimits() {}

    /**
     * A limit found.
     *
     * @param term it comes from
     * @param isPoint true if the number is one value, instead of all up to it
     */
    record Found(RowsKept kept, Expression term, boolean isPoint) {
        /** True if rows are counted one by one. */
        boolean isCount(Window window) {
            return nameOf(window.calls().get(kept.call())).equals("ROW_NUMBER");
        }

        /** True if rows have the number of the first one that is equal to them: those up to a number are so many, and their equals. */
        boolean isRank(Window window) {
            return nameOf(window.calls().get(kept.call())).equals("RANK")
                    && !window.orderBy().isEmpty();
        }

        /** Which rows of a partition have the number of another one; nothing if none is in order. */
        Optional<SkipPaths.Wanted.Ties> ties(Window window) {
            if (isCount(window)) {
                return Optional.of(SkipPaths.Wanted.Ties.NONE);
            }
            return window.orderBy().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            isRank(window) ? SkipPaths.Wanted.Ties.WITH_LAST : SkipPaths.Wanted.Ties.COUNTED_ONCE);
        }

        /** How many rows that are, if they are counted one by one, or so are their equals, and the value is a constant. */
        OptionalLong rows(Window window) {
            if (!isCount(window) && !isRank(window) || !(kept.most() instanceof Constant constant)) {
                return OptionalLong.empty();
            }
            double most = ((NumberValue) constant.value()).doubleValue();
            double whole = kept.inclusive() ? Math.floor(most) : Math.ceil(most) - 1;
            return whole < MOST_ROWS ? OptionalLong.of((long) Math.max(0, whole)) : OptionalLong.empty();
        }
    }

    static Optional<Found> of(Window window, List<Expression> terms) {
        List<Found> all = new ArrayList<>();
        for (Expression term : terms) {
            for (int call = 0; call < window.calls().size(); call++) {
                if (NUMBERINGS.contains(nameOf(window.calls().get(call)))) {
                    find(window, call, term)
                            .filter(found -> looksBack(window, found))
                            .ifPresent(all::add);
                }
            }
        }
        return all.stream()
                .filter(found -> found.kept().most() instanceof Constant)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private static String nameOf(WindowColumn call) {
        return call.function().map(function -> function.name()).orElse("");
    }

    private static Optional<Found> find(Window window, int call, Expression term) {
        Column number = window.calls().get(call).column();
        if (term instanceof InList list && is(list.operand(), number)) {
            return greatest(list.items())
                    .map(most -> new Found(
                            new RowsKept(call, most, true), term, list.items().size() == 1));
        }
        if (!(term instanceof Comparison comparison)) {
            return Optional.empty();
        }
        boolean turned = is(comparison.right(), number);
        Expression operand = turned ? comparison.right() : comparison.left();
        Expression most = turned ? comparison.left() : comparison.right();
        Comparison.Operator operator = turned ? comparison.operator().mirrored() : comparison.operator();
        if (!is(operand, number) || !isKnownBefore(most, window)) {
            return Optional.empty();
        }
        return switch (operator) {
            case EQUAL -> Optional.of(new Found(new RowsKept(call, most, true), term, true));
            case LESS_OR_EQUAL -> Optional.of(new Found(new RowsKept(call, most, true), term, false));
            case LESS -> Optional.of(new Found(new RowsKept(call, most, false), term, false));
            default -> Optional.empty();
        };
    }

    private static boolean is(Expression expression, Column column) {
        return expression instanceof ColumnRef ref && ref.column().id() == column.id();
    }

    private static boolean isKnownBefore(Expression value, Window window) {
        boolean isNumber = !(value instanceof Constant constant) || constant.value() instanceof NumberValue;
        boolean[] subquery = new boolean[1];
        value.visit(node -> subquery[0] |= node instanceof SubqueryExpression);
        return isNumber
                && !subquery[0]
                && !Restrictions.isVolatile(value)
                && !Conjunction.usesAny(value, window.columns());
    }

    private static Optional<Expression> greatest(List<Expression> items) {
        Constant greatest = null;
        for (Expression item : items) {
            if (!(item instanceof Constant constant) || !(constant.value() instanceof NumberValue number)) {
                return Optional.empty();
            }
            boolean isGreater =
                    greatest == null || ((NumberValue) greatest.value()).doubleValue() < number.doubleValue();
            greatest = isGreater ? constant : greatest;
        }
        return Optional.ofNullable(greatest);
    }

    /** True if no call needs a row behind those that are kept: all peers of the last one are, but where rows are counted. */
    private static boolean looksBack(Window window, Found found) {
        boolean keepsPeers = !nameOf(window.calls().get(found.kept().call())).equals("ROW_NUMBER");
        return window.calls().stream().allMatch(call -> {
            String name = nameOf(call);
            boolean ofFrame = call.aggregate().isPresent() || name.equals("FIRST_VALUE") || name.equals("LAST_VALUE");
            return NUMBERINGS.contains(name) || ofFrame && endsAtRow(call.frame(), keepsPeers);
        });
    }

    private static boolean endsAtRow(WindowFrame frame, boolean keepsPeers) {
        return frame.to().kind() == BoundKind.CURRENT_ROW
                && (frame.unit() == WindowFrame.Unit.ROWS || keepsPeers)
                && frame.exclusion() == WindowFrame.Exclusion.NO_OTHERS;
    }
}
