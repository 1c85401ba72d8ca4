package io.docdb.journal;

import io.docdb.error.DatabaseException;
import io.docdb.key.Keyspace;
import io.docdb.storage.ByteCursor;
import io.docdb.txn.Transaction;
import io.docdb.value.Document;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import java.util.Arrays;
import java.util.Optional;

/** Walks the hash chain of the audit collection. */
public final class AuditVerifier {
    private AuditVerifier() {}

    /**
     * What a verification found.
     *
     * @param entries how many were right before the first fault
     * @param fault the first altered, missing or reordered entry, in words; empty if the chain is whole
     */
    public record Finding(long entries, Optional<String> fault) {
        public boolean isWhole() {
            return fault.isEmpty();
        }
    }

    /** Reads all entries in the transaction's snapshot. */
    public static Finding verify(Transaction transaction) {
        String previous = AuditTrail.GENESIS;
        long entries = 0;
        try (ByteCursor cursor = transaction.scan(Keyspace.AUDIT, null, null, false)) {
            while (cursor.next()) {
                Optional<String> fault = check(cursor.key(), cursor.value(), previous);
                if (fault.isPresent()) {
                    return new Finding(entries, fault);
                }
                previous = ((TextValue) AuditFormat.entry(cursor.value()).get(AuditFormat.HASH)).value();
                entries++;
            }
        }
        return new Finding(entries, Optional.empty());
    }

    private static Optional<String> check(byte[] key, byte[] value, String previous) {
        Document entry;
        try {
            entry = AuditFormat.entry(value);
        } catch (DatabaseException e) {
            return Optional.of("Audit entry cannot be read: " + e.getMessage());
        }
        if (!(entry.get(AuditFormat.SEQUENCE) instanceof LongValue sequence)
                || !(entry.get(AuditFormat.ORDINAL) instanceof LongValue ordinal)
                || !Arrays.equals(key, AuditFormat.key(sequence.value(), (int) ordinal.value()))) {
            return Optional.of("Audit entry stands under the key of another one: " + entry);
        }
        String expected = AuditFormat.hash(previous, entry.without(AuditFormat.HASH));
        if (entry.get(AuditFormat.HASH) instanceof TextValue found
                && found.value().equals(expected)) {
            return Optional.empty();
        }
        return Optional.of("Audit chain broken at sequence " + sequence + ", ordinal " + ordinal
                + ": this entry was altered, or one before it was altered, removed or moved");
    }
}
