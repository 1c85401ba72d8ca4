package io.docdb.expr.scalar;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.type.NumberCasts;
import io.docdb.expr.type.TextForm;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * FORMAT: places in a text filled with arguments. A place is {@code %[argument$][-][width]kind}; a width of {@code *} or
 * {@code *2$} is an argument itself, and a negative one means left. Example: {@code FORMAT('%-4s|%2$L', 'a', 'b')} is
 * {@code a   |'b'}. Confined to one call.
 */
final class PercentArguments {
    private static final Pattern PLACE =
            Pattern.compile("%(?:(\\d+)\\$)?(-)?(?:(\\d+)|\\*(?:(\\d+)\\$)?())?(.?)", Pattern.DOTALL);

    private final String template;
    private final Value[] arguments;
    private int next = 1;

    /** @param arguments the first one is the template */
    PercentArguments(String template, Value[] arguments) {
        this.template = template;
        this.arguments = arguments;
    }

    String format() {
        StringBuilder out = new StringBuilder();
        Matcher place = PLACE.matcher(template);
        int from = 0;
        while (place.find()) {
            out.append(template, from, place.start());
            from = place.end();
            out.append(place.group(6).equals("%") ? "%" : filled(place));
        }
        return out.append(template, from, template.length()).toString();
    }

    private String filled(Matcher place) {
        boolean left = place.group(2) != null;
        int width = place.group(3) != null ? number(place.group(3)) : 0;
        if (place.group(5) != null) {
            Value value = take(place.group(4), place);
            width = value.isNull()
                    ? 0
                    : (int) NumberCasts.toNumber(value, SqlType.INTEGER).longValue();
            left |= width < 0;
            width = Math.abs(width);
        }
        Value value = take(place.group(1), place);
        String text = value.isNull() ? "" : TextForm.of(value);
        String shown =
                switch (place.group(6)) {
                    case "s" -> text;
                    case "I" -> {
                        if (value.isNull()) {
                            throw invalid("a name is NULL for", place);
                        }
                        yield Quoting.name(text);
                    }
                    case "L" -> value.isNull() ? "NULL" : Quoting.literal(text);
                    default -> throw invalid("unknown kind", place);
                };
        String blanks = " ".repeat(Math.max(0, width - shown.codePointCount(0, shown.length())));
        return left ? shown + blanks : blanks + shown;
    }

    private Value take(String number, Matcher place) {
        int which = number == null ? next : number(number);
        if (which < 1 || which >= arguments.length) {
            throw invalid("no argument for", place);
        }
        next = which + 1;
        return arguments[which];
    }

    private int number(String digits) {
        if (digits.length() > 6) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER, "Invalid FORMAT: expected a small number, found " + digits);
        }
        return Integer.parseInt(digits);
    }

    private StatementException invalid(String why, Matcher place) {
        return new StatementException(
                ErrorCode.INVALID_PARAMETER, "Invalid FORMAT: " + why + " " + place.group() + " in " + template);
    }
}
