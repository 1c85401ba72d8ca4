package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.sql.ast.BinaryOperator;
import io.docdb.sql.ast.DataType;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.value.IntervalText;
import io.docdb.value.IntervalValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.TimeTzValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.UuidValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;

/** Literals with a type in front of a text ({@code DATE '…'}, {@code INTERVAL '…' DAY}) and JDBC's escapes of them. */
final class LiteralParser {
    private final Grammar grammar;
    private final TokenReader in;

    LiteralParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    /** True at {@code TIME(3) '…'}, {@code TIMESTAMP(3) WITH TIME ZONE '…'}: a type of several words in front of a text. */
    boolean isTypedText() {
        Keyword type = in.keyword();
        if (type != Keyword.TIMESTAMP && type != Keyword.TIME) {
            return false;
        }
        boolean sized = in.kindAhead(1) == TokenKind.LEFT_PAREN
                && in.kindAhead(2) == TokenKind.INTEGER
                && in.kindAhead(3) == TokenKind.RIGHT_PAREN;
        int ahead = sized ? 4 : 1;
        if (sized && TokenText.isText(in.kindAhead(ahead))) {
            return true;
        }
        Keyword with = in.keywordAhead(ahead);
        return (with == Keyword.WITH || with == Keyword.WITHOUT)
                && in.keywordAhead(ahead + 1) == Keyword.TIME
                && in.keywordAhead(ahead + 2) == Keyword.ZONE
                && TokenText.isText(in.kindAhead(ahead + 3));
    }

    /** A type and a text: the value of that type, or for types without literals a cast. */
    Expression typedText(Position at) {
        if (!in.isName()) {
            throw in.failure("an expression");
        }
        DataType type = grammar.types.type();
        if (!in.isText()) {
            throw in.failure("a text");
        }
        int offset = in.offset();
        String text = in.text();
        Optional<Expression> word = DateWord.find(text, type.type(), at);
        if (word.isPresent()) {
            return word.get();
        }
        Expression value = typedText(type, text, offset, at);
        return type.type().isTemporal() && type.type().hasPrecision() ? rounded(value, type, at) : value;
    }

    /** To the digits behind the second that the type has; the zone that the text names stays. */
    private static Expression rounded(Expression value, DataType type, Position at) {
        if (!(value instanceof Expression.Literal literal)) {
            return value; // a cast, which rounds
        }
        SqlType.Name name = type.type().name();
        if (literal.value() instanceof TimeTzValue) {
            name = SqlType.Name.TIME_TZ;
        } else if (literal.value() instanceof TimestampTzValue) {
            name = SqlType.Name.TIMESTAMP_TZ;
        }
        DataType target = new DataType(SqlType.of(name, type.type().precision()), type.at());
        return new Expression.Cast(literal, target, false, at);
    }

    private Expression typedText(DataType type, String text, int offset, Position at) {
        return switch (type.type().name()) {
            case DATE -> literal(at, offset, "date", text, TemporalText::date);
            case TIME -> literal(at, offset, "time", text, TemporalText::time);
            case TIMESTAMP -> literal(at, offset, "timestamp", text, TemporalText::timestamp);
            case TIME_TZ -> withZone(literal(at, offset, "time", text, TemporalText::time), type, at);
            case TIMESTAMP_TZ -> withZone(literal(at, offset, "timestamp", text, TemporalText::timestamp), type, at);
            case UUID -> literal(at, offset, "UUID", text, LiteralParser::uuid);
            default -> new Expression.Cast(new Expression.Literal(new TextValue(text), at), type, false, at);
        };
    }

    /** A time or timestamp without a zone takes the session's, which only a cast at run time knows. */
    private static Expression withZone(Expression.Literal literal, DataType type, Position at) {
        boolean hasZone = literal.value() instanceof TimestampTzValue || literal.value() instanceof TimeTzValue;
        return hasZone ? literal : new Expression.Cast(literal, type, false, at);
    }

    private static Value uuid(String text) {
        UUID uuid = UUID.fromString(text.strip());
        if (!uuid.toString().equalsIgnoreCase(text.strip())) {
            throw new IllegalArgumentException("8-4-4-4-12 hexadecimal digits expected");
        }
        return new UuidValue(uuid);
    }

    private Expression.Literal literal(
            Position at, int offset, String what, String text, Function<String, ? extends Value> reader) {
        try {
            return new Expression.Literal(reader.apply(text), at);
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException invalid) {
            throw invalidText(offset, what, text, invalid);
        }
    }

    private StatementException invalidText(int offset, String what, String text, RuntimeException cause) {
        ErrorCode code =
                cause instanceof IllegalArgumentException ? ErrorCode.INVALID_CAST : ErrorCode.INVALID_DATETIME;
        return in.error(code, "Invalid " + what + " '" + text + "': " + cause.getMessage(), offset);
    }

    /** True at {@code INTERVAL '…'}, {@code INTERVAL ? DAY} and {@code INTERVAL a * 2 HOUR}; INTERVAL is also a name. */
    boolean isInterval() {
        return switch (in.kindAhead(1)) {
            case TEXT, ESCAPED_TEXT, UNICODE_TEXT, DOLLAR_TEXT -> true;
            case PLUS, MINUS -> TokenText.isText(in.kindAhead(2)) || isUnitBehindOperands(2);
            default -> isUnitBehindOperands(1);
        };
    }

    /** True if a unit stands behind what may be a computed amount: operands with signs of arithmetic between them. */
    private boolean isUnitBehindOperands(int first) {
        int ahead = first;
        while (true) {
            ahead = behindOperand(ahead);
            if (ahead < 0 || unit(in.keywordAhead(ahead)) != null) {
                return ahead >= 0;
            }
            switch (in.kindAhead(ahead)) {
                case PLUS, MINUS, STAR, SLASH, PERCENT -> ahead++;
                default -> {
                    return false;
                }
            }
        }
    }

    /** Behind a number, a parameter, a name with dots, a call or parentheses; negative if there is none. */
    private int behindOperand(int first) {
        int ahead = first;
        switch (in.kindAhead(ahead)) {
            case INTEGER, DECIMAL, QUESTION, DOLLAR_PARAMETER -> {
                return ahead + 1;
            }
            case LEFT_PAREN -> {
                return behindParens(ahead);
            }
            default -> {
                while (in.isNameAhead(ahead) && in.kindAhead(ahead + 1) == TokenKind.DOT) {
                    ahead += 2;
                }
                if (!in.isNameAhead(ahead)) {
                    return -1;
                }
                return in.kindAhead(ahead + 1) == TokenKind.LEFT_PAREN ? behindParens(ahead + 1) : ahead + 1;
            }
        }
    }

    private int behindParens(int first) {
        int ahead = first;
        int open = 0;
        do {
            TokenKind kind = in.kindAhead(ahead++);
            if (kind == TokenKind.END) {
                return -1;
            }
            open += kind == TokenKind.LEFT_PAREN ? 1 : kind == TokenKind.RIGHT_PAREN ? -1 : 0;
        } while (open > 0);
        return ahead;
    }

    Expression interval(Position at) {
        in.skip();
        boolean negative = in.kind() == TokenKind.MINUS;
        if (negative || in.kind() == TokenKind.PLUS) {
            in.skip();
        }
        if (!in.isText()) {
            return computedInterval(negative, at);
        }
        int offset = in.offset();
        String text = in.text();
        TemporalText.Field first = field(in.keyword());
        Expression.Literal literal;
        if (first == null) {
            literal = literal(at, offset, "interval", text, unitReader());
        } else {
            in.skip();
            OptionalInt digits = precision();
            TemporalText.Field last = first;
            if (in.accept(Keyword.TO)) {
                last = lastField(first);
                digits = precision();
            }
            TemporalText.Field to = last;
            literal = literal(at, offset, "interval", text, value -> TemporalText.interval(value, first, to));
            if (last == TemporalText.Field.SECOND && digits.isPresent()) {
                literal = rounded(literal, digits.getAsInt());
            }
        }
        return negative ? new Expression.Literal(TemporalText.negate((IntervalValue) literal.value()), at) : literal;
    }

    /** Without a field behind it the text names its own units; WEEK and QUARTER are no fields, but units. */
    private Function<String, Value> unitReader() {
        String unit = unit(in.keyword());
        if (unit == null) {
            return IntervalText::parse;
        }
        in.skip();
        return text -> TemporalText.plusUnit(new IntervalValue(0, 0, 0), new BigDecimal(text.strip()), unit);
    }

    private TemporalText.Field lastField(TemporalText.Field first) {
        TemporalText.Field last = field(in.keyword());
        if (last == null || last.compareTo(first) <= 0 || isYearOrMonth(first) != isYearOrMonth(last)) {
            throw in.failure(isYearOrMonth(first) ? "MONTH" : "HOUR, MINUTE or SECOND");
        }
        in.skip();
        return last;
    }

    private static boolean isYearOrMonth(TemporalText.Field field) {
        return field.compareTo(TemporalText.Field.MONTH) <= 0;
    }

    /** The digits of a field: of SECOND those behind the point, alone or as the second of two; the others say nothing. */
    private OptionalInt precision() {
        if (in.kind() != TokenKind.LEFT_PAREN || in.kindAhead(1) != TokenKind.INTEGER) {
            return OptionalInt.empty();
        }
        in.skip();
        List<Integer> numbers = grammar.types.numbers();
        return OptionalInt.of(numbers.get(numbers.size() - 1));
    }

    private static Expression.Literal rounded(Expression.Literal literal, int digits) {
        IntervalValue interval = (IntervalValue) literal.value();
        long nanos = BigDecimal.valueOf(interval.nanos(), 9)
                .setScale(Math.min(digits, 9), RoundingMode.HALF_UP)
                .movePointRight(9)
                .longValueExact();
        return new Expression.Literal(new IntervalValue(interval.months(), interval.days(), nanos), literal.at());
    }

    /** {@code INTERVAL ? DAY} is a product: {@code ? * INTERVAL '1' DAY}. */
    private Expression computedInterval(boolean negative, Position at) {
        Expression amount = grammar.operators.expression();
        String unit = unit(in.keyword());
        if (unit == null) {
            throw in.failure("a unit of time");
        }
        in.skip();
        IntervalValue one = TemporalText.plusUnit(new IntervalValue(0, 0, 0), BigDecimal.ONE, unit);
        return new Expression.Binary(
                BinaryOperator.MULTIPLY,
                amount,
                new Expression.Literal(negative ? TemporalText.negate(one) : one, at),
                at);
    }

    /** The field a word names; null if none (hot path). */
    private static TemporalText.Field field(Keyword word) {
        if (word == null) {
            return null;
        }
        return switch (word) {
            case YEAR, YEARS -> TemporalText.Field.YEAR;
            case MONTH, MONTHS -> TemporalText.Field.MONTH;
            case DAY, DAYS -> TemporalText.Field.DAY;
            case HOUR, HOURS -> TemporalText.Field.HOUR;
            case MINUTE, MINUTES -> TemporalText.Field.MINUTE;
            case SECOND, SECONDS -> TemporalText.Field.SECOND;
            default -> null;
        };
    }

    /** The unit a word names; null if none (hot path). */
    private static String unit(Keyword word) {
        if (word == null) {
            return null;
        }
        return switch (word) {
            case WEEK, WEEKS, QUARTER, MICROSECOND, MILLISECOND -> word.name().toLowerCase(Locale.ROOT);
            default -> {
                TemporalText.Field field = field(word);
                yield field == null ? null : field.name().toLowerCase(Locale.ROOT);
            }
        };
    }

    /** {@code {d '…'}}, {@code {t '…'}}, {@code {ts '…'}}, {@code {fn call}}. */
    Expression escape(Position at) {
        in.expect(TokenKind.LEFT_BRACE);
        Keyword word = in.keyword();
        if (word != Keyword.FN && word != Keyword.D && word != Keyword.T && word != Keyword.TS) {
            throw in.failure("fn, d, t or ts");
        }
        in.skip();
        Expression result;
        if (word == Keyword.FN) {
            result = asJdbcHasIt(grammar.expressions.expression());
        } else {
            int offset = in.offset();
            String text = in.text();
            result = switch (word) {
                case D -> literal(at, offset, "date", text, TemporalText::date);
                case T -> literal(at, offset, "time", text, TemporalText::time);
                default -> literal(at, offset, "timestamp", text, TemporalText::timestamp);
            };
        }
        in.expect(TokenKind.RIGHT_BRACE);
        return result;
    }

    /**
     * JDBC's LOG is the natural logarithm, without braces it is PostgreSQL's, to the base 10; JDBC's LENGTH counts no blanks at the
     * end.
     */
    private static Expression asJdbcHasIt(Expression function) {
        if (!(function instanceof Expression.Call call)
                || call.arguments().size() != 1
                || call.function().parts().size() != 1) {
            return function;
        }
        return switch (call.function().last().text().toLowerCase(Locale.ROOT)) {
            case "log" -> named("ln", call, call.arguments().get(0));
            case "length" ->
                named("length", call, named("rtrim", call, call.arguments().get(0)));
            default -> function;
        };
    }

    private static Expression named(String name, Expression.Call call, Expression argument) {
        Name function = new Name(name, call.function().last().at());
        return new Expression.Call(new ObjectName(List.of(function)), List.of(argument), call.modifiers());
    }
}
