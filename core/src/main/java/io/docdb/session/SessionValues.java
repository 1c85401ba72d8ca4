package io.docdb.session;

import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;

/**
 * What CURRENT_USER, CURRENT_SCHEMA and their like answer in one session.
 *
 * @param database the name of the database
 * @param session the number of the session
 */
record SessionValues(String database, long session) {
    /** The value of an upper-case name; NULL for an unknown one. */
    Value get(String name, SessionOptions options) {
        return switch (name) {
            case "CURRENT_USER", "SESSION_USER", "USER" -> new TextValue(options.principal());
            case "CURRENT_SCHEMA" -> new TextValue(options.schema());
            case "CURRENT_CATALOG", "DATABASE" -> new TextValue(database);
            case "VERSION" -> new TextValue("docdb " + ProductVersion.TEXT);
            case "SESSION_ID" -> LongValue.of(session);
            default -> NullValue.NULL;
        };
    }
}
