package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.integer;
import static io.docdb.expr.define.Arguments.length;
import static io.docdb.expr.define.Arguments.text;
import static io.docdb.expr.define.Arguments.truth;
import static io.docdb.expr.define.Param.ANY;
import static io.docdb.expr.define.Param.INTEGER;
import static io.docdb.expr.define.Param.TEXT;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.type.TextForm;
import io.docdb.value.ArrayValue;
import io.docdb.value.BinaryValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Functions over text. Characters are code points; positions count from 1. */
public final class Texts {
    /** Longest text a function may make; REPEAT and LPAD could fill the memory with a few digits. */
    static final int MAX_LENGTH = 64 << 20;

    private Texts() {}

    public static List<Named> all() {
        List<Named> functions = new ArrayList<>(changing());
        functions.addAll(cutting());
        functions.addAll(padding());
        functions.addAll(searching());
        functions.addAll(joining());
        functions.addAll(characters());
        return functions;
    }

    private static Definition called(String name, String... synonyms) {
        return Definition.of(name, synonyms).gives(SqlType.VARCHAR);
    }

    private static List<Named> changing() {
        return List.of(
                called("UPPER", "UCASE").takes(TEXT).as(a -> text(text(a[0]).toUpperCase(Locale.ROOT))),
                called("LOWER", "LCASE").takes(TEXT).as(a -> text(text(a[0]).toLowerCase(Locale.ROOT))),
                called("INITCAP").takes(TEXT).as(a -> text(capitalized(text(a[0])))),
                Definition.of("REVERSE")
                        .takes(ANY)
                        .gives(Texts::bytesOrText)
                        .as(a -> a[0] instanceof BinaryValue binary
                                ? Octets.reversed(binary.bytes())
                                : text(new StringBuilder(TextForm.of(a[0]))
                                        .reverse()
                                        .toString())),
                called("REPLACE")
                        .takes(TEXT, TEXT, TEXT)
                        .optional(1)
                        .as(a -> text(replace(text(a[0]), text(a[1]), a.length > 2 ? text(a[2]) : ""))),
                called("TRANSLATE")
                        .takes(TEXT, TEXT, TEXT)
                        .as(a -> text(translate(text(a[0]), text(a[1]), text(a[2])))),
                called("NORMALIZE").takes(TEXT, TEXT).optional(1).as(a -> text(normalized(a))),
                Definition.of("OVERLAY")
                        .takes(ANY, ANY, INTEGER, INTEGER)
                        .optional(1)
                        .gives(Texts::bytesOrText)
                        .as(Texts::overlay),
                called("INSERT")
                        .takes(TEXT, INTEGER, INTEGER, TEXT)
                        .as(a -> text(inserted(text(a[0]), length(a[1]), length(a[2]), text(a[3])))),
                called("STUFF")
                        .takes(TEXT, INTEGER, INTEGER, TEXT)
                        .as(a -> stuffed(text(a[0]), length(a[1]), length(a[2]), text(a[3]))),
                called("QUOTE_IDENT").takes(TEXT).as(a -> text(Quoting.name(text(a[0])))),
                called("QUOTE_LITERAL").takes(TEXT).as(a -> text(Quoting.literal(text(a[0])))),
                called("QUOTE_NULLABLE", "QUOTE")
                        .takes(ANY)
                        .seesNull()
                        .as(a -> text(a[0].isNull() ? "NULL" : Quoting.literal(TextForm.of(a[0])))),
                Named.of(new Collation()),
                Named.of(new Collation.Key()));
    }

    private static List<Named> cutting() {
        return List.of(
                Definition.of("SUBSTRING", "SUBSTR", "MID")
                        .takes(ANY, INTEGER, INTEGER)
                        .optional(1)
                        .gives(Texts::bytesOrText)
                        .as(a -> substring(
                                a[0], integer(a[1]), a.length > 2 ? integer(a[2]) : Long.MAX_VALUE, a.length > 2)),
                called("LEFT").takes(TEXT, INTEGER).as(a -> text(left(text(a[0]), length(a[1])))),
                called("RIGHT").takes(TEXT, INTEGER).as(a -> text(right(text(a[0]), length(a[1])))),
                called("SPLIT_PART")
                        .takes(TEXT, TEXT, INTEGER)
                        .as(a -> text(part(text(a[0]), text(a[1]), integer(a[2])))),
                called("SUBSTRING_INDEX")
                        .takes(TEXT, TEXT, INTEGER)
                        .as(a -> text(upToNth(text(a[0]), text(a[1]), length(a[2])))));
    }

    private static List<Named> padding() {
        return List.of(
                called("LPAD")
                        .takes(TEXT, INTEGER, TEXT)
                        .optional(1)
                        .as(a -> text(pad(text(a[0]), length(a[1]), a.length > 2 ? text(a[2]) : " ", true))),
                called("RPAD")
                        .takes(TEXT, INTEGER, TEXT)
                        .optional(1)
                        .as(a -> text(pad(text(a[0]), length(a[1]), a.length > 2 ? text(a[2]) : " ", false))),
                called("REPEAT", "REPLICATE").takes(TEXT, INTEGER).as(a -> text(repeat(text(a[0]), integer(a[1])))),
                called("SPACE").takes(INTEGER).as(a -> text(repeat(" ", integer(a[0])))));
    }

    private static List<Named> searching() {
        return List.of(
                Definition.of("POSITION")
                        .takes(ANY, ANY)
                        .gives(SqlType.INTEGER)
                        .as(a -> integer(
                                a[0] instanceof BinaryValue wanted && a[1] instanceof BinaryValue bytes
                                        ? Octets.position(bytes.bytes(), wanted.bytes())
                                        : position(TextForm.of(a[1]), TextForm.of(a[0]), 1))),
                Definition.of("LOCATE", "CHARINDEX")
                        .takes(TEXT, TEXT, INTEGER)
                        .optional(1)
                        .gives(SqlType.INTEGER)
                        .as(a -> integer(position(text(a[1]), text(a[0]), a.length > 2 ? length(a[2]) : 1))),
                Definition.of("INSTR", "STRPOS")
                        .takes(TEXT, TEXT, INTEGER, INTEGER)
                        .optional(2)
                        .gives(SqlType.INTEGER)
                        .as(a -> integer(position(
                                text(a[0]),
                                text(a[1]),
                                a.length > 2 ? length(a[2]) : 1,
                                a.length > 3 ? integer(a[3]) : 1))),
                Definition.of("STARTS_WITH", "STARTSWITH")
                        .takes(TEXT, TEXT)
                        .gives(SqlType.BOOLEAN)
                        .as(a -> truth(text(a[0]).startsWith(text(a[1])))),
                Definition.of("ENDS_WITH", "ENDSWITH")
                        .takes(TEXT, TEXT)
                        .gives(SqlType.BOOLEAN)
                        .as(a -> truth(text(a[0]).endsWith(text(a[1])))),
                Definition.of("CONTAINS")
                        .takes(TEXT, TEXT)
                        .gives(SqlType.BOOLEAN)
                        .as(a -> truth(text(a[0]).contains(text(a[1])))),
                Definition.of("CHAR_LENGTH", "CHARACTER_LENGTH", "LENGTH", "LEN")
                        .takes(ANY)
                        .gives(SqlType.INTEGER)
                        .as(a -> integer(lengthOf(a[0]))),
                Definition.of("OCTET_LENGTH").takes(ANY).gives(SqlType.INTEGER).as(a -> integer(bytesOf(a[0]))),
                Definition.of("BIT_LENGTH").takes(ANY).gives(SqlType.INTEGER).as(a -> integer(8L * bytesOf(a[0]))));
    }

    private static List<Named> joining() {
        return List.of(
                called("CONCAT").takes(ANY).optional(1).variadic().seesNull().as(a -> {
                    StringBuilder out = new StringBuilder();
                    for (Value value : a) {
                        out.append(value.isNull() ? "" : TextForm.of(value));
                    }
                    return text(out.toString());
                }),
                called("CONCAT_WS")
                        .takes(TEXT, ANY)
                        .optional(1)
                        .variadic()
                        .seesNull()
                        .as(Texts::joinWith));
    }

    private static List<Named> characters() {
        return List.of(
                Definition.of("ASCII", "ORD", "UNICODE")
                        .takes(TEXT)
                        .gives(SqlType.INTEGER)
                        .as(a -> text(a[0]).isEmpty()
                                ? integer(0)
                                : integer(text(a[0]).codePointAt(0))),
                called("UNISTR").takes(TEXT).as(a -> text(UnicodeEscapes.read(text(a[0])))),
                called("CHR", "CHAR", "NCHAR").takes(INTEGER).as(a -> text(character(integer(a[0])))),
                called("SOUNDEX").takes(TEXT).as(a -> text(Soundex.of(text(a[0])))),
                Definition.of("DIFFERENCE")
                        .takes(TEXT, TEXT)
                        .gives(SqlType.INTEGER)
                        .as(a -> {
                            String left = Soundex.of(text(a[0]));
                            String right = Soundex.of(text(a[1]));
                            int same = 0;
                            for (int i = 0; i < Math.min(left.length(), right.length()); i++) {
                                same += left.charAt(i) == right.charAt(i) ? 1 : 0;
                            }
                            return integer(same);
                        }),
                Definition.of("LEVENSHTEIN")
                        .takes(TEXT, TEXT)
                        .gives(SqlType.INTEGER)
                        .as(a -> integer(distance(text(a[0]), text(a[1])))));
    }

    static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String capitalized(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            out.appendCodePoint(inWord ? Character.toLowerCase(c) : Character.toTitleCase(c));
            inWord = Character.isLetterOrDigit(c);
            i += Character.charCount(c);
        }
        return out.toString();
    }

    private static String replace(String text, String from, String to) {
        if (from.isEmpty()) {
            return text;
        }
        String replaced = text.replace(from, to);
        requireLength(replaced.length());
        return replaced;
    }

    /** Each character of {@code from} becomes the one at its place in {@code to}, or goes if there is none. */
    private static String translate(String text, String from, String to) {
        int[] sources = from.codePoints().toArray();
        int[] targets = to.codePoints().toArray();
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int place = 0;
            while (place < sources.length && sources[place] != c) {
                place++;
            }
            if (place == sources.length) {
                out.appendCodePoint(c);
            } else if (place < targets.length) {
                out.appendCodePoint(targets[place]);
            }
        });
        return out.toString();
    }

    private static String normalized(Value[] a) {
        String form = a.length > 1 ? text(a[1]).toUpperCase(Locale.ROOT) : "NFC";
        try {
            return Normalizer.normalize(text(a[0]), Normalizer.Form.valueOf(form));
        } catch (IllegalArgumentException unknown) {
            throw wrong("NORMALIZE expects NFC, NFD, NFKC or NFKD, found " + form, unknown);
        }
    }

    private static StatementException wrong(String message, Throwable cause) {
        return new StatementException(ErrorCode.INVALID_PARAMETER, "Wrong argument: " + message, cause);
    }

    static void requireLength(long length) {
        if (length > MAX_LENGTH) {
            throw new StatementException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "Text too long: expected at most " + MAX_LENGTH + " characters, found " + length);
        }
    }

    /** The place of character {@code position} (from 1) in UTF-16 units, inside the text. */
    private static int offset(String text, long position) {
        if (position <= 1) {
            return 0;
        }
        return position > text.length() || position - 1 >= characters(text)
                ? text.length()
                : text.offsetByCodePoints(0, (int) position - 1);
    }

    private static SqlType bytesOrText(List<SqlType> types) {
        return types.get(0).family() == SqlType.Family.BINARY ? SqlType.VARBINARY : SqlType.VARCHAR;
    }

    private static Value overlay(Value[] a) {
        if (a[0] instanceof BinaryValue binary && a[1] instanceof BinaryValue replacement) {
            long count = a.length > 3 ? integer(a[3]) : replacement.bytes().length;
            return Octets.overlay(binary.bytes(), replacement.bytes(), a[2], count);
        }
        String replacement = TextForm.of(a[1]);
        int count = a.length > 3 ? length(a[3]) : characters(replacement);
        return text(overlay(TextForm.of(a[0]), replacement, length(a[2]), count));
    }

    private static String overlay(String text, String replacement, int from, int count) {
        if (from < 1) {
            throw substringError("OVERLAY expects a position from 1, found " + from);
        }
        return text.substring(0, offset(text, from))
                + replacement
                + text.substring(offset(text, (long) from + Math.max(count, -from)));
    }

    /** MySQL's and H2's INSERT: a position outside changes nothing. */
    private static String inserted(String text, int from, int count, String replacement) {
        if (from < 1 || from > characters(text)) {
            return text;
        }
        return text.substring(0, offset(text, from))
                + replacement
                + text.substring(offset(text, (long) from + Math.max(count, 0)));
    }

    /** SQL Server's INSERT: NULL for a place that is not in the text. */
    private static Value stuffed(String text, int from, int count, String replacement) {
        return from < 1 || from > characters(text) || count < 0
                ? NullValue.NULL
                : text(inserted(text, from, count, replacement));
    }

    private static StatementException substringError(String message) {
        return new StatementException(ErrorCode.SUBSTRING_ERROR, "Wrong argument: " + message);
    }

    /** The standard's SUBSTRING: positions before the text count as used up. */
    private static Value substring(Value value, long from, long count, boolean counted) {
        if (counted && count < 0) {
            throw substringError("SUBSTRING expects a length that is not negative, found " + count);
        }
        long end = counted && from + count >= from || from < 0 && counted ? from + count : Long.MAX_VALUE;
        if (value instanceof BinaryValue bytes) {
            int start = (int) Math.max(0, Math.min(bytes.length(), from - 1));
            int stop = (int) Math.max(start, Math.min(bytes.length(), end - 1));
            return BinaryValue.of(java.util.Arrays.copyOfRange(bytes.bytes(), start, stop));
        }
        String text = TextForm.of(value);
        int start = offset(text, from);
        return text(text.substring(start, Math.max(start, offset(text, end))));
    }

    /** The first {@code count} characters; for a negative count all but the last ones. */
    private static String left(String text, int count) {
        int wanted = count >= 0 ? count : characters(text) + count;
        return text.substring(0, offset(text, Math.max(wanted, 0) + 1L));
    }

    private static String right(String text, int count) {
        int dropped = count >= 0 ? characters(text) - count : -count;
        return text.substring(offset(text, Math.max(dropped, 0) + 1L));
    }

    /** Part {@code wanted} from 1; negative ones count from the end. */
    private static String part(String text, String separator, long wanted) {
        if (wanted == 0) {
            throw wrong("SPLIT_PART expects a position other than zero", null);
        }
        if (separator.isEmpty()) {
            return wanted == 1 || wanted == -1 ? text : "";
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + separator.length();
        }
        parts.add(text.substring(from));
        long place = wanted > 0 ? wanted - 1 : parts.size() + wanted;
        return place >= 0 && place < parts.size() ? parts.get((int) place) : "";
    }

    /** MySQL's SUBSTRING_INDEX: all before the {@code count}th separator; from the end if negative. */
    private static String upToNth(String text, String separator, int count) {
        if (separator.isEmpty() || count == 0) {
            return "";
        }
        if (count > 0) {
            int at = -separator.length();
            for (int i = 0; i < count; i++) {
                at = text.indexOf(separator, at + separator.length());
                if (at < 0) {
                    return text;
                }
            }
            return text.substring(0, at);
        }
        int at = text.length();
        for (int i = 0; i > count; i--) {
            at = text.lastIndexOf(separator, at - separator.length());
            if (at < 0) {
                return text;
            }
        }
        return text.substring(at + separator.length());
    }

    private static String pad(String text, int length, String with, boolean before) {
        requireLength(length);
        int has = characters(text);
        if (has >= length) {
            return left(text, Math.max(length, 0));
        }
        if (with.isEmpty()) {
            return text;
        }
        int missing = length - has;
        int unit = characters(with);
        String filler = with.repeat(missing / unit) + with.substring(0, offset(with, missing % unit + 1L));
        return before ? filler + text : text + filler;
    }

    private static String repeat(String text, long count) {
        if (count <= 0 || text.isEmpty()) {
            return "";
        }
        requireLength(count > MAX_LENGTH ? Long.MAX_VALUE : count * text.length());
        return text.repeat((int) count);
    }

    /** The position of {@code wanted} from 1, searched from character {@code from} on; 0 if it is not there. */
    /** Oracle's: the first, second, … place where it stands, seen from a position, or from the end if that is negative. */
    private static int position(String text, String wanted, int from, long occurrence) {
        if (occurrence < 1) {
            throw substringError("INSTR expects an occurrence from 1, found " + occurrence);
        }
        int found = position(text, wanted, from);
        int step = from < 0 ? -1 : 1;
        for (long passed = 1; passed < occurrence && found > 0; passed++) {
            int next = found + step; // from 1; one past the text finds nothing
            found = next < 1 || next > characters(text)
                    ? 0
                    : position(text, wanted, from < 0 ? next - 1 - characters(text) : next);
        }
        return found;
    }

    private static int position(String text, String wanted, int from) {
        if (from < 0) {
            int start = Math.max(0, characters(text) + from);
            int found = text.lastIndexOf(wanted, offset(text, start + 1L));
            return found < 0 ? 0 : text.codePointCount(0, found) + 1;
        }
        int start = offset(text, Math.max(from, 1));
        int found = text.indexOf(wanted, start);
        return found < 0 ? 0 : text.codePointCount(0, found) + 1;
    }

    private static int lengthOf(Value value) {
        if (value instanceof BinaryValue bytes) {
            return bytes.length();
        }
        return value instanceof ArrayValue array ? array.size() : characters(TextForm.of(value));
    }

    private static int bytesOf(Value value) {
        return value instanceof BinaryValue bytes
                ? bytes.length()
                : TextForm.of(value).getBytes(StandardCharsets.UTF_8).length;
    }

    private static Value joinWith(Value[] a) {
        if (a[0].isNull()) {
            return NullValue.NULL;
        }
        StringBuilder out = new StringBuilder();
        boolean any = false;
        for (int i = 1; i < a.length; i++) {
            if (!a[i].isNull()) {
                out.append(any ? text(a[0]) : "").append(TextForm.of(a[i]));
                any = true;
            }
        }
        return new TextValue(out.toString());
    }

    private static String character(long code) {
        if (code <= 0 || code > Character.MAX_CODE_POINT) {
            throw wrong("CHR expects a Unicode code point, found " + code, null);
        }
        return Character.toString((int) code);
    }

    private static int distance(String left, String right) {
        requireLength((long) left.length() * right.length());
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replace = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
