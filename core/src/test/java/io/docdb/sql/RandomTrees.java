package io.docdb.sql;

import io.docdb.sql.ast.BinaryOperator;
import io.docdb.sql.ast.ComparisonOperator;
import io.docdb.sql.ast.Condition;
import io.docdb.sql.ast.DataType;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.PathStep;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.Query;
import io.docdb.sql.ast.QueryBody;
import io.docdb.sql.ast.SortItem;
import io.docdb.sql.ast.TableReference;
import io.docdb.sql.ast.UnaryOperator;
import io.docdb.value.BinaryValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.DateValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.TimeTzValue;
import io.docdb.value.TimeValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.UuidValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Trees as a program could build them, with names and values no text would bring together. */
final class RandomTrees {
    private static final String[] NAMES = {
        "a",
        "B",
        "order",
        "select",
        "line items",
        "say \"hi\"",
        "value",
        "array",
        "interval",
        "exists",
        "key",
        "not",
        "current_date",
        "übergröße",
        "x$1",
        "9lives",
        "date",
        "row",
        "left",
        "Ω"
    };

    private final Random random;

    RandomTrees(Random random) {
        this.random = random;
    }

    private <T> T any(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> List<T> some(int fewest, Supplier<T> item) {
        List<T> items = new ArrayList<>();
        for (int i = fewest + random.nextInt(3); i > 0; i--) {
            items.add(item.get());
        }
        return items;
    }

    private <T> Optional<T> maybe(Supplier<T> item) {
        return random.nextBoolean() ? Optional.of(item.get()) : Optional.empty();
    }

    private Name name() {
        return Name.of(any(NAMES));
    }

    Value value() {
        return switch (random.nextInt(15)) {
            case 0 -> NullValue.NULL;
            case 1 -> BooleanValue.of(random.nextBoolean());
            case 2 -> LongValue.of(random.nextLong() >> random.nextInt(64));
            case 3 -> new DecimalValue(new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(30)));
            case 4 -> new DecimalValue(new BigDecimal(new BigInteger(80, random), -400 - random.nextInt(9)).negate());
            case 5 ->
                new DoubleValue(Math.abs(random.nextGaussian()) * Math.pow(10, random.nextInt(600) - 300) + 1e-300);
            case 6 -> new TextValue(any(new String[] {"", "it's", "a\nb", "--", "/* x", "\\", "\u0000", "$$"}));
            case 7 -> BinaryValue.of(new byte[] {1, (byte) random.nextInt(), -1});
            case 8 -> new DateValue(LocalDate.ofEpochDay(random.nextInt(9_000_000) - 4_000_000));
            case 9 -> new TimeValue(LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L)));
            case 10 -> new TimestampValue(LocalDateTime.ofEpochSecond(random.nextInt(), 5, ZoneOffset.UTC));
            case 11 ->
                new TimestampTzValue(
                        LocalDateTime.ofEpochSecond(random.nextInt(), random.nextInt(9) * 1000, ZoneOffset.UTC)
                                .atOffset(ZoneOffset.ofHours(random.nextInt(9) - 4)));
            case 13 ->
                new TimeTzValue(LocalTime.ofSecondOfDay(random.nextInt(86_400))
                        .atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(99_999) - 50_000)));
            case 12 -> new IntervalValue(random.nextInt(99) - 50, random.nextInt(99) - 50, random.nextInt());
            default -> new UuidValue(new UUID(random.nextLong(), random.nextLong()));
        };
    }

    private Expression.Reference reference() {
        List<PathStep> steps = new ArrayList<>();
        steps.add(new PathStep.Field(name()));
        for (int i = random.nextInt(3); i > 0; i--) {
            steps.add(step());
        }
        return new Expression.Reference(steps);
    }

    private PathStep step() {
        return switch (random.nextInt(4)) {
            case 0 -> new PathStep.Element(random.nextInt(9) - 4);
            case 1 -> new PathStep.AllElements();
            default -> new PathStep.Field(name());
        };
    }

    Expression expression(int depth) {
        if (depth == 0) {
            return switch (random.nextInt(3)) {
                case 0 -> new Expression.Literal(value());
                case 1 -> new Expression.Parameter(random.nextInt(5));
                default -> reference();
            };
        }
        Supplier<Expression> inner = () -> expression(random.nextInt(depth));
        boolean negated = random.nextBoolean();
        return switch (random.nextInt(20)) {
            case 0 -> new Condition.And(some(2, inner));
            case 1 -> new Condition.Or(some(2, inner));
            case 2 -> new Condition.Not(inner.get());
            case 3 -> new Condition.Comparison(any(ComparisonOperator.values()), inner.get(), inner.get());
            case 4 -> new Condition.Between(inner.get(), inner.get(), inner.get(), negated, !negated, Position.NONE);
            case 5 -> new Condition.InList(inner.get(), some(0, inner), negated, Position.NONE);
            case 6 -> new Condition.InQuery(inner.get(), query(depth - 1), negated, Position.NONE);
            case 7 ->
                new Condition.Like(
                        any(Condition.Like.Kind.values()),
                        inner.get(),
                        inner.get(),
                        Optional.empty(),
                        negated,
                        Position.NONE);
            case 8 -> new Condition.Is(inner.get(), any(Condition.Is.Test.values()), negated, Position.NONE);
            case 9 -> new Condition.Exists(query(depth - 1));
            case 10 ->
                new Condition.QuantifiedQuery(any(ComparisonOperator.values()), inner.get(), negated, query(depth - 1));
            case 11, 12, 13 -> new Expression.Binary(any(BinaryOperator.values()), inner.get(), inner.get());
            case 14 -> new Expression.Unary(any(UnaryOperator.values()), inner.get());
            case 15 ->
                new Expression.Case(
                        maybe(inner),
                        some(1, () -> new Expression.Case.When(inner.get(), inner.get())),
                        maybe(inner),
                        Position.NONE);
            case 16 -> new Expression.Cast(inner.get(), new DataType(SqlType.decimal(9, 2)));
            case 17 -> new Expression.AtTimeZone(inner.get(), maybe(inner), Position.NONE);
            case 18 -> new Expression.Access(inner.get(), some(1, this::step));
            default ->
                Expression.Call.of(
                        any(new String[] {"f", "left", "position", "substring", "trim", "row", "count"}),
                        inner.get(),
                        inner.get());
        };
    }

    Query query(int depth) {
        return new Query(
                Optional.empty(),
                body(depth),
                some(
                        0,
                        () -> new SortItem(
                                expression(Math.max(0, depth)),
                                random.nextBoolean(),
                                any(SortItem.NullOrder.values()))),
                maybe(() -> Query.Limit.of(new Expression.Parameter(0), new Expression.Literal(LongValue.ONE))),
                List.of(),
                Position.NONE);
    }

    private QueryBody body(int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            return new QueryBody.SetOperation(
                    any(QueryBody.SetOperation.Operator.values()),
                    random.nextBoolean(),
                    operand(depth),
                    operand(depth));
        }
        int below = Math.max(0, depth - 1);
        return new QueryBody.Select(
                some(1, () -> new QueryBody.ExpressionItem(expression(below), maybe(this::name))),
                some(0, () -> table(below)),
                maybe(() -> expression(below)));
    }

    /** A query that is only a body is that body. */
    private QueryBody operand(int depth) {
        Query query = query(depth - 1);
        return query.isBodyOnly() ? query.body() : query;
    }

    private TableReference table(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return new TableReference.Named(
                    new ObjectName(some(1, this::name)),
                    Optional.empty(),
                    maybe(() -> new TableReference.Alias(name(), some(0, this::name))));
        }
        if (random.nextBoolean()) {
            return new TableReference.Derived(query(depth - 1), new TableReference.Alias(name(), List.of()));
        }
        TableReference.Join.Kind[] kinds = {
            TableReference.Join.Kind.INNER, TableReference.Join.Kind.LEFT, TableReference.Join.Kind.FULL
        };
        return new TableReference.Join(any(kinds), table(depth - 1), table(depth - 1), expression(depth - 1));
    }
}
