package io.docdb.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and writes intervals. Read: {@code 1 year 2 months 3 days 04:05:06.7}, {@code 1-2}, {@code 3 04:05:06},
 * {@code P1Y2M3DT4H5M6.7S}, each with {@code ago}. Written as PostgreSQL does: {@code 1 year 2 mons 3 days 04:05:06.7}, {@code
 * -1 days +02:00:00}.
 */
public final class IntervalText {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_DAY = 86_400 * NANOS_PER_SECOND;
    private static final Pattern UNIT = Pattern.compile("([+-]?\\s*\\d*\\.?\\d+)\\s*([a-z]+)");
    private static final Pattern CLOCK = Pattern.compile("([+-]?)(\\d+):(\\d{1,2})(?::(\\d{1,2})(\\.\\d+)?)?");
    private static final Pattern YEAR_MONTH = Pattern.compile("([+-]?)(\\d+)-(\\d{1,2})");
    private static final Map<String, String> UNITS = units();
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d*\\.?\\d+");

    private BigDecimal months = BigDecimal.ZERO;
    private BigDecimal days = BigDecimal.ZERO;
    private BigDecimal nanos = BigDecimal.ZERO;

    private IntervalText() {}

    /** The interval {@code text} stands for, if it is one. */
    public static Optional<IntervalValue> read(String text) {
        try {
            return Optional.of(parse(text));
        } catch (DateTimeException invalid) {
            return Optional.empty();
        }
    }

    /** @throws DateTimeException if {@code text} stands for none, or for one that is too long */
    public static IntervalValue parse(String text) {
        String rest = text.strip().toLowerCase(Locale.ROOT);
        boolean ago = rest.endsWith("ago");
        if (ago) {
            rest = rest.substring(0, rest.length() - 3).strip();
        }
        IntervalText reader = new IntervalText();
        if (rest.startsWith("p") || rest.startsWith("-p") || rest.startsWith("+p")) {
            reader.readIso(rest);
        } else {
            reader.readWords(rest.startsWith("@") ? rest.substring(1).strip() : rest);
        }
        try {
            return reader.total(ago);
        } catch (ArithmeticException tooLarge) {
            throw new DateTimeException("too long", tooLarge);
        }
    }

    /** Fractions of a month become days (30 each), fractions of a day time. */
    private IntervalValue total(boolean negative) {
        BigDecimal wholeMonths = new BigDecimal(months.toBigInteger());
        BigDecimal allDays = days.add(months.subtract(wholeMonths).multiply(BigDecimal.valueOf(30)));
        BigDecimal wholeDays = new BigDecimal(allDays.toBigInteger());
        BigInteger allNanos = nanos.add(allDays.subtract(wholeDays).multiply(BigDecimal.valueOf(NANOS_PER_DAY)))
                .toBigInteger();
        int sign = negative ? -1 : 1;
        return new IntervalValue(
                sign * wholeMonths.longValueExact(),
                sign * wholeDays.longValueExact(),
                sign * allNanos.longValueExact());
    }

    private void readIso(String text) {
        boolean negative = text.charAt(0) == '-';
        String rest = text.substring(text.indexOf('p') + 1);
        int t = rest.indexOf('t');
        if (rest.isEmpty()) {
            throw new DateTimeException("number expected at the end");
        }
        readIsoParts(t < 0 ? rest : rest.substring(0, t), "ymwd", new String[] {"year", "month", "week", "day"});
        readIsoParts(t < 0 ? "" : rest.substring(t + 1), "hms", new String[] {"hour", "minute", "second"});
        if (negative) {
            months = months.negate();
            days = days.negate();
            nanos = nanos.negate();
        }
    }

    private void readIsoParts(String text, String letters, String[] units) {
        int at = 0;
        while (at < text.length()) {
            Matcher number = NUMBER.matcher(text).region(at, text.length());
            if (!number.lookingAt()) {
                throw numberExpected(text, at);
            }
            if (number.end() == text.length()) {
                throw new DateTimeException("unit expected at the end");
            }
            int letter = letters.indexOf(text.charAt(number.end()));
            if (letter < 0) {
                throw unknownUnit(text.substring(number.end(), number.end() + 1).toUpperCase(Locale.ROOT));
            }
            add(new BigDecimal(number.group()), units[letter]);
            at = number.end() + 1;
        }
    }

    private void readWords(String text) {
        if (text.isEmpty()) {
            throw new DateTimeException("number expected at the end");
        }
        int at = 0;
        while (at < text.length()) {
            at = text.charAt(at) == ' ' || text.charAt(at) == ',' ? at + 1 : readWord(text, at);
        }
    }

    /** The end of the part that starts at {@code at}. */
    private int readWord(String text, int at) {
        Matcher unit = UNIT.matcher(text).region(at, text.length());
        if (unit.lookingAt()) {
            add(new BigDecimal(unit.group(1).replaceAll("\\s", "")), unit.group(2));
            return unit.end();
        }
        Matcher clock = CLOCK.matcher(text).region(at, text.length());
        if (clock.lookingAt()) {
            addClock(clock);
            return clock.end();
        }
        Matcher yearMonth = YEAR_MONTH.matcher(text).region(at, text.length());
        if (yearMonth.lookingAt()) {
            BigDecimal total = new BigDecimal(yearMonth.group(2))
                    .multiply(BigDecimal.valueOf(12))
                    .add(new BigDecimal(yearMonth.group(3)));
            months = months.add(yearMonth.group(1).equals("-") ? total.negate() : total);
            if (yearMonth.end() < text.length() && text.charAt(yearMonth.end()) == '-') {
                throw new DateTimeException("a date is no interval");
            }
            return yearMonth.end();
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw numberExpected(text, at);
        }
        add(new BigDecimal(number.group()), number.end() == text.length() ? "second" : "day");
        return number.end();
    }

    private static DateTimeException numberExpected(String text, int at) {
        return new DateTimeException("number expected, found \"" + text.substring(at) + "\"");
    }

    private static DateTimeException unknownUnit(String unit) {
        return new DateTimeException("unknown unit \"" + unit + "\"");
    }

    private void addClock(Matcher clock) {
        BigDecimal seconds = new BigDecimal(clock.group(2))
                .multiply(BigDecimal.valueOf(3600))
                .add(new BigDecimal(clock.group(3)).multiply(BigDecimal.valueOf(60)))
                .add(new BigDecimal(clock.group(4) == null ? "0" : clock.group(4)))
                .add(new BigDecimal(clock.group(5) == null ? "0" : "0" + clock.group(5)));
        add(clock.group(1).equals("-") ? seconds.negate() : seconds, "second");
    }

    /**
     * False if no interval has this word behind its first number: {@code 5 days} has one, {@code 5 apples} none.
     *
     * @param word of the letters A to Z, in either case, all of them that stand there
     */
    public static boolean isUnit(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String unit = lower.endsWith("ago") ? lower.substring(0, lower.length() - 3) : lower;
        return unit.isEmpty() || UNITS.containsKey(unit);
    }

    private void add(BigDecimal amount, String name) {
        String unit = UNITS.get(name);
        if (unit == null) {
            throw unknownUnit(name);
        }
        switch (unit) {
            case "millennium" -> addMonths(amount, 12_000);
            case "century" -> addMonths(amount, 1200);
            case "decade" -> addMonths(amount, 120);
            case "year" -> addMonths(amount, 12);
            case "quarter" -> addMonths(amount, 3);
            case "month" -> addMonths(amount, 1);
            case "week" -> days = days.add(amount.multiply(BigDecimal.valueOf(7)));
            case "day" -> days = days.add(amount);
            case "hour" -> addNanos(amount, 3600 * NANOS_PER_SECOND);
            case "minute" -> addNanos(amount, 60 * NANOS_PER_SECOND);
            case "second" -> addNanos(amount, NANOS_PER_SECOND);
            case "millisecond" -> addNanos(amount, 1_000_000);
            case "microsecond" -> addNanos(amount, 1000);
            default -> addNanos(amount, 1);
        }
    }

    /** Each unit by its names, in lower case. */
    private static Map<String, String> units() {
        Map<String, String> units = new HashMap<>();
        for (String names : List.of(
                "millennium millennia millenniums",
                "century centuries",
                "decade decades",
                "year years yr yrs y",
                "quarter quarters",
                "month months mon mons",
                "week weeks w",
                "day days d",
                "hour hours hr hrs h",
                "minute minutes min mins m",
                "second seconds sec secs s",
                "millisecond milliseconds ms msec msecs",
                "microsecond microseconds us usec usecs",
                "nanosecond nanoseconds ns")) {
            String[] all = names.split(" ");
            for (String name : all) {
                units.put(name, all[0]);
            }
        }
        return units;
    }

    /** A fraction of a year, or of more, becomes whole months. */
    private void addMonths(BigDecimal amount, int factor) {
        BigDecimal all = amount.multiply(BigDecimal.valueOf(factor));
        months = months.add(factor == 1 ? all : all.setScale(0, RoundingMode.HALF_EVEN));
    }

    private void addNanos(BigDecimal amount, long factor) {
        nanos = nanos.add(amount.multiply(BigDecimal.valueOf(factor)));
    }

    /** {@code 1 year 2 mons 3 days 04:05:06.7}; the empty span is {@code 00:00:00}. What follows a negative part has a sign. */
    public static String write(IntervalValue interval) {
        StringBuilder out = new StringBuilder();
        boolean negative = writePart(interval.months() / 12, "year", false, out);
        negative = writePart(interval.months() % 12, "mon", negative, out);
        negative = writePart(interval.days(), "day", negative, out);
        if (interval.nanos() != 0 || out.isEmpty()) {
            out.append(out.isEmpty() ? "" : " ").append(negative && interval.nanos() > 0 ? "+" : "");
            writeClock(interval.nanos(), out);
        }
        return out.toString();
    }

    /** Whether the last part that is written is negative. */
    private static boolean writePart(long amount, String unit, boolean afterNegative, StringBuilder out) {
        if (amount == 0) {
            return afterNegative;
        }
        out.append(out.isEmpty() ? "" : " ").append(afterNegative && amount > 0 ? "+" : "");
        out.append(amount).append(' ').append(unit).append(amount == 1 ? "" : "s");
        return amount < 0;
    }

    private static void writeClock(long nanos, StringBuilder out) {
        BigDecimal seconds = BigDecimal.valueOf(nanos, 9).abs();
        long whole = seconds.longValue();
        out.append(nanos < 0 ? "-" : "");
        out.append(String.format(Locale.ROOT, "%02d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60));
        BigDecimal fraction = seconds.subtract(BigDecimal.valueOf(whole));
        if (fraction.signum() != 0) {
            out.append(fraction.stripTrailingZeros().toPlainString().substring(1));
        }
    }
}
