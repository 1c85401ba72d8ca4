/**
 * What happened, from the commit records: the audit collection.
 *
 * <p>Entry class: {@link io.docdb.journal.Journal}, the part the data floor takes in every commit. Before a commit it notes
 * which documents and which of their paths change; the note becomes the annotation of the log record. Under the commit
 * lock, and again at replay, audit entries are derived from the record: one for each collection and operation of the commit,
 * in chunks. So the log stays the only truth, and the audit collection is a reader of it like any other.
 *
 * <p>Entries form a hash chain: each holds the SHA-256 of its own bytes and the hash before it.
 * {@link io.docdb.journal.AuditVerifier} finds the first altered, missing or reordered entry.
 *
 * <p>Layout of the audit map: key = sequence, ordinal by {@code KeyEncoder}; value = stamp, then the entry in the document
 * encoding with the fixed dictionary of {@link io.docdb.journal.AuditFormat}. This package knows no SQL; the system
 * collection {@code audit_log} and the view {@code audit} over it are ordinary definitions.
 */
package io.docdb.journal;
