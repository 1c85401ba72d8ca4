package io.docdb.optimize;

import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.expr.PathAccess;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.logical.ScanField;
import io.docdb.plan.physical.KeyRange;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The restrictions of a scan's fields by their paths. */
final class PathRestrictions {
    private final Scan scan;
    private final Map<FieldPath, List<Restriction>> restrictions = new HashMap<>();

    PathRestrictions(Scan scan, List<Restriction> all) {
        this.scan = scan;
        Map<Integer, FieldPath> paths = new HashMap<>();
        for (ScanField field : scan.fields()) {
            paths.put(field.column().id(), field.path());
        }
        for (Restriction restriction : all) {
            pathOf(restriction.operand(), paths).ifPresent(path -> restrictions
                    .computeIfAbsent(path, known -> new ArrayList<>())
                    .add(restriction));
        }
    }

    private Optional<FieldPath> pathOf(Expression operand, Map<Integer, FieldPath> paths) {
        if (operand instanceof ColumnRef ref) {
            return Optional.ofNullable(paths.get(ref.column().id()));
        }
        return operand instanceof PathAccess access
                        && access.base().equals(scan.document().ref())
                ? Optional.of(access.path())
                : Optional.empty();
    }

    Scan scan() {
        return scan;
    }

    /** The equality with the fewest values. */
    Optional<Restriction> equality(FieldPath path) {
        Restriction best = null;
        for (Restriction restriction : restrictions.getOrDefault(path, List.of())) {
            if (restriction.isEquality()
                    && (best == null
                            || restriction.equals().size() < best.equals().size())) {
                best = restriction;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The first lower and the first upper bound, or else what there is. */
    KeyRange.Tail tail(FieldPath path, List<Restriction> used) {
        Restriction from = null;
        Restriction to = null;
        Restriction other = null;
        for (Restriction restriction : restrictions.getOrDefault(path, List.of())) {
            if (restriction.tail() instanceof KeyRange.Between between) {
                from = from == null && between.from().isPresent() ? restriction : from;
                to = to == null && between.to().isPresent() ? restriction : to;
            } else if (!restriction.isEquality()
                    && (other == null || restriction.tail() instanceof KeyRange.StartsWith)) {
                other = restriction;
            }
        }
        if (other != null && other.tail() instanceof KeyRange.StartsWith || from == null && to == null) {
            return other == null ? KeyRange.Whole.INSTANCE : take(other, used).tail();
        }
        return new KeyRange.Between(bound(from, used, true), bound(to, used, false));
    }

    private static Optional<KeyRange.Bound> bound(Restriction restriction, List<Restriction> used, boolean lower) {
        if (restriction == null) {
            return Optional.empty();
        }
        KeyRange.Between between = (KeyRange.Between) take(restriction, used).tail();
        return lower ? between.from() : between.to();
    }

    private static Restriction take(Restriction restriction, List<Restriction> used) {
        used.add(restriction);
        return restriction;
    }
}
