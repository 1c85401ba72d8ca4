package io.docdb.optimize;

import io.docdb.expr.ColumnRef;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.SortKey;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.physical.KeyRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The restrictions that terms put on a scan's documents, by the {@link NormalForm} of what they restrict. */
final class PathRestrictions {
    /** Of more elements the rarest is hardly behind those. */
    private static final int MOST_ELEMENTS = 8;

    private final Scan scan;
    private final NormalForm form;
    private final Map<Expression, List<Restriction>> restrictions = new HashMap<>();

    private final List<RowRestriction> rows = new ArrayList<>();
    private final List<Expression> terms;
    private final Set<Expression> normalTerms = new HashSet<>();

    private PathRestrictions(List<Expression> terms, Scan scan) {
        this.terms = List.copyOf(terms);
        this.scan = scan;
        this.form = NormalForm.of(scan);
    }

    static PathRestrictions of(List<Expression> terms, Scan scan) {
        PathRestrictions all = new PathRestrictions(terms, scan);
        for (Expression term : terms) {
            all.normalTerms.add(all.form.of(term));
            RowRestriction.of(term, scan, all.form).ifPresent(all.rows::add);
        }
        for (Restriction restriction : Restrictions.of(terms, scan)) {
            all.restrictions
                    .computeIfAbsent(all.form.of(restriction.operand()), known -> new ArrayList<>())
                    .add(restriction);
        }
        return all;
    }

    Scan scan() {
        return scan;
    }

    List<Expression> terms() {
        return terms;
    }

    NormalForm form() {
        return form;
    }

    /** True if a term, in normal form, is asked for word by word. */
    boolean says(Expression term) {
        return normalTerms.contains(term);
    }

    /** What is said of an operand in normal form. */
    List<Restriction> of(Expression operand) {
        return restrictions.getOrDefault(operand, List.of());
    }

    /** Comparisons of several operands at once. */
    List<RowRestriction> rows() {
        return rows;
    }

    /** The equality with the fewest values. */
    Optional<Restriction> equality(Expression operand) {
        Restriction best = null;
        for (Restriction restriction : of(operand)) {
            if (restriction.isEquality() && (best == null || restriction.mostValues() < best.mostValues())) {
                best = restriction;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * The same without one or several of the equalities that elements of an array must all fulfil, {@code tags @> '["a", "b"]'}: one
     * of them may find fewer documents than the one that is taken first.
     */
    List<PathRestrictions> withOtherElements(Expression elements) {
        List<Restriction> equalities =
                of(elements).stream().filter(Restriction::isEquality).toList();
        Restriction taken = equality(elements).orElse(null);
        List<PathRestrictions> others = new ArrayList<>();
        for (Restriction equality : equalities) {
            if (equality != taken && others.size() < MOST_ELEMENTS) {
                PathRestrictions other = new PathRestrictions(terms, scan);
                other.restrictions.putAll(restrictions);
                other.restrictions.put(elements, List.of(equality));
                other.rows.addAll(rows);
                other.normalTerms.addAll(normalTerms);
                others.add(other);
            }
        }
        return others;
    }

    /** True if all documents have the same value there, as far as an order can tell. */
    boolean isFixed(Expression operand) {
        return !NormalForm.isMulti(operand)
                && equality(operand)
                        .filter(restriction -> restriction.mostValues() == 1)
                        .filter(restriction ->
                                isNull(restriction.equals().get(0)) || PartRanges.isOfOneKind(restriction))
                        .isPresent();
    }

    private static boolean isNull(KeyRange.Equal equal) {
        return equal.nullMatches() && equal.value().equals(Constant.NULL);
    }

    /** True if an index has NULLs where the key wants them: below every value, unless there are none. */
    boolean nullsFit(SortKey key) {
        return key.nullsAreLowest()
                || key.expression() instanceof ColumnRef ref && !ref.column().nullable()
                || isNeverNull(form().of(key.expression()));
    }

    /** True if no document is NULL there. */
    boolean isNeverNull(Expression operand) {
        return of(operand).stream()
                .anyMatch(restriction -> restriction.isEquality()
                        ? restriction.equals().stream().noneMatch(KeyRange.Equal::holdsNulls)
                        : !(restriction.tail() instanceof KeyRange.Whole
                                || restriction.tail() instanceof KeyRange.Converted));
    }

    /** The first lower and the first upper bound, or else what there is. */
    KeyRange.Tail tail(Expression operand, List<Restriction> used) {
        List<Restriction> all = of(operand);
        Optional<Restriction> start = first(all, tail -> tail instanceof KeyRange.StartsWith);
        if (start.isPresent()) {
            return take(start.get(), used).tail();
        }
        Optional<KeyRange.Tail> between = between(all, Optional::of, used);
        if (between.isPresent()) {
            return between.get();
        }
        Optional<Restriction> other =
                first(all, tail -> !(tail instanceof KeyRange.Whole) && !(tail instanceof KeyRange.Converted));
        return other.isPresent() ? take(other.get(), used).tail() : converted(all, used);
    }

    private static KeyRange.Tail converted(List<Restriction> all, List<Restriction> used) {
        Optional<Restriction> some = first(all, tail -> tail instanceof KeyRange.Converted);
        if (some.isEmpty()) {
            return KeyRange.Whole.INSTANCE;
        }
        KeyRange.Conversion conversion = ((KeyRange.Converted) some.get().tail()).conversion();
        return between(
                        all,
                        tail -> tail instanceof KeyRange.Converted converted
                                        && converted.conversion().equals(conversion)
                                ? Optional.of(converted.tail())
                                : Optional.empty(),
                        used)
                .<KeyRange.Tail>map(between -> new KeyRange.Converted(between, conversion))
                .orElseGet(() -> take(some.get(), used).tail());
    }

    /** @param seen the range that a tail is, or is made of */
    private static Optional<KeyRange.Tail> between(
            List<Restriction> all, Function<KeyRange.Tail, Optional<KeyRange.Tail>> seen, List<Restriction> used) {
        Optional<KeyRange.Bound> from = Optional.empty();
        Optional<KeyRange.Bound> to = Optional.empty();
        for (Restriction restriction : all) {
            if (seen.apply(restriction.tail()).orElse(null) instanceof KeyRange.Between between) {
                boolean isLower = from.isEmpty() && between.from().isPresent();
                boolean isUpper = to.isEmpty() && between.to().isPresent();
                from = isLower ? between.from() : from;
                to = isUpper ? between.to() : to;
                if (isLower || isUpper) {
                    used.add(restriction);
                }
            }
        }
        return from.isEmpty() && to.isEmpty() ? Optional.empty() : Optional.of(new KeyRange.Between(from, to));
    }

    private static Optional<Restriction> first(List<Restriction> all, Predicate<KeyRange.Tail> wanted) {
        for (Restriction one : all) {
            if (wanted.test(one.tail())) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static Restriction take(Restriction restriction, List<Restriction> used) {
        used.add(restriction);
        return restriction;
    }
}
