package io.docdb.sql.ast;

/** Kinds of named objects in DROP, RENAME, COMMENT ON, GRANT. */
public enum ObjectKind {
    /** A collection under its relational name; DROP TABLE drops any collection. */
    TABLE("TABLE"),
    /** In DROP only: one of the session's own. */
    TEMPORARY_TABLE("TEMPORARY TABLE"),
    COLLECTION("COLLECTION"),
    VIEW("VIEW"),
    MATERIALIZED_VIEW("MATERIALIZED VIEW"),
    INDEX("INDEX"),
    SEQUENCE("SEQUENCE"),
    SCHEMA("SCHEMA"),
    DOMAIN("DOMAIN"),
    /** In DROP only, without names: whatever was made. */
    ALL("ALL OBJECTS"),
    /** In COMMENT ON only: the last part of the name is the column. */
    COLUMN("COLUMN"),
    /** In COMMENT ON only: the last part of the name is the constraint. */
    CONSTRAINT("CONSTRAINT"),
    ROLE("ROLE"),
    USER("USER"),
    /** The last part of the name is the policy, the rest its collection. */
    POLICY("POLICY");

    private final String sqlName;

    ObjectKind(String sqlName) {
        this.sqlName = sqlName;
    }

    public String sqlName() {
        return sqlName;
    }
}
