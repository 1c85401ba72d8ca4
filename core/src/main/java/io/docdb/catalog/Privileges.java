package io.docdb.catalog;

import java.util.List;

/** What PostgreSQL lets one grant, by the kind of object. */
final class Privileges {
    private Privileges() {}

    /** @param object as in {@code HAS_…_PRIVILEGE}: TABLE, ANY_COLUMN, COLUMN, SEQUENCE, SCHEMA, DATABASE, FUNCTION */
    static List<String> of(String object) {
        return switch (object) {
            case "TABLE" ->
                List.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN");
            case "ANY_COLUMN", "COLUMN" -> List.of("SELECT", "INSERT", "UPDATE", "REFERENCES");
            case "SEQUENCE" -> List.of("USAGE", "SELECT", "UPDATE");
            case "SCHEMA" -> List.of("CREATE", "USAGE");
            case "DATABASE" -> List.of("CREATE", "CONNECT", "TEMPORARY", "TEMP");
            default -> List.of("EXECUTE");
        };
    }
}
