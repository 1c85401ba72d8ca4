package io.docdb.jdbc;

import io.docdb.session.Result;
import java.sql.SQLWarning;

/** What statements said though they did not fail, in their order, as JDBC chains it. Confined to one statement. */
final class Warnings {
    /** The class of all warnings, without a finer reason. */
    private static final String WARNING = "01000";

    private SQLWarning first; // null when there is none

    void add(Result result) {
        result.warnings().forEach(this::add);
    }

    void add(String warning) {
        SQLWarning next = new SQLWarning(warning, WARNING);
        if (first == null) {
            first = next;
        } else {
            first.setNextWarning(next);
        }
    }

    /** With the others behind it; null if nothing was said. */
    SQLWarning first() {
        return first;
    }

    void clear() {
        first = null;
    }
}
