package io.docdb.optimize;

import io.docdb.expr.Comparison;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Columns that are to equal what is known when the statement runs, of which is known already in which list or range they lie, as
 * {@code o.customer = c.id AND o.customer IN (7, 8, 9)} when a row of {@code c} is looked up for: the value asked for is one of
 * these, so that the list does not let fewer rows through than the equality does among its values.
 */
final class EqualWithin {
    private final PathKnowledge known;
    private final Map<Expression, Expression> equalities = new LinkedHashMap<>();
    private final Map<Expression, InList> lists = new LinkedHashMap<>();
    private final Map<Expression, Expression> values =
            new LinkedHashMap<>(); // what is equal to one that is known already
    private final Map<Expression, Range> ranges;

    /**
     * @param terms the equality, and the list or the value if it is one
     * @param values how many there are in the list or range
     */
    record Found(Expression operand, List<Expression> terms, double values) {}

    EqualWithin(PathKnowledge known, List<Expression> terms, Map<Expression, Range> ranges) {
        this.known = known;
        this.ranges = ranges;
        for (Expression term : terms) {
            if (term instanceof InList list && list.items().stream().allMatch(Constant.class::isInstance)) {
                lists.putIfAbsent(list.operand(), list);
            } else if (term instanceof Comparison comparison && comparison.operator() == Comparison.Operator.EQUAL) {
                moving(comparison.left(), comparison.right(), term);
                moving(comparison.right(), comparison.left(), term);
            }
        }
    }

    private void moving(Expression operand, Expression value, Expression term) {
        if (known.find(operand).isPresent() && known.values().find(value).isPresent()) {
            values.putIfAbsent(operand, term);
            return;
        }
        boolean isMoving = known.find(operand).isPresent()
                && known.find(value).isPresent()
                && known.values().find(value).isEmpty()
                && !isOfSameRow(operand, value);
        if (isMoving) {
            equalities.putIfAbsent(operand, term);
        }
    }

    private boolean isOfSameRow(Expression one, Expression other) {
        Optional<Integer> ours = known.source(one).map(ColumnSources.Source::scan);
        return ours.isPresent() && ours.equals(known.source(other).map(ColumnSources.Source::scan));
    }

    List<Found> all() {
        List<Found> found = new ArrayList<>();
        equalities.forEach((operand, term) -> {
            if (values.containsKey(operand)) {
                found.add(new Found(operand, List.of(term, values.get(operand)), 1));
            } else if (lists.containsKey(operand)) {
                InList list = lists.get(operand);
                found.add(new Found(operand, List.of(term, list), list.items().size()));
            } else if (ranges.containsKey(operand) && ranges.get(operand).isKnown()) {
                found.add(new Found(
                        operand,
                        List.of(term),
                        new Distribution(known.find(operand).orElseThrow()).valuesBetween(ranges.get(operand))));
            }
        });
        return found;
    }
}
