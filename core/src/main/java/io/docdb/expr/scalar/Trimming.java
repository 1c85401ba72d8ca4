package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.bytes;
import static io.docdb.expr.define.Arguments.text;
import static io.docdb.expr.define.Param.ANY;

import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.type.Casts;
import io.docdb.expr.type.TextForm;
import io.docdb.value.BinaryValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/** TRIM and its relatives: what belongs to a set goes from the ends of a text, blanks if none is given, or of bytes, zeros then. */
public final class Trimming {
    private Trimming() {}

    public static List<Named> all() {
        return List.of(
                trimming(a -> trim(a, true, true), "TRIM", "BTRIM"),
                trimming(a -> trim(a, true, false), "LTRIM"),
                trimming(a -> trim(a, false, true), "RTRIM"));
    }

    private static Named trimming(Definition.Body body, String... names) {
        return Definition.of(names[0], Arrays.copyOfRange(names, 1, names.length))
                .takes(ANY, ANY)
                .optional(1)
                .gives(types -> types.get(0).family() == SqlType.Family.BINARY ? SqlType.VARBINARY : SqlType.VARCHAR)
                .as(body);
    }

    private static Value trim(Value[] a, boolean leading, boolean trailing) {
        if (a[0] instanceof BinaryValue bytes) {
            byte[] wanted = a.length > 1 ? bytes(Casts.cast(a[1], SqlType.VARBINARY, ZoneOffset.UTC)) : new byte[1];
            return trim(bytes, wanted, leading, trailing);
        }
        String text = TextForm.of(a[0]);
        String set = a.length > 1 ? TextForm.of(a[1]) : " ";
        int from = 0;
        int to = text.length();
        while (leading && from < to && set.indexOf(text.codePointAt(from)) >= 0) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (trailing && to > from && set.indexOf(text.codePointBefore(to)) >= 0) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return a[0] instanceof TextValue && from == 0 && to == text.length() ? a[0] : text(text.substring(from, to));
    }

    private static Value trim(BinaryValue value, byte[] set, boolean leading, boolean trailing) {
        byte[] bytes = value.bytes();
        int from = 0;
        int to = bytes.length;
        while (leading && from < to && contains(set, bytes[from])) {
            from++;
        }
        while (trailing && to > from && contains(set, bytes[to - 1])) {
            to--;
        }
        return BinaryValue.of(Arrays.copyOfRange(bytes, from, to));
    }

    private static boolean contains(byte[] set, byte wanted) {
        for (byte b : set) {
            if (b == wanted) {
                return true;
            }
        }
        return false;
    }
}
