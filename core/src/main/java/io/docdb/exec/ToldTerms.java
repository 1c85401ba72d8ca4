package io.docdb.exec;

import io.docdb.catalog.IndexDefinition;
import io.docdb.expr.And;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Comparison.Operator;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.ScanField;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.IndexAccess;
import io.docdb.plan.physical.KeyRange;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The terms of a predicate that the one range of an index says by itself, provided that the values sought turn out to compare
 * with their own kind alone: {@code total > ?} once the parameter is a number. The planner leaves such terms open, for it does
 * not know the parameter; who opens the range does.
 */
final class ToldTerms {
    private ToldTerms() {}

    /** What is left to read of the entries in that case; empty if the range says none of the terms. */
    static Optional<DocumentRead> without(DocumentRead read, IndexAccess access) {
        if (read.predicate().isEmpty() || access.ranges().size() != 1) {
            return Optional.empty();
        }
        Expression predicate = read.predicate().get();
        List<Expression> terms = predicate instanceof And and ? and.terms() : List.of(predicate);
        List<Expression> open = new ArrayList<>();
        for (Expression term : terms) {
            if (!isTold(term, read.fields(), access.index(), access.ranges().get(0))) {
                open.add(term);
            }
        }
        if (open.size() == terms.size()) {
            return Optional.empty();
        }
        Optional<Expression> rest =
                open.isEmpty() ? Optional.empty() : Optional.of(open.size() == 1 ? open.get(0) : new And(open));
        return Optional.of(read.withResidual(rest).ofEntries(read.fields()));
    }

    private static boolean isTold(Expression term, List<ScanField> fields, IndexDefinition index, KeyRange range) {
        return term instanceof Comparison comparison
                && (isTold(comparison.operator(), comparison.left(), comparison.right(), fields, index, range)
                        || isTold(
                                comparison.operator().mirrored(),
                                comparison.right(),
                                comparison.left(),
                                fields,
                                index,
                                range));
    }

    private static boolean isTold(
            Operator operator,
            Expression operand,
            Expression sought,
            List<ScanField> fields,
            IndexDefinition index,
            KeyRange range) {
        int part = operand instanceof ColumnRef column ? partOf(column, fields, index) : -1;
        if (part < 0 || part > range.prefix().size()) {
            return false;
        }
        if (part < range.prefix().size()) {
            return operator == Operator.EQUAL && range.prefix().get(part).equals(new KeyRange.Equal(sought, false));
        }
        if (!(range.tail() instanceof KeyRange.Between between)) {
            return false;
        }
        return switch (operator) {
            case LESS, LESS_OR_EQUAL ->
                between.to().equals(Optional.of(new KeyRange.Bound(sought, operator == Operator.LESS_OR_EQUAL)));
            case GREATER, GREATER_OR_EQUAL ->
                between.from().equals(Optional.of(new KeyRange.Bound(sought, operator == Operator.GREATER_OR_EQUAL)));
            default -> false;
        };
    }

    /** The first part of the index that is the column; -1 if none is. */
    private static int partOf(ColumnRef column, List<ScanField> fields, IndexDefinition index) {
        for (ScanField field : fields) {
            if (field.column().id() == column.column().id()) {
                Optional<FieldPath> path = Optional.of(field.path());
                for (int i = 0; i < index.parts().size(); i++) {
                    if (index.parts().get(i).path().equals(path)) {
                        return i;
                    }
                }
            }
        }
        return -1;
    }
}
