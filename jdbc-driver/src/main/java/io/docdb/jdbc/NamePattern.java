package io.docdb.jdbc;

import java.util.Locale;

/** A name pattern of JDBC's metadata: {@code %} any text, {@code _} one character, backslash takes the next literally. */
final class NamePattern {
    private static final NamePattern ANY = new NamePattern("%");

    private final String pattern;

    private NamePattern(String pattern) {
        this.pattern = pattern.toLowerCase(Locale.ROOT);
    }

    /** A null pattern does not narrow the search. */
    static NamePattern of(String pattern) {
        return pattern == null ? ANY : new NamePattern(pattern);
    }

    boolean matches(String name) {
        return matches(0, name.toLowerCase(Locale.ROOT), 0);
    }

    private boolean matches(int at, String name, int from) {
        if (at == pattern.length()) {
            return from == name.length();
        }
        char c = pattern.charAt(at);
        if (c == '%') {
            for (int i = from; i <= name.length(); i++) {
                if (matches(at + 1, name, i)) {
                    return true;
                }
            }
            return false;
        }
        boolean escaped = c == '\\' && at + 1 < pattern.length();
        char wanted = escaped ? pattern.charAt(at + 1) : c;
        boolean fits = from < name.length() && (wanted == name.charAt(from) || c == '_');
        return fits && matches(at + (escaped ? 2 : 1), name, from + 1);
    }
}
