package io.docdb.optimize;

import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.value.NumberValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What conditions on columns that are made of groups let through: {@code HAVING COUNT(*) > 5}, by how many rows a group has; and
 * {@code total = MAX(total) OVER (PARTITION BY customer)}, of which each partition has one row or more.
 */
final class GroupTerms {
    /** Some groups are larger than the others. */
    private static final double LEAST = 0.002;

    private final PathKnowledge known;

    GroupTerms(PathKnowledge known) {
        this.known = known;
    }

    /** Of some rows, those that have the least or greatest value of their partition; nothing if it is not that what is compared. */
    OptionalDouble equal(Expression left, Expression right) {
        OptionalDouble found = isExtreme(left, right);
        return found.isPresent() ? found : isExtreme(right, left);
    }

    private OptionalDouble isExtreme(Expression value, Expression extreme) {
        Optional<GroupColumns.Made> made =
                known.ofGroup(extreme).filter(found -> found.isOfPartition() && isOf(found.extremeOf(), value));
        Optional<ColumnSources.Source> source = known.source(value);
        if (made.isEmpty() || source.isEmpty()) {
            return OptionalDouble.empty();
        }
        double documents = known.documents(source.get().collectionId());
        Cardinality cardinality = new Cardinality(known);
        List<Expression> keys = made.get().keys();
        List<Expression> with = new ArrayList<>(keys);
        with.add(value);
        double partitions = keys.isEmpty() ? 1 : cardinality.groupsOfAll(keys, documents);
        return OptionalDouble.of(Math.min(1, partitions / cardinality.groupsOfAll(with, documents)));
    }

    private boolean isOf(Optional<Expression> argument, Expression value) {
        return argument.isPresent()
                && argument.get() instanceof ColumnRef below
                && value instanceof ColumnRef ref
                && known.renamed(below).equals(known.renamed(ref));
    }

    /** Of some groups, those whose number of rows lies between two ends; nothing for another column. */
    OptionalDouble between(Range range) {
        OptionalDouble mean = rowsOfEach(range.operand());
        if (mean.isEmpty() || !range.isKnown()) {
            return OptionalDouble.empty();
        }
        double above =
                range.lower().map(end -> more(end, mean.getAsDouble(), false)).orElse(1.0);
        double beyond =
                range.upper().map(end -> more(end, mean.getAsDouble(), true)).orElse(0.0);
        return Double.isNaN(above) || Double.isNaN(beyond)
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(LEAST, above - beyond));
    }

    /** Of some groups, those of just so many rows; nothing for another column. */
    OptionalDouble count(Expression column, Optional<Value> value) {
        OptionalDouble mean = rowsOfEach(column);
        return mean.isPresent() && value.isPresent() && value.get() instanceof NumberValue number
                ? OptionalDouble.of(Math.max(
                        LEAST,
                        more(number.doubleValue() - 1, mean.getAsDouble())
                                - more(number.doubleValue(), mean.getAsDouble())))
                : OptionalDouble.empty();
    }

    private OptionalDouble rowsOfEach(Expression column) {
        Optional<GroupColumns.Made> made = known.ofGroup(column)
                .filter(found -> found.isCount() && !found.isOfPartition())
                .filter(found -> !found.keys().isEmpty());
        Optional<ScanParts> parts = made.flatMap(found -> ScanParts.of(found.input()));
        Optional<ColumnSources.Source> scan =
                parts.flatMap(found -> known.source(found.scan().document().ref()));
        if (scan.isEmpty()) {
            return OptionalDouble.empty();
        }
        double rows = known.documentsAsked(scan.get());
        double groups = new Cardinality(known)
                .groups(made.get().keys(), rows, made.get().input());
        return OptionalDouble.of(Math.max(1, rows / Math.max(1, groups)));
    }

    private static double more(Range.End end, double mean, boolean isUpper) {
        return end.value() instanceof NumberValue number
                ? more(number.doubleValue() - (end.inclusive() == isUpper ? 0 : 1), mean)
                : Double.NaN;
    }

    /** The groups of more than so many rows, if each row of a group is as likely its last one. */
    private static double more(double rows, double mean) {
        return Math.pow(1 - 1 / mean, Math.max(0, Math.floor(rows)));
    }
}
