package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.integer;
import static io.docdb.expr.define.Arguments.text;
import static io.docdb.expr.define.Arguments.truth;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.type.NumberCasts;
import io.docdb.expr.type.TextForm;
import io.docdb.value.ArrayValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Functions with regular expressions. Expressions are the JDK's; replacements understand {@code \1} and {@code $1}.
 * REGEXP_REPLACE replaces all matches, as H2 does, unless flags are given without {@code g}, as PostgreSQL does.
 */
public final class Regexes {
    private static final SqlType TEXTS = SqlType.arrayOf(SqlType.VARCHAR);

    private Regexes() {}

    public static List<Named> all() {
        return List.of(
                named(
                        "~",
                        2,
                        3,
                        0,
                        SqlType.BOOLEAN,
                        (t, p, a) -> truth(p.matcher(t).find())),
                Named.of(new RegexFunction(
                        "~*",
                        2,
                        3,
                        0,
                        "",
                        SqlType.BOOLEAN,
                        (p, f) -> Patterns.compile(p, "i"),
                        (t, p, a) -> truth(p.matcher(t).find()))),
                Named.of(new RegexFunction(
                        "SIMILAR TO",
                        2,
                        3,
                        2,
                        "\\",
                        SqlType.BOOLEAN,
                        Patterns::similar,
                        (t, p, a) -> truth(p.matcher(t).matches()))),
                named(
                        "REGEXP_LIKE",
                        2,
                        3,
                        2,
                        SqlType.BOOLEAN,
                        (t, p, a) -> truth(p.matcher(t).find())),
                named("REGEXP_REPLACE", 3, 6, 3, SqlType.VARCHAR, Regexes::replace),
                named("REGEXP_SUBSTR", 2, 6, 4, SqlType.VARCHAR, Regexes::substring),
                named("REGEXP_COUNT", 2, 4, 3, SqlType.INTEGER, Regexes::count),
                named("REGEXP_INSTR", 2, 7, 5, SqlType.INTEGER, Regexes::position),
                named("REGEXP_MATCH", 2, 3, 2, TEXTS, (t, p, a) -> {
                    Matcher matcher = p.matcher(t);
                    return matcher.find() ? groups(matcher) : NullValue.NULL;
                }),
                named("REGEXP_SPLIT_TO_ARRAY", 2, 3, 2, TEXTS, (t, p, a) -> {
                    List<Value> parts = new ArrayList<>();
                    split(t, p).forEach(part -> parts.add(new TextValue(part)));
                    return new ArrayValue(parts);
                }),
                Named.of(new RegexFunction(
                        "SUBSTRING_SIMILAR", 2, 3, 2, "\\", SqlType.VARCHAR, Regexes::similarParts, (t, p, a) -> {
                            Matcher matcher = p.matcher(t);
                            return matcher.matches() ? group(matcher) : NullValue.NULL;
                        })),
                named("SUBSTRING_REGEX", 2, 2, 0, SqlType.VARCHAR, (t, p, a) -> {
                    Matcher matcher = p.matcher(t);
                    return matcher.find() ? group(matcher) : NullValue.NULL;
                }));
    }

    private static Named named(String name, int fewest, int most, int flagsAt, SqlType type, RegexFunction.Body body) {
        return Named.of(new RegexFunction(name, fewest, most, flagsAt, "", type, Patterns::compile, body));
    }

    /**
     * What stands between the matches. As in PostgreSQL an empty match counts neither at the ends of the text nor right behind
     * another match: an empty pattern splits into characters.
     */
    public static List<String> split(CharSequence text, Pattern pattern) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        int from = 0;
        while (matcher.find()) {
            boolean empty = matcher.end() == matcher.start();
            if (!empty || matcher.start() > from && matcher.start() < text.length()) {
                parts.add(text.subSequence(from, matcher.start()).toString());
                from = matcher.end();
            }
        }
        parts.add(text.subSequence(from, text.length()).toString());
        return parts;
    }

    /** The groups of each match, or of the first one unless there is the flag g: the rows of REGEXP_MATCHES. */
    public static List<Value> matches(CharSequence text, String pattern, String flags) {
        List<Value> found = new ArrayList<>();
        Matcher matcher = Patterns.compile(pattern, flags).matcher(text);
        while (matcher.find() && (found.isEmpty() || flags.contains("g"))) {
            found.add(groups(matcher));
        }
        return found;
    }

    /** (text, pattern, replacement, flags) or (text, pattern, replacement, position, occurrence = 1, flags). */
    private static Value replace(CharSequence text, Pattern pattern, Value[] arguments) {
        if (arguments.length > 3 && !(arguments[3] instanceof TextValue)) {
            return replaceFrom(text, pattern, arguments);
        }
        String flags = arguments.length > 3 ? TextForm.of(arguments[3]) : "g";
        Matcher matcher = pattern.matcher(text);
        String replacement = replacement(TextForm.of(arguments[2]), matcher.groupCount());
        StringBuilder out = new StringBuilder();
        try {
            boolean all = flags.contains("g");
            for (boolean found = matcher.find(); found; found = all && matcher.find()) {
                if (!isInsideCharacter(text, matcher.start())) {
                    matcher.appendReplacement(out, replacement);
                }
            }
            return text(matcher.appendTail(out).toString());
        } catch (IndexOutOfBoundsException | IllegalArgumentException noSuchGroup) {
            throw invalidReplacement(noSuchGroup, arguments[2]);
        }
    }

    /** An occurrence of 0 means all from the position on. */
    private static Value replaceFrom(CharSequence text, Pattern pattern, Value[] a) {
        long from = whole("REGEXP_REPLACE", a, 3, "position", 1);
        long occurrence = a.length > 4 ? whole("REGEXP_REPLACE", a, 4, "occurrence", 0) : 1;
        Matcher matcher = pattern.matcher(text);
        String replacement = replacement(TextForm.of(a[2]), matcher.groupCount());
        StringBuilder out = new StringBuilder();
        long left = occurrence;
        int start = offset(text, from - 1);
        try {
            boolean found = start <= text.length() && matcher.find(start);
            while (found) {
                if (!isInsideCharacter(text, matcher.start()) && (occurrence == 0 || --left == 0)) {
                    matcher.appendReplacement(out, replacement);
                }
                found = (occurrence == 0 || left > 0) && matcher.find();
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException noSuchGroup) {
            throw invalidReplacement(noSuchGroup, a[2]);
        }
        matcher.appendTail(out);
        return text(out.toString());
    }

    private static StatementException invalidReplacement(RuntimeException noSuchGroup, Value replacement) {
        return new StatementException(
                ErrorCode.INVALID_REGULAR_EXPRESSION,
                "Invalid replacement: " + noSuchGroup.getMessage() + " in " + TextForm.of(replacement),
                noSuchGroup);
    }

    /** An empty match between the two halves of a surrogate pair is none. */
    private static boolean isInsideCharacter(CharSequence text, int offset) {
        return offset > 0
                && offset < text.length()
                && Character.isLowSurrogate(text.charAt(offset))
                && Character.isHighSurrogate(text.charAt(offset - 1));
    }

    /** The place behind so many characters; past the end if there are not as many. */
    private static int offset(CharSequence text, long characters) {
        return characters > Character.codePointCount(text, 0, text.length())
                ? text.length() + 1
                : Character.offsetByCodePoints(text, 0, (int) Math.max(0, characters));
    }

    /**
     * SQL's {@code \1} and {@code \&} as Java's {@code $1} and {@code $0}; {@code $1} stays. A {@code \1} of no group is empty.
     */
    private static String replacement(String text, int groups) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            if (c == '\\' && (Character.isDigit(next) || next == '&')) {
                if (next == '&' || next - '0' <= groups) {
                    out.append('$').append(next == '&' ? '0' : next);
                }
                i++;
            } else if (c == '\\' && next == '\\') {
                out.append("\\\\");
                i++;
            } else if (c == '$' && !Character.isDigit(next) && next != '{' || c == '\\') {
                out.append('\\').append(c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** (text, pattern, position = 1, occurrence = 1, flags, group = 0). */
    private static Value substring(CharSequence text, Pattern pattern, Value[] a) {
        int group = (int) whole("REGEXP_SUBSTR", a, 5, "group", 0);
        Matcher matcher = pattern.matcher(text);
        int from = start("REGEXP_SUBSTR", text, a);
        long left = whole("REGEXP_SUBSTR", a, 3, "occurrence", 1);
        for (boolean found = from <= text.length() && matcher.find(from); found; found = matcher.find()) {
            if (--left == 0) {
                String match = group <= matcher.groupCount() ? matcher.group(group) : null;
                return match == null ? NullValue.NULL : text(match);
            }
        }
        return NullValue.NULL;
    }

    /** Where the search starts, from 0; past any text if that is where it points. */
    private static int start(String function, CharSequence text, Value[] a) {
        return offset(text, whole(function, a, 2, "position", 1) - 1);
    }

    private static long whole(Value[] a, int place, long otherwise) {
        return a.length > place
                ? NumberCasts.toNumber(a[place], SqlType.INTEGER).longValue()
                : otherwise;
    }

    /** As {@link #whole(Value[], int, long)}, the least one if it is not said. @throws StatementException INVALID_PARAMETER */
    private static long whole(String function, Value[] a, int place, String what, long least) {
        long number = whole(a, place, least);
        if (number < least) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER,
                    function + " expected a" + (what.startsWith("o") ? "n " : " ") + what + " from " + least
                            + ", found " + number);
        }
        return number;
    }

    private static Value count(CharSequence text, Pattern pattern, Value[] a) {
        Matcher matcher = pattern.matcher(text);
        int from = start("REGEXP_COUNT", text, a);
        long count = 0;
        for (boolean found = from <= text.length() && matcher.find(from); found; found = matcher.find()) {
            count++;
        }
        return integer(count);
    }

    /** (text, pattern, position = 1, occurrence = 1, 1 for the place behind it, flags, group = 0). */
    private static Value position(CharSequence text, Pattern pattern, Value[] a) {
        int group = (int) whole("REGEXP_INSTR", a, 6, "group", 0);
        Matcher matcher = pattern.matcher(text);
        int from = start("REGEXP_INSTR", text, a);
        long left = whole("REGEXP_INSTR", a, 3, "occurrence", 1);
        long behind = whole("REGEXP_INSTR", a, 4, "end option", 0);
        if (behind > 1) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER,
                    "REGEXP_INSTR expected 0 for the place of the match or 1 for the place behind it, found " + behind);
        }
        for (boolean found = from <= text.length() && matcher.find(from); found; found = matcher.find()) {
            if (--left == 0) {
                boolean there = group <= matcher.groupCount() && matcher.start(group) >= 0;
                int offset = !there ? -1 : behind == 0 ? matcher.start(group) : matcher.end(group);
                return integer(there ? Character.codePointCount(text, 0, offset) + 1L : 0);
            }
        }
        return integer(0);
    }

    private static Value groups(Matcher matcher) {
        List<Value> groups = new ArrayList<>();
        for (int i = Math.min(1, matcher.groupCount()); i <= matcher.groupCount(); i++) {
            groups.add(matcher.group(i) == null ? NullValue.NULL : new TextValue(matcher.group(i)));
        }
        return new ArrayValue(groups);
    }

    private static Value group(Matcher matcher) {
        String match = matcher.group(Math.min(1, matcher.groupCount()));
        return match == null ? NullValue.NULL : text(match);
    }

    /**
     * {@code before #" wanted #" behind}: the escape and a double quote set off what is wanted. Without the second one it is all
     * that follows, without both the whole text. What stands before takes no more than it must.
     */
    private static Pattern similarParts(String pattern, String escape) {
        String[] parts = escape.isEmpty() ? new String[] {pattern} : pattern.split(Pattern.quote(escape + "\""), -1);
        if (parts.length > 3) {
            throw new StatementException(
                    ErrorCode.INVALID_USE_OF_ESCAPE,
                    "Invalid SIMILAR pattern: expected at most two separators " + escape + "\", found "
                            + (parts.length - 1));
        }
        StringBuilder out = new StringBuilder();
        int wanted = parts.length == 1 ? 0 : 1;
        for (int i = 0; i < parts.length; i++) {
            String part = Patterns.similar(parts[i], escape, i < wanted).pattern();
            out.append(i == wanted ? "(" + part + ")" : part);
        }
        return Pattern.compile(out.toString(), Pattern.DOTALL);
    }
}
