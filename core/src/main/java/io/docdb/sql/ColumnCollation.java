package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.ObjectName;
import java.util.Locale;
import java.util.Set;

/**
 * COLLATE of a column: only what docdb does anyway, which is to compare texts by code point. Another order would have to hold for
 * indexes, keys and joins, too; one query gets it by COLLATE behind an expression.
 */
final class ColumnCollation {
    private static final Set<String> BY_CODE_POINT =
            Set.of("c", "posix", "ucs_basic", "binary", "default", "c.utf8", "c.utf-8");

    private ColumnCollation() {}

    static boolean isByCodePoint(ObjectName collation) {
        String name = collation.last().text().toLowerCase(Locale.ROOT);
        return BY_CODE_POINT.contains(name) || name.endsWith("_bin");
    }

    /** The name, which must be one of those. */
    static ObjectName read(TokenReader in) {
        int offset = in.offset();
        ObjectName name = in.objectName();
        if (!isByCodePoint(name)) {
            throw in.error(
                    ErrorCode.NOT_SUPPORTED,
                    "COLLATE of a column expected C or another binary collation, found \"" + name
                            + "\": text is compared by code point; ORDER BY column COLLATE \"" + name
                            + "\" is for one query, an index on lower(column) and ILIKE for any case",
                    offset);
        }
        return name;
    }
}
