package io.docdb.jdbc;

import io.docdb.session.ProductVersion;
import io.docdb.sql.ast.NullOrdering;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which database the metadata say this is. Frameworks choose their dialect by that name and refuse one they have never heard
 * of; a URL may give another: {@code product=PostgreSQL} or, with a version, {@code product=PostgreSQL 15.4}.
 */
record Product(String name, int major, int minor) {
    static final Product DOCDB = new Product("docdb", ProductVersion.MAJOR, ProductVersion.MINOR);

    private static final String POSTGRESQL = "PostgreSQL";

    /** The PostgreSQL with which docdb's answers are compared. */
    private static final int POSTGRESQL_MAJOR = 15;

    private static final int POSTGRESQL_NAME_LENGTH = 63;

    private static final Pattern FORM = Pattern.compile("(\\S.*?)(?:\\s+(\\d{1,9})(?:\\.(\\d{1,9}))?)?");

    /** @throws SQLException F0000 saying what the option looks like */
    static Product of(ConnectionUrl url) throws SQLException {
        String text = url.options().get("product");
        if (text == null) {
            return DOCDB;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches() || isNumber(form.group(1))) {
            throw SessionSettings.wrong("product", "a name and perhaps a version, such as PostgreSQL 15.4", text);
        }
        String name = form.group(1).toLowerCase(Locale.ROOT).equals("postgresql") ? POSTGRESQL : form.group(1);
        if (form.group(2) != null) {
            int minor = form.group(3) == null ? 0 : Integer.parseInt(form.group(3));
            return new Product(name, Integer.parseInt(form.group(2)), minor);
        }
        return name.equals(POSTGRESQL)
                ? new Product(name, POSTGRESQL_MAJOR, 0)
                : new Product(name, DOCDB.major, DOCDB.minor);
    }

    private static boolean isNumber(String text) {
        return Character.isDigit(text.charAt(0));
    }

    /**
     * The longest name that clients of this product may make up, 0 for any: names have no limit here, but who takes this for
     * PostgreSQL cuts what it generates to this many characters, and some refuse to cut to none.
     */
    int maxNameLength() {
        return name.equals(POSTGRESQL) ? POSTGRESQL_NAME_LENGTH : 0;
    }

    /** Where ORDER BY puts NULLs unless the URL says: who takes this for PostgreSQL relies on its order. */
    NullOrdering nullOrdering() {
        return name.equals(POSTGRESQL) ? NullOrdering.HIGH : NullOrdering.LOW;
    }

    String version() {
        return major + "." + minor;
    }
}
