package io.docdb.journal;

import io.docdb.codec.DocumentCodec;
import io.docdb.key.Keyspace;
import io.docdb.txn.Transaction;
import io.docdb.txn.TransactionManager;
import io.docdb.txn.TransactionOptions;
import io.docdb.value.Document;
import io.docdb.value.TextValue;

/**
 * Puts refused attempts into the audit: each in a commit of its own, for the transaction that tried is not to be trusted
 * to commit. Thread-safe.
 */
public final class Refusals {
    private static final byte[] LAST = {0};

    private Refusals() {}

    /** @param options of the session that tried: who, and in which context */
    public static void record(TransactionManager transactions, TransactionOptions options, String message) {
        Document refusal = Document.of(AuditFormat.MESSAGE, new TextValue(message));
        try (Transaction transaction = transactions.begin(options.withReadOnly(false))) {
            transaction.put(
                    Keyspace.REFUSALS,
                    LAST,
                    DocumentCodec.encode(refusal, AuditFormat.names(), Transaction.STAMP_BYTES));
            transaction.commit();
        }
    }
}
