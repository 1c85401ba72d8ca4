package io.docdb.optimize.rule;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.expr.And;
import io.docdb.expr.Call;
import io.docdb.expr.Cast;
import io.docdb.expr.Comparison;
import io.docdb.expr.Comparison.Operator;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.Or;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.function.Functions;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Scan;
import io.docdb.value.DateValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.LongValue;
import io.docdb.value.SqlType;
import io.docdb.value.SqlType.Family;
import io.docdb.value.TextValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.Value;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Says of a column itself what is asked of the year, the month or the day of its dates or times, so that an index on it is of
 * use, and statistics tell how many rows there are: {@code EXTRACT(YEAR FROM placed) = 2024} is {@code placed >= 2024-01-01
 * AND placed < 2025-01-01}; likewise {@code DATE_TRUNC('month', placed)} and {@code CAST(placed AS DATE)}.
 *
 * <p>A timestamp without time zone that is compared with one that has a zone, {@code placed > CURRENT_TIMESTAMP - INTERVAL '1'
 * DAY}, is near to what that is in the zone of the session, and the range around it is said, too.
 */
public final class TimeRanges implements RewriteRule {
    private static final Set<PlanContents.Part> SOUGHT = EnumSet.of(PlanContents.Part.COMPUTED);

    private static final int LEAST_YEAR = 1;
    private static final int GREATEST_YEAR = 9_998;

    /** Clocks are set by a day at most: where they are, later times on them may be earlier ones. */
    private static final IntervalValue CLOCK_CHANGE =
            new IntervalValue(0, 0, Duration.ofHours(25).toNanos());

    @Override
    public String name() {
        return "time-ranges";
    }

    @Override
    public Set<PlanContents.Part> seeks() {
        return SOUGHT;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan, CatalogSnapshot catalog) {
        boolean kept = mayBeIndexed(plan, catalog);
        return PlanWalk.transformExpressions(
                plan, node -> node instanceof Comparison comparison ? rewrite(comparison, kept) : node);
    }

    /** An index may be on what is asked, or hold what answers it: then both are said. */
    private static boolean mayBeIndexed(LogicalPlan plan, CatalogSnapshot catalog) {
        boolean[] found = new boolean[1];
        PlanWalk.forEachNode(
                plan,
                node -> found[0] |= node instanceof Scan scan
                        && catalog.indexesOf(scan.collection().id()).stream()
                                .anyMatch(index -> index.predicateSql().isPresent()
                                        || index.parts().stream().anyMatch(part -> part.expressionSql()
                                                .isPresent())));
        return found[0];
    }

    private static Expression rewrite(Comparison comparison, boolean kept) {
        return rewrite(comparison.operator(), comparison.left(), comparison.right(), comparison)
                .or(() -> rewrite(comparison.operator().mirrored(), comparison.right(), comparison.left(), comparison))
                .map(range -> kept ? and(comparison, range) : range)
                .orElse(comparison);
    }

    private static Expression and(Comparison comparison, Expression range) {
        List<Expression> terms = Predicates.terms(range);
        return terms.contains(comparison) ? range : Predicates.all(concat(comparison, terms));
    }

    private static List<Expression> concat(Expression first, List<Expression> more) {
        List<Expression> all = new ArrayList<>(List.of(first));
        all.addAll(more);
        return all;
    }

    private static Optional<Expression> rewrite(
            Operator operator, Expression asked, Expression value, Comparison whole) {
        if (asked instanceof Cast cast && cast.type().family() == Family.TIMESTAMP_TZ) {
            return near(operator, cast.operand(), value, whole);
        }
        if (!(value instanceof Constant constant) || constant.value().isNull() || isEndless(constant.value())) {
            return Optional.empty();
        }
        if (asked instanceof Cast cast
                && cast.type().family() == Family.DATE
                && cast.operand().type().family() == Family.TIMESTAMP
                && constant.value() instanceof DateValue date) {
            LocalDateTime day = date.value().atStartOfDay();
            return within(operator, cast.operand(), day, day.plusDays(1));
        }
        if (!(asked instanceof Call call)) {
            return Optional.empty();
        }
        String name = call.function().name();
        boolean isPart = name.equals("EXTRACT") && field(call).equals("year");
        if (isPart || name.equals("YEAR")) {
            return constant.value() instanceof LongValue year
                            && year.value() >= LEAST_YEAR
                            && year.value() <= GREATEST_YEAR
                    ? year(operator, call.arguments().get(isPart ? 1 : 0), (int) year.value())
                    : Optional.empty();
        }
        return name.equals("DATE_TRUNC") && call.arguments().size() == 2
                ? time(constant.value()).flatMap(from -> truncated(operator, call, from))
                : Optional.empty();
    }

    /** Behind infinity there is no next day. */
    private static boolean isEndless(Value value) {
        return value instanceof DateValue date && !date.isFinite()
                || value instanceof TimestampValue stamp && !stamp.isFinite();
    }

    private static Optional<LocalDateTime> time(Value value) {
        if (value instanceof DateValue date) {
            return Optional.of(date.value().atStartOfDay());
        }
        return value instanceof TimestampValue stamp ? Optional.of(stamp.value()) : Optional.empty();
    }

    /** The first argument of a call, if it is a text. */
    private static String field(Call call) {
        return call.arguments().get(0) instanceof Constant constant && constant.value() instanceof TextValue text
                ? text.value().toLowerCase(Locale.ROOT)
                : "";
    }

    private static Optional<Expression> year(Operator operator, Expression operand, int year) {
        LocalDateTime from = LocalDate.of(year, 1, 1).atStartOfDay();
        return within(operator, operand, from, from.plusYears(1));
    }

    /** Nothing for a value that no truncation gives. */
    private static Optional<Expression> truncated(Operator operator, Call call, LocalDateTime from) {
        Expression operand = call.arguments().get(1);
        LocalDateTime day = from.truncatedTo(ChronoUnit.DAYS);
        LocalDateTime month = day.withDayOfMonth(1);
        return switch (field(call)) {
            case "year" -> within(operator, operand, from, month.withMonth(1), from.plusYears(1));
            case "quarter" ->
                within(
                        operator,
                        operand,
                        from,
                        month.withMonth(month.get(IsoFields.QUARTER_OF_YEAR) * 3 - 2),
                        from.plusMonths(3));
            case "month" -> within(operator, operand, from, month, from.plusMonths(1));
            case "day" -> within(operator, operand, from, day, from.plusDays(1));
            case "hour" -> within(operator, operand, from, from.truncatedTo(ChronoUnit.HOURS), from.plusHours(1));
            default -> Optional.empty();
        };
    }

    private static Optional<Expression> within(
            Operator operator, Expression operand, LocalDateTime from, LocalDateTime truncated, LocalDateTime to) {
        return from.equals(truncated) ? within(operator, operand, from, to) : Optional.empty();
    }

    /** What compares so with the stretch of time from {@code from} on, up to before {@code to}. */
    private static Optional<Expression> within(
            Operator operator, Expression operand, LocalDateTime from, LocalDateTime to) {
        Family family = operand.type().family();
        boolean usable = Predicates.isStored(operand)
                && (family == Family.TIMESTAMP
                        || family == Family.DATE
                                && from.equals(from.truncatedTo(ChronoUnit.DAYS))
                                && to.equals(to.truncatedTo(ChronoUnit.DAYS)));
        if (!usable) {
            return Optional.empty();
        }
        Expression first = constant(from, family);
        Expression behind = constant(to, family);
        Expression notBefore = new Comparison(Operator.GREATER_OR_EQUAL, operand, first);
        Expression before = new Comparison(Operator.LESS, operand, first);
        Expression notBehind = new Comparison(Operator.LESS, operand, behind);
        Expression after = new Comparison(Operator.GREATER_OR_EQUAL, operand, behind);
        return switch (operator) {
            case EQUAL -> Optional.of(new And(List.of(notBefore, notBehind)));
            case NOT_EQUAL -> Optional.of(new Or(List.of(before, after)));
            case LESS -> Optional.of(before);
            case LESS_OR_EQUAL -> Optional.of(notBehind);
            case GREATER -> Optional.of(after);
            case GREATER_OR_EQUAL -> Optional.of(notBefore);
            default -> Optional.empty();
        };
    }

    private static Constant constant(LocalDateTime time, Family family) {
        Value value = family == Family.DATE ? new DateValue(time.toLocalDate()) : new TimestampValue(time);
        return new Constant(value, family == Family.DATE ? SqlType.DATE : SqlType.TIMESTAMP);
    }

    /** A point in time with a zone is looked for by the clock of the session, a day around it. */
    private static Optional<Expression> near(
            Operator operator, Expression operand, Expression value, Comparison whole) {
        boolean usable = operand.type().family() == Family.TIMESTAMP
                && Predicates.isStored(operand)
                && value.type().family() == Family.TIMESTAMP_TZ
                && Predicates.columnsOf(value).isEmpty()
                && !Predicates.hasSubquery(value)
                && !Predicates.isVolatile(value);
        if (!usable) {
            return Optional.empty();
        }
        Expression local = new Cast(value, SqlType.TIMESTAMP, false);
        return switch (operator) {
            case LESS, LESS_OR_EQUAL ->
                Optional.of(
                        new And(List.of(whole, new Comparison(Operator.LESS_OR_EQUAL, operand, moved(local, "+")))));
            case GREATER, GREATER_OR_EQUAL ->
                Optional.of(
                        new And(List.of(whole, new Comparison(Operator.GREATER_OR_EQUAL, operand, moved(local, "-")))));
            default -> Optional.empty();
        };
    }

    private static Expression moved(Expression time, String sign) {
        ScalarFunction function = Functions.STANDARD.operator(sign);
        Constant change = new Constant(CLOCK_CHANGE, SqlType.INTERVAL);
        return new Call(function, List.of(time, change), function.resultType(List.of(time.type(), change.type())));
    }
}
