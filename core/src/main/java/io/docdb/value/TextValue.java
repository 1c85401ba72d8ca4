package io.docdb.value;

import java.util.Objects;

/** Unicode text; sorts by code point, which is also the order of its UTF-8 bytes. */
public record TextValue(String value) implements Value, Comparable<TextValue> {
    public static final TextValue EMPTY = new TextValue("");

    public TextValue {
        Objects.requireNonNull(value);
    }

    @Override
    public ValueKind kind() {
        return ValueKind.TEXT;
    }

    /** Code point order; differs from {@link String#compareTo} where surrogates meet U+E000 to U+FFFF. */
    @Override
    public int compareTo(TextValue other) {
        String a = value;
        String b = other.value;
        int shared = Math.min(a.length(), b.length());
        for (int i = 0; i < shared; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Integer.compare(codePointRank(x), codePointRank(y));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** Surrogates stand for code points above U+FFFF: they rank behind every other UTF-16 unit. */
    private static int codePointRank(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }

    @Override
    public String toString() {
        return JsonText.quote(value);
    }
}
