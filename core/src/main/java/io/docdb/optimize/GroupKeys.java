package io.docdb.optimize;

import io.docdb.catalog.PathStatistics;
import io.docdb.expr.Call;
import io.docdb.expr.Cast;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Constant;
import io.docdb.expr.Expression;
import io.docdb.expr.SubqueryExpression;
import io.docdb.expr.type.Comparisons;
import io.docdb.value.DateValue;
import io.docdb.value.SqlType.Family;
import io.docdb.value.TextValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.Value;
import io.docdb.value.ValueKind;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** How many different values a key of groups has, also one that is computed. */
final class GroupKeys {
    private static final Map<String, Duration> UNITS = Map.of(
            "year", ChronoUnit.YEARS.getDuration(),
            "quarter", ChronoUnit.MONTHS.getDuration().multipliedBy(3),
            "month", ChronoUnit.MONTHS.getDuration(),
            "week", ChronoUnit.WEEKS.getDuration(),
            "day", ChronoUnit.DAYS.getDuration(),
            "hour", ChronoUnit.HOURS.getDuration(),
            "minute", ChronoUnit.MINUTES.getDuration());

    private final PathKnowledge known;

    GroupKeys(PathKnowledge known) {
        this.known = known;
    }

    /** Nothing if nothing is known of it. */
    OptionalDouble distinct(Expression key) {
        if (key instanceof Constant) {
            return OptionalDouble.of(1);
        }
        OptionalDouble truncated = truncated(key);
        if (truncated.isPresent()) {
            return truncated;
        }
        Optional<PathStatistics> path = known.find(key);
        if (path.isPresent()) {
            return OptionalDouble.of(values(path.get()));
        }
        Optional<Expression> extreme = known.ofGroup(key).flatMap(GroupColumns.Made::extremeOf);
        if (extreme.isPresent()) {
            return distinct(extreme.get());
        }
        Optional<Expression> made = known.definition(key);
        if (made.isPresent()) {
            return distinct(made.get());
        }
        OptionalDouble sampled = known.sampledDistinct(key);
        return sampled.isPresent() ? sampled : ofAllColumns(key);
    }

    private static double values(PathStatistics path) {
        return path.distinctValues() + (path.nullFraction() > 0 ? 1 : 0);
    }

    /** As many as there are combinations of the columns it is made of, at most. */
    private OptionalDouble ofAllColumns(Expression key) {
        Set<ColumnRef> columns = new HashSet<>();
        boolean[] closed = {true};
        key.visit(node -> {
            if (node instanceof ColumnRef ref) {
                columns.add(ref);
            }
            closed[0] &= !(node instanceof SubqueryExpression);
        });
        double product = 1;
        for (ColumnRef column : columns) {
            Optional<PathStatistics> path = known.find(column);
            if (path.isEmpty()) {
                return OptionalDouble.empty();
            }
            product *= values(path.get());
        }
        return closed[0] && !columns.isEmpty() ? OptionalDouble.of(product) : OptionalDouble.empty();
    }

    /** Of times cut to a day, an hour and so on: how many of those lie between the first and the last. */
    private OptionalDouble truncated(Expression key) {
        Optional<Duration> unit = Optional.empty();
        Expression operand = key;
        if (key instanceof Cast cast
                && cast.type().family() == Family.DATE
                && cast.operand().type().family() != Family.DATE) {
            unit = Optional.of(UNITS.get("day"));
            operand = cast.operand();
        } else if (key instanceof Call call
                && call.function().name().equals("DATE_TRUNC")
                && call.arguments().get(0) instanceof Constant constant
                && constant.value() instanceof TextValue name) {
            unit = Optional.ofNullable(UNITS.get(name.value().toLowerCase(Locale.ROOT)));
            operand = call.arguments().get(1);
        }
        Optional<PathStatistics> path = unit.isPresent() ? known.find(operand) : Optional.empty();
        Optional<LocalDateTime> from = path.flatMap(PathStatistics::least).flatMap(GroupKeys::time);
        Optional<LocalDateTime> to = path.flatMap(PathStatistics::greatest).flatMap(GroupKeys::time);
        if (from.isEmpty() || to.isEmpty()) {
            return OptionalDouble.empty();
        }
        double units = (double) Duration.between(from.get(), to.get()).toSeconds()
                / unit.get().toSeconds();
        return OptionalDouble.of(Math.max(1, Math.min(values(path.get()), units + 1)));
    }

    private static Optional<LocalDateTime> time(Value value) {
        if (value instanceof TextValue text) { // documents have their times as texts
            Value read = Comparisons.counterpart(text, ValueKind.TIMESTAMP);
            return read.isNull() ? Optional.empty() : time(read);
        }
        if (value instanceof DateValue date) {
            return Optional.of(date.value().atStartOfDay());
        }
        if (value instanceof TimestampTzValue stamp) {
            return Optional.of(LocalDateTime.ofInstant(stamp.value().toInstant(), ZoneOffset.UTC));
        }
        return value instanceof TimestampValue stamp ? Optional.of(stamp.value()) : Optional.empty();
    }
}
