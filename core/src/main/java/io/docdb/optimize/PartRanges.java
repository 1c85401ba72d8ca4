package io.docdb.optimize;

import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.Or;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.type.Comparisons;
import io.docdb.plan.physical.KeyRange;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ranges of an index or of the primary key that a predicate asks for, and the restrictions they stand for.
 *
 * @param isOfOneKind true if each value equals values of its own kind only
 */
record PartRanges(List<KeyRange> list, List<Restriction> used, boolean isOfOneKind) {
    /** More combinations of IN lists than this are not spread into ranges. */
    private static final int MAX_RANGES = 2_000;

    /** Longer disjunctions are rarely about one index. */
    private static final int MAX_CHOICES = 20;

    private static final List<ValueKind> NOT_TEXT = List.of(
            ValueKind.DATE,
            ValueKind.TIME,
            ValueKind.TIMESTAMP,
            ValueKind.TIMESTAMP_TZ,
            ValueKind.TIME_TZ,
            ValueKind.INTERVAL,
            ValueKind.UUID);

    private static final Set<SqlType.Family> NOT_TEXT_FAMILIES = Set.of(
            SqlType.Family.DATE,
            SqlType.Family.TIME,
            SqlType.Family.TIMESTAMP,
            SqlType.Family.TIMESTAMP_TZ,
            SqlType.Family.TIME_TZ,
            SqlType.Family.INTERVAL,
            SqlType.Family.UUID);

    static final PartRanges NONE = new PartRanges(List.of(), List.of(), false);

    boolean isEmpty() {
        return list.isEmpty();
    }

    List<KeyRange> orAll() {
        return list.isEmpty() ? List.of(KeyRange.ALL) : list;
    }

    /**
     * The same keys in two ranges, to be read in turn, so that NULLs of a part come at the other end than in the index.
     *
     * @param part whose order NULLs stand against; empty unless all parts before it have one value, and it and those behind any
     */
    Optional<PartRanges> withNullsTurned(int part, boolean descending) {
        KeyRange range = orAll().get(0);
        boolean fits = list.size() <= 1
                && range.prefix().size() == part
                && range.tail() instanceof KeyRange.Whole
                && isCounted()
                && hasNoNulls();
        if (!fits) {
            return Optional.empty();
        }
        List<KeyRange.Equal> nulls = new ArrayList<>(range.prefix());
        nulls.add(new KeyRange.Equal(Constant.NULL, true));
        KeyRange without = new KeyRange(range.prefix(), KeyRange.NotNull.INSTANCE, range.kinds());
        KeyRange only = new KeyRange(nulls, KeyRange.Whole.INSTANCE, range.kinds());
        return Optional.of(
                new PartRanges(descending ? List.of(only, without) : List.of(without, only), used, isOfOneKind));
    }

    /** By how many leading parts each of the ranges is fixed. */
    int prefixParts() {
        return list.stream().mapToInt(range -> range.prefix().size()).min().orElse(0);
    }

    /**
     * True if the ranges, each with the same values of so many leading parts, can be walked along side by side in the order of
     * what stands behind. Not if they are many; nor if a date is sought where it may stand as a text, for all texts are looked
     * at then.
     */
    boolean areMerged(int leadingParts) {
        double count = 0;
        for (KeyRange range : list) {
            double each = 1;
            for (int part = 0; part < leadingParts; part++) {
                KeyRange.Equal equal = range.prefix().get(part);
                if (equal.conversion().isPresent()) {
                    return false;
                }
                each *= equal.ofElements() ? Restriction.elements(equal.value()) : 1;
                if (NOT_TEXT_FAMILIES.contains(equal.value().type().family())
                        && !isDeclared(part, equal.value().type().family())) {
                    return false;
                }
            }
            count += each;
        }
        return count <= KeyRange.MOST_MERGED;
    }

    private boolean isDeclared(int part, SqlType.Family family) {
        return part < used.size()
                && used.get(part).isEquality()
                && used.get(part).operand().type().family() == family;
    }

    /** The terms the ranges are made of, and those that hold for all documents in a partial index. */
    List<Expression> terms(IndexTerms.Terms index, PathRestrictions query) {
        List<Expression> all = new ArrayList<>(terms());
        index.condition().orElse(List.of()).stream()
                .filter(term ->
                        all.stream().noneMatch(known -> query.form().of(known).equals(term)))
                .forEach(term -> all.add(NormalForm.over(query.scan(), term)));
        return all;
    }

    List<Expression> terms() {
        return used.stream().map(Restriction::term).distinct().toList();
    }

    /** True if the list is complete: no array makes more ranges when it is known, no value stands for more than itself. */
    boolean isCounted() {
        return list.stream().allMatch(range -> range.prefix().stream().allMatch(KeyRange.Equal::isOneValue));
    }

    boolean hasNoNulls() {
        return list.stream().allMatch(range -> range.prefix().stream().noneMatch(KeyRange.Equal::nullMatches));
    }

    /** The terms that are true for all the ranges hold, and for nothing else: those need not be tested. */
    List<Expression> exactTerms() {
        if (isEmpty() || !isOfOneKind) {
            return List.of();
        }
        List<Restriction> told = isExactTail() ? used : used.subList(0, prefixParts());
        return told.stream()
                .map(Restriction::term)
                .filter(term -> !ElementRestrictions.mayBe(term))
                .distinct()
                .toList();
    }

    private boolean isExactTail() {
        KeyRange.Tail tail = list.get(0).tail();
        if (tail instanceof KeyRange.Between between) {
            SqlType operand = used.get(used.size() - 1).operand().type();
            return isOfOneKind(operand, between.from()) && isOfOneKind(operand, between.to());
        }
        if (tail instanceof KeyRange.Matches || tail instanceof KeyRange.Beyond || tail instanceof KeyRange.Converted) {
            return false;
        }
        return !(tail instanceof KeyRange.StartsWith)
                || Restrictions.isPrefixOnly(used.get(used.size() - 1).term());
    }

    private static boolean isOfOneKind(SqlType operand, Optional<KeyRange.Bound> bound) {
        return bound.map(end -> isOfOneKind(operand, end.value())).orElse(true);
    }

    /** Equalities of leading parts, then a range of the next. */
    static PartRanges of(List<NormalForm.Part> parts, PathRestrictions restrictions) {
        List<List<KeyRange.Equal>> prefixes = List.of(List.of());
        List<Restriction> used = new ArrayList<>();
        boolean oneKind = true;
        int part = 0;
        for (; part < parts.size(); part++) {
            Optional<Restriction> equality =
                    restrictions.equality(parts.get(part).expression());
            if (equality.isEmpty() || prefixes.size() * equality.get().equals().size() > MAX_RANGES) {
                break;
            }
            prefixes = extended(prefixes, equality.get().equals());
            used.add(equality.get());
            oneKind &= isOfOneKind(equality.get());
        }
        KeyRange.Tail tail = KeyRange.Whole.INSTANCE;
        if (part < parts.size() && !NormalForm.isMulti(parts.get(part).expression())) {
            tail = rowTail(parts, part, restrictions, used);
            tail = tail instanceof KeyRange.Beyond
                    ? tail
                    : restrictions.tail(parts.get(part).expression(), used);
        }
        if (used.isEmpty()) {
            return NONE;
        }
        List<Optional<ValueKind>> kinds = kindsOf(parts);
        List<KeyRange> ranges = new ArrayList<>(prefixes.size());
        for (List<KeyRange.Equal> prefix : prefixes) {
            ranges.add(new KeyRange(prefix, tail, kinds));
        }
        return new PartRanges(ranges, used, oneKind);
    }

    private static List<Optional<ValueKind>> kindsOf(List<NormalForm.Part> parts) {
        return parts.stream().map(NormalForm.Part::kind).toList();
    }

    private static KeyRange.Tail rowTail(
            List<NormalForm.Part> parts, int position, PathRestrictions restrictions, List<Restriction> used) {
        for (RowRestriction row : restrictions.rows()) {
            Optional<KeyRange.Tail> tail = row.tail(parts, position);
            if (tail.isPresent()) {
                used.add(Restriction.in(row.operands().get(0), tail.get(), row.term()));
                return tail.get();
            }
        }
        return KeyRange.Whole.INSTANCE;
    }

    /**
     * The ranges the terms ask for as they are; and for each OR, if every choice asks for some, the ranges of all of them: {@code
     * a > ? OR a = ? AND b > ?} are two.
     */
    static List<PartRanges> all(List<NormalForm.Part> parts, PathRestrictions restrictions) {
        List<PartRanges> all = new ArrayList<>();
        all.add(of(parts, restrictions));
        for (NormalForm.Part part : parts) {
            if (NormalForm.isMulti(part.expression())) {
                restrictions.withOtherElements(part.expression()).forEach(others -> all.add(of(parts, others)));
            }
        }
        for (Expression term : restrictions.terms()) {
            if (term instanceof Or or && or.terms().size() <= MAX_CHOICES) {
                PartRanges ranges = ofChoices(parts, or, restrictions);
                if (!ranges.isEmpty()) {
                    all.add(ranges);
                }
            } else if (term instanceof InList list && list.operand() instanceof RowConstructor row) {
                PartRanges ranges = ofRows(parts, row, list, restrictions);
                if (!ranges.isEmpty()) {
                    all.add(ranges);
                }
            }
        }
        return all;
    }

    /** A range for each row of {@code (a, b) IN ((1, 2), (3, 4), …)}, together with what is known of other parts. */
    private static PartRanges ofRows(
            List<NormalForm.Part> parts, RowConstructor row, InList list, PathRestrictions restrictions) {
        boolean isKnown = list.items().stream()
                .allMatch(item -> item instanceof RowConstructor fields
                        && fields.fields().stream().allMatch(field -> isKnown(field, restrictions)));
        if (!isKnown) {
            return NONE;
        }
        List<Expression> operands =
                row.fields().stream().map(restrictions.form()::of).toList();
        List<List<KeyRange.Equal>> prefixes = new ArrayList<>();
        list.items().forEach(item -> prefixes.add(List.of()));
        List<Restriction> used = new ArrayList<>();
        boolean ofRow = false;
        for (NormalForm.Part part : parts) {
            int field = NormalForm.isMulti(part.expression()) ? -1 : operands.indexOf(part.expression());
            Optional<KeyRange.Equal> other = field >= 0
                    ? Optional.empty()
                    : restrictions
                            .equality(part.expression())
                            .filter(equality -> equality.equals().size() == 1)
                            .map(equality -> {
                                used.add(equality);
                                return equality.equals().get(0);
                            });
            if (field < 0 && other.isEmpty()) {
                break;
            }
            ofRow |= field >= 0;
            for (int i = 0; i < prefixes.size(); i++) {
                RowConstructor item = (RowConstructor) list.items().get(i);
                KeyRange.Equal equal =
                        other.orElseGet(() -> new KeyRange.Equal(item.fields().get(field), false));
                prefixes.set(
                        i, extended(List.of(prefixes.get(i)), List.of(equal)).get(0));
            }
        }
        if (!ofRow || prefixes.size() > MAX_RANGES) {
            return NONE;
        }
        used.add(Restriction.in(list, KeyRange.Whole.INSTANCE, list));
        List<Optional<ValueKind>> kinds = kindsOf(parts);
        List<KeyRange> ranges = prefixes.stream()
                .map(prefix -> new KeyRange(prefix, KeyRange.Whole.INSTANCE, kinds))
                .toList();
        return new PartRanges(ranges, used, false);
    }

    private static boolean isKnown(Expression field, PathRestrictions restrictions) {
        return !(field instanceof RowConstructor)
                && !Conjunction.usesAny(field, restrictions.scan().columns())
                && !Restrictions.isVolatile(field);
    }

    private static PartRanges ofChoices(List<NormalForm.Part> parts, Or or, PathRestrictions restrictions) {
        List<Expression> others = new ArrayList<>(restrictions.terms());
        others.remove(or);
        List<KeyRange> ranges = new ArrayList<>();
        List<Expression> common = new ArrayList<>(others);
        for (Expression choice : or.terms()) {
            List<Expression> terms = new ArrayList<>(Conjunction.terms(choice));
            terms.addAll(others);
            PartRanges one = of(parts, PathRestrictions.of(terms, restrictions.scan()));
            List<Expression> used = one.terms();
            if (others.containsAll(used) || ranges.size() + one.list().size() > MAX_RANGES) {
                return NONE;
            }
            ranges.addAll(one.list());
            common.retainAll(used);
        }
        common.add(or);
        return new PartRanges(
                ranges,
                common.stream()
                        .map(term -> Restriction.in(term, KeyRange.Whole.INSTANCE, term))
                        .toList(),
                false);
    }

    private static List<List<KeyRange.Equal>> extended(List<List<KeyRange.Equal>> prefixes, List<KeyRange.Equal> next) {
        List<List<KeyRange.Equal>> longer = new ArrayList<>(prefixes.size() * next.size());
        for (List<KeyRange.Equal> prefix : prefixes) {
            for (KeyRange.Equal value : next) {
                List<KeyRange.Equal> values = new ArrayList<>(prefix);
                values.add(value);
                longer.add(values);
            }
        }
        return longer;
    }

    /** True if each value of an equality is equal to values of its own kind only. */
    static boolean isOfOneKind(Restriction equality) {
        return equality.equals().stream()
                .allMatch(equal -> !equal.nullMatches()
                        && equal.isOneValue()
                        && isOfOneKind(equality.operand().type(), equal.value()));
    }

    /** True if no value of another kind can be equal to the probe: numbers, booleans, and one declared type on both sides. */
    static boolean isOfOneKind(SqlType operand, Expression probe) {
        if (probe instanceof Constant constant && constant.value() instanceof TextValue text) {
            return operand.isText()
                    || !Comparisons.mayReadAsOther(text.value())
                    || NOT_TEXT.stream().allMatch(kind -> Comparisons.counterpart(text, kind)
                            .isNull());
        }
        SqlType.Family family =
                probe instanceof Constant constant && constant.value().isNull()
                        ? SqlType.Family.ANY
                        : probe.type().family();
        return switch (family) {
            case NUMBER, BOOLEAN -> true;
            case ANY, NULL, ROW -> false;
            default -> operand.family() == family;
        };
    }
}
