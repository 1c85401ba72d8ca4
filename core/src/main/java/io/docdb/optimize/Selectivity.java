package io.docdb.optimize;

import io.docdb.catalog.PathStatistics;
import io.docdb.expr.And;
import io.docdb.expr.Call;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Comparison;
import io.docdb.expr.Comparison.Operator;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.InList;
import io.docdb.expr.IsMissing;
import io.docdb.expr.IsNull;
import io.docdb.expr.Like;
import io.docdb.expr.Not;
import io.docdb.expr.Or;
import io.docdb.expr.PathAccess;
import io.docdb.expr.RowConstructor;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.physical.KeyRange;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Which fraction of some rows a predicate lets through. By the statistics of paths where there are some, by rules of thumb
 * elsewhere. Terms of a conjunction are taken for half dependent: the most selective counts in full, each next one by its
 * square root, its fourth root and so on; but the two ends of a range are one term.
 */
final class Selectivity {
    private static final double EQUAL = 0.01;
    private static final double RANGE = 0.3;
    private static final double NULL = 0.05;
    private static final double OTHER = 0.25;
    private static final Set<String> ONE_OF_EACH =
            Set.of("LOWER", "UPPER", "INITCAP", "REVERSE", "TRIM", "LTRIM", "RTRIM", "+", "-", "||", "CONCAT");

    private static final double HALF = 0.5;
    private static final double LEAST = 1e-9;
    private static final int ROWS_LOOKED_AT = 20;

    private final PathKnowledge known;
    private final Optional<Scan> scan;
    private final GroupTerms groups;

    /** @param scan whose documents are asked for, if it is one: its arrays can be asked for elements */
    Selectivity(PathKnowledge known, Optional<Scan> scan) {
        this.known = known;
        this.scan = scan;
        this.groups = new GroupTerms(known);
    }

    /** Rows are compared by their first values, for the most part. */
    private Expression ofRows(Expression term) {
        return term instanceof Comparison comparison
                        && comparison.left() instanceof RowConstructor left
                        && comparison.right() instanceof RowConstructor right
                        && Range.of(term, known.values()).isPresent()
                ? new Comparison(
                        comparison.operator(),
                        left.fields().get(0),
                        right.fields().get(0))
                : term;
    }

    double of(List<Expression> terms) {
        List<Correlation.Part> parts = new ArrayList<>();
        Map<Expression, Range> ranges = new LinkedHashMap<>();
        Map<Expression, List<Expression>> ofRanges = new HashMap<>();
        List<Expression> others = new ArrayList<>();
        for (Expression given : terms) {
            Expression term = ofRows(given);
            Optional<Range> range = Range.of(term, known.values());
            if (range.isPresent()
                    && sampled(term).isEmpty()
                    && ofSeveralColumns(term).isEmpty()) {
                Expression operand = range.get().operand();
                ranges.merge(operand, range.get(), Range::and);
                ofRanges.computeIfAbsent(operand, none -> new ArrayList<>()).add(given);
            } else {
                others.add(term);
            }
        }
        EqualWithin equals = new EqualWithin(known, others, ranges);
        for (EqualWithin.Found found : equals.all()) {
            List<Expression> together = new ArrayList<>(found.terms());
            Range range = ranges.remove(found.operand());
            if (range != null) {
                together.addAll(ofRanges.get(found.operand()));
            }
            double asked = found.terms().size() > 1 ? of(found.terms().get(1)) : of(range);
            parts.add(new Correlation.Part(together, asked / found.values()));
            others.removeAll(found.terms());
        }
        Map<Expression, Double> within = new HashMap<>();
        for (Expression term : others) {
            Optional<Expression> operand = ranges.isEmpty()
                    ? Optional.empty()
                    : known.leaf(term).<Expression>map(leaf -> leaf).filter(ranges::containsKey);
            Optional<Range> range = operand.map(ranges::get).filter(Range::isKnown);
            OptionalDouble inside = range.isPresent() ? known.sampled(term, range) : OptionalDouble.empty();
            if (inside.isPresent()) {
                within.merge(operand.get(), inside.getAsDouble(), (one, other) -> one * other);
                ofRanges.get(operand.get()).add(term);
            } else {
                parts.add(new Correlation.Part(List.of(term), of(term)));
            }
        }
        ranges.forEach((operand, range) -> {
            List<Expression> asked = ofRanges.get(operand);
            double fraction = within.containsKey(operand)
                    ? of(range) * within.get(operand)
                    : moving(operand, asked).orElseGet(() -> of(range));
            parts.add(new Correlation.Part(asked, fraction));
        });
        double documents =
                scan.map(found -> known.documents(found.collection().id())).orElse(Double.POSITIVE_INFINITY);
        return new Correlation(known).of(parts, documents);
    }

    /** Of what is computed of one column; but one of nearly each value is as rare as they are. */
    private OptionalDouble sampled(Expression term) {
        boolean oneOfEach = term instanceof Comparison comparison
                && comparison.operator() == Operator.EQUAL
                && madeOf(comparison.left())
                        .or(() -> madeOf(comparison.right()))
                        .filter(Selectivity::hasManyRareValues)
                        .isPresent();
        return oneOfEach || isConvertedRareValue(term) ? OptionalDouble.empty() : known.sampled(term, Optional.empty());
    }

    /** Of columns that are compared with each other, as the documents tell that statistics hold. */
    private OptionalDouble ofSeveralColumns(Expression term) {
        Optional<SampledRows.Hits> hits = hasSeveralColumns(term) ? known.matching(term) : Optional.empty();
        return hits.isPresent()
                ? OptionalDouble.of(
                        Math.max(HALF, hits.get().count()) / hits.get().rows())
                : OptionalDouble.empty();
    }

    private static boolean hasSeveralColumns(Expression term) {
        Column[] first = new Column[1];
        boolean[] several = new boolean[1];
        term.visit(node -> {
            if (node instanceof ColumnRef ref) {
                several[0] |= first[0] != null && first[0].id() != ref.column().id();
                first[0] = ref.column();
            }
        });
        return several[0];
    }

    private static boolean hasManyRareValues(PathStatistics path) {
        return path.restPerDocument() > HALF * path.valuesPerDocument();
    }

    /** What is asked for is made of one value, and most values of the path are too rare to be met in a sample. */
    private boolean isConvertedRareValue(Expression term) {
        return term instanceof Comparison comparison
                && comparison.operator() == Operator.EQUAL
                && ConvertedRestrictions.asked(term)
                        .flatMap(known::find)
                        .filter(Selectivity::hasManyRareValues)
                        .isPresent();
    }

    /** The product of fractions that are half dependent on each other. */
    static double damped(List<Double> fractions) {
        if (fractions.size() == 1) {
            return Math.max(LEAST, Math.min(1, fractions.get(0)));
        }
        double product = 1;
        double weight = 1;
        for (double fraction : fractions.stream().sorted().toList()) {
            product *= Math.pow(Math.max(LEAST, Math.min(1, fraction)), weight);
            weight /= 2;
        }
        return product;
    }

    private double of(Expression term) {
        if (term instanceof And and) {
            return of(and.terms());
        }
        if (term instanceof Or or) {
            return or(or.terms());
        }
        OptionalDouble element = ofElement(term);
        if (element.isPresent()) {
            return element.getAsDouble();
        }
        Optional<AnyOfArray> any =
                AnyOfArray.of(term).filter(found -> known.find(found.operand()).isPresent());
        if (any.isPresent()) {
            return anyOf(any.get());
        }
        if (ElementRestrictions.mayBe(term)) {
            return element(term);
        }
        OptionalDouble sampled = sampled(term);
        if (sampled.isPresent()) {
            return sampled.getAsDouble();
        }
        OptionalDouble ofSeveral = ofSeveralColumns(term);
        if (ofSeveral.isPresent()) {
            return ofSeveral.getAsDouble();
        }
        if (term instanceof Not not) {
            return Math.max(0, 1 - of(not.operand()) - nullFraction(not.operand()));
        }
        if (term instanceof Comparison comparison) {
            return comparison(comparison);
        }
        if (term instanceof InList in && in.operand() instanceof RowConstructor row) {
            return amongRows(row, in.items());
        }
        if (term instanceof InList in) {
            double sum = 0;
            for (Expression item : in.items()) {
                sum += equal(in.operand(), item);
            }
            return Math.min(1, sum);
        }
        if (term instanceof IsNull isNull) {
            return known.find(isNull.operand())
                    .map(PathStatistics::nullFraction)
                    .orElse(NULL);
        }
        if (term instanceof IsMissing isMissing) {
            return known.find(isMissing.operand())
                    .map(PathStatistics::nullFraction)
                    .orElse(NULL);
        }
        if (term instanceof Like like) {
            return new LikeTerms(known).fraction(like);
        }
        if (term instanceof Constant constant) {
            return constant.equals(Constant.TRUE) ? 1 : 0;
        }
        return known.find(term)
                .map(path -> new Distribution(path).equal(BooleanValue.TRUE))
                .orElse(OTHER);
    }

    /** Of many rows the first ones stand for all. */
    private double amongRows(RowConstructor row, List<Expression> items) {
        List<Expression> some = items.subList(0, Math.min(ROWS_LOOKED_AT, items.size()));
        double sum = 0;
        for (Expression item : some) {
            List<Expression> equalities = new ArrayList<>();
            for (int i = 0;
                    item instanceof RowConstructor values && i < row.fields().size();
                    i++) {
                equalities.add(
                        Comparison.equal(row.fields().get(i), values.fields().get(i)));
            }
            sum += equalities.isEmpty() ? EQUAL : of(equalities);
        }
        return Math.min(1, sum * items.size() / some.size());
    }

    /** Choices of one operand exclude each other; others overlap as chance has it. */
    private double or(List<Expression> choices) {
        boolean oneOperand =
                choices.stream().map(Selectivity::equated).distinct().count() == 1
                        && equated(choices.get(0)).isPresent();
        double sum = 0;
        double none = 1;
        for (Expression choice : choices) {
            double each = of(choice);
            sum += each;
            none *= 1 - each;
        }
        return oneOperand ? Math.min(1, sum) : 1 - none;
    }

    private static Optional<Expression> equated(Expression term) {
        return term instanceof Comparison comparison && comparison.operator() == Operator.EQUAL
                ? Optional.of(comparison.left())
                : Optional.empty();
    }

    private double anyOf(AnyOfArray any) {
        if (known.values().valueOrNull(any.array()) instanceof ArrayValue array) {
            double sum = 0;
            for (Value element : array.elements()) {
                sum += equal(any.operand(), new Constant(element, SqlType.ANY));
            }
            return Math.min(1, sum);
        }
        double each = known.find(any.operand())
                .map(path -> new Distribution(path).equalToSome())
                .orElse(EQUAL);
        return Math.min(1, Restriction.elements(any.array()) * each);
    }

    /** One value that is to be an element of an array of which something is known. */
    private OptionalDouble ofElement(Expression term) {
        if (!(term instanceof Call call) || call.arguments().size() != 2) {
            return OptionalDouble.empty();
        }
        Expression first = call.arguments().get(0);
        Expression second = call.arguments().get(1);
        return switch (call.function().name()) {
            case "= ANY" -> isOneOf(first, second);
            case "ARRAY_CONTAINS" -> isOneOf(second, first);
            case "@>" ->
                ElementRestrictions.scalarOf(second)
                        .map(scalar -> isOneOf(scalar, first))
                        .orElse(OptionalDouble.empty());
            default -> OptionalDouble.empty();
        };
    }

    private OptionalDouble isOneOf(Expression value, Expression array) {
        Expression elements =
                known.source(array).filter(source -> source.path().isMulti()).isPresent()
                        ? array
                        : new PathAccess(array, new FieldPath(List.of(FieldPath.AnyElement.INSTANCE)), SqlType.ANY);
        return known.source(array).isPresent() && known.find(elements).isPresent()
                ? OptionalDouble.of(equal(value, elements))
                : OptionalDouble.empty();
    }

    /** A term that asks for an element of an array. */
    private double element(Expression term) {
        List<Restriction> restrictions =
                scan.map(found -> ElementRestrictions.of(term, found)).orElse(List.of());
        if (restrictions.isEmpty()) {
            restrictions = scan.map(found -> expected(term, found)).orElse(List.of());
        }
        if (restrictions.isEmpty()) {
            return term instanceof SubqueryExpression ? exists(term) : OTHER;
        }
        List<Double> each = new ArrayList<>();
        for (Restriction restriction : restrictions) {
            each.add(holding(restriction));
        }
        return damped(each);
    }

    /** One of the values is among the elements. */
    double holding(Restriction elements) {
        double sum = 0;
        for (KeyRange.Equal value : elements.equals()) {
            sum += value.ofElements()
                    ? anyOf(new AnyOfArray(elements.operand(), value.value()))
                    : equal(elements.operand(), value.value());
        }
        return Math.min(1, sum);
    }

    /** Arrays stand where they were seen. */
    private List<Restriction> expected(Expression term, Scan found) {
        return ElementRestrictions.expected(
                term, found, path -> known.find(new PathAccess(found.document().ref(), path, SqlType.ANY))
                        .filter(seen -> seen.arrayFraction() > 0)
                        .isEmpty());
    }

    /** Of an inner query that gives several rows for each outer one, hardly one gives none. */
    private static double exists(Expression term) {
        boolean several = term instanceof SubqueryExpression subquery
                && subquery.plan() instanceof PhysicalPlan plan
                && plan.estimate().rows() > 1;
        return several
                ? 1
                        - Math.exp(-((PhysicalPlan) ((SubqueryExpression) term).plan())
                                .estimate()
                                .rows())
                : HALF;
    }

    /** Rows for which the term is neither true nor false. */
    private double nullFraction(Expression term) {
        if (term instanceof IsNull
                || term instanceof IsMissing
                || term.children().isEmpty()) {
            return term instanceof ColumnRef
                    ? known.find(term).map(PathStatistics::nullFraction).orElse(0.0)
                    : 0;
        }
        for (Expression operand : term.children()) {
            Optional<PathStatistics> path = known.find(operand);
            if (path.isPresent()) {
                return path.get().nullFraction();
            }
        }
        return 0;
    }

    private double comparison(Comparison comparison) {
        Operator operator = comparison.operator();
        Expression left = comparison.left();
        Expression right = comparison.right();
        return switch (operator) {
            case EQUAL -> equal(left, right);
            case NOT_DISTINCT -> isNull(right) ? of(new IsNull(left)) : equal(left, right);
            case NOT_EQUAL -> Math.max(0, 1 - nullFraction(comparison) - equal(left, right));
            case DISTINCT -> 1 - (isNull(right) ? of(new IsNull(left)) : equal(left, right));
            default -> Range.of(comparison, known.values()).map(this::of).orElse(RANGE);
        };
    }

    private static boolean isNull(Expression expression) {
        return expression instanceof Constant constant && constant.value().isNull();
    }

    private double equal(Expression left, Expression right) {
        OptionalDouble ofGroups = groups.equal(left, right);
        if (ofGroups.isEmpty()) {
            ofGroups = groups.count(left, known.values().find(right));
        }
        if (ofGroups.isPresent()) {
            return ofGroups.getAsDouble();
        }
        Optional<PathStatistics> ours = known.find(left);
        Optional<PathStatistics> theirs = known.find(right);
        if (ours.isPresent() && theirs.isPresent()) {
            return known.join(left, right);
        }
        Expression other = ours.isPresent() ? right : left;
        return ours.or(() -> theirs)
                .map(Distribution::new)
                .map(path -> known.values()
                        .find(other)
                        .map(path::equal)
                        .or(() -> known.equalToListed(path, other))
                        .orElseGet(path::equalToSome))
                .or(() -> madeOf(left).or(() -> madeOf(right)).map(path -> new Distribution(path).equalToSome()))
                .orElse(EQUAL);
    }

    /** What is known of the values that others are made of, one of nearly each: {@code lower(email)}, {@code total + 1}. */
    private Optional<PathStatistics> madeOf(Expression expression) {
        return expression instanceof Call call
                        && ONE_OF_EACH.contains(call.function().name())
                        && call.arguments().stream().skip(1).allMatch(Constant.class::isInstance)
                ? known.find(call.arguments().get(0))
                        .or(() -> madeOf(call.arguments().get(0)))
                : Optional.empty();
    }

    /** An end that is not known yet lets through what a rule of thumb says, of what the other one does. */
    private OptionalDouble moving(Expression operand, List<Expression> terms) {
        Optional<PathStatistics> path = terms.size() == 2 ? known.find(operand) : Optional.empty();
        return path.isEmpty()
                ? OptionalDouble.empty()
                : MovingRange.of(operand, terms, known.values())
                        .map(range -> new Distribution(path.get()).within(range))
                        .orElse(OptionalDouble.empty());
    }

    private double of(Range range) {
        OptionalDouble ofGroups = groups.between(range);
        if (ofGroups.isPresent()) {
            return ofGroups.getAsDouble();
        }
        Optional<Range.End> lower = range.lower().filter(Range.End::isKnown);
        Optional<Range.End> upper = range.upper().filter(Range.End::isKnown);
        Optional<PathStatistics> path = known.find(range.operand());
        OptionalDouble fraction = path.isPresent()
                ? new Distribution(path.get()).between(bound(lower), bound(upper))
                : OptionalDouble.empty();
        boolean counted = fraction.isPresent() && (lower.isPresent() || upper.isPresent());
        double product = counted
                ? fraction.getAsDouble()
                : path.map(PathStatistics::valuesPerDocument).orElse(1.0);
        product *= range.lower().isPresent() && !(counted && lower.isPresent()) ? RANGE : 1;
        return product * (range.upper().isPresent() && !(counted && upper.isPresent()) ? RANGE : 1);
    }

    private static Optional<Distribution.Bound> bound(Optional<Range.End> end) {
        return end.map(found -> new Distribution.Bound(found.value(), found.inclusive()));
    }
}
