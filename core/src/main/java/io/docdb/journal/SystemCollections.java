package io.docdb.journal;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.ViewDefinition;
import io.docdb.key.Keyspace;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.Optional;

/** The definitions that show the audit: {@code audit_log}, the entries as they are, and {@code audit}, one row per change. */
public final class SystemCollections {
    /** The entries: one for each commit, collection and operation, in chunks. */
    public static final CollectionDefinition AUDIT_LOG = new CollectionDefinition(
            Keyspace.AUDIT,
            CatalogSnapshot.DEFAULT_SCHEMA,
            "audit_log",
            CollectionDefinition.Origin.SYSTEM,
            List.of(
                    ColumnDefinition.of(AuditFormat.SEQUENCE, SqlType.BIGINT, false),
                    ColumnDefinition.of(AuditFormat.ORDINAL, SqlType.BIGINT, false),
                    ColumnDefinition.of(AuditFormat.AT, SqlType.TIMESTAMP_TZ, false),
                    ColumnDefinition.of(AuditFormat.PRINCIPAL, SqlType.VARCHAR, false),
                    ColumnDefinition.of(AuditFormat.CONTEXT, SqlType.OBJECT, false),
                    ColumnDefinition.of(AuditFormat.OPERATION, SqlType.VARCHAR, false),
                    ColumnDefinition.of(AuditFormat.COLLECTION, SqlType.VARCHAR, false),
                    ColumnDefinition.of(AuditFormat.CHANGES, SqlType.arrayOf(SqlType.OBJECT), false),
                    ColumnDefinition.of(AuditFormat.HASH, SqlType.VARCHAR, false)),
            Optional.empty(),
            List.of(FieldPath.of(AuditFormat.SEQUENCE), FieldPath.of(AuditFormat.ORDINAL)),
            "audit_log_pkey",
            List.of(),
            List.of(),
            false,
            "Who changed what, when: append-only, hash-chained");

    /** One row per changed document. */
    public static final ViewDefinition AUDIT = new ViewDefinition(
            -2, CatalogSnapshot.DEFAULT_SCHEMA, "audit", List.of(), """
            SELECT l.sequence, l.at, l.principal, l.context, l.operation, l.collection,
                   CAST(c.change.key AS VARCHAR) AS key, c.change.paths AS paths, c.change.message AS message, l.hash
            FROM audit_log AS l LEFT JOIN LATERAL UNNEST(l.changes) AS c (change) ON TRUE""", "One row for each changed document");

    private SystemCollections() {}
}
