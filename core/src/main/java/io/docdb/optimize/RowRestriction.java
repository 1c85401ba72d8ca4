package io.docdb.optimize;

import io.docdb.expr.Comparison;
import io.docdb.expr.Expression;
import io.docdb.expr.RowConstructor;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.physical.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A term that compares a row of operands with a row of values by order, {@code (a, b) > (?, ?)}: how pages begin behind the last
 * row of the page before.
 *
 * @param operands in {@link NormalForm}
 */
record RowRestriction(List<Expression> operands, KeyRange.Beyond beyond, Expression term) {
    RowRestriction {
        operands = List.copyOf(operands);
    }

    static Optional<RowRestriction> of(Expression term, Scan scan, NormalForm form) {
        if (!(term instanceof Comparison comparison)
                || !(comparison.left() instanceof RowConstructor left)
                || !(comparison.right() instanceof RowConstructor right)
                || left.fields().size() != right.fields().size()) {
            return Optional.empty();
        }
        boolean turned = !Conjunction.usesAny(left, scan.columns());
        RowConstructor operands = turned ? right : left;
        RowConstructor values = turned ? left : right;
        Comparison.Operator operator = turned ? comparison.operator().mirrored() : comparison.operator();
        boolean isKnown = !Conjunction.usesAny(values, scan.columns()) && !Restrictions.isVolatile(values);
        boolean isOrder =
                switch (operator) {
                    case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
                    default -> false;
                };
        if (!isKnown || !isOrder) {
            return Optional.empty();
        }
        boolean after = operator == Comparison.Operator.GREATER || operator == Comparison.Operator.GREATER_OR_EQUAL;
        boolean inclusive =
                operator == Comparison.Operator.LESS_OR_EQUAL || operator == Comparison.Operator.GREATER_OR_EQUAL;
        return Optional.of(new RowRestriction(
                operands.fields().stream().map(form::of).toList(),
                new KeyRange.Beyond(values.fields(), after, inclusive),
                term));
    }

    /** The range over parts of an index from a position on; nothing if the first operand is not the part there. */
    Optional<KeyRange.Tail> tail(List<NormalForm.Part> parts, int position) {
        List<Expression> values = new ArrayList<>();
        for (int i = 0; i < operands.size() && position + i < parts.size(); i++) {
            NormalForm.Part part = parts.get(position + i);
            if (!part.expression().equals(operands.get(i))
                    || part.descending() != parts.get(position).descending()
                    || NormalForm.isMulti(part.expression())) {
                break;
            }
            values.add(beyond.values().get(i));
        }
        boolean inclusive = values.size() < operands.size() || beyond.inclusive();
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new KeyRange.Beyond(values, beyond.after(), inclusive));
    }
}
