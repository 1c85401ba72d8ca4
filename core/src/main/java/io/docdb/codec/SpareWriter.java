package io.docdb.codec;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps a writer from one document to the next: its buffers are larger than most documents, and making them anew takes longer
 * than filling them. Who comes while it is lent gets a new one. Thread-safe.
 */
public final class SpareWriter {
    /** A buffer that one large document has stretched is let go. */
    private static final int MOST_KEPT_BYTES = 64 << 10;

    private final AtomicReference<DocumentWriter> spare = new AtomicReference<>();

    /** A writer that is ready for a document; hand it back when the bytes are taken, or forget it. */
    public DocumentWriter take(FieldNames names, int reservedPrefixBytes) {
        DocumentWriter kept = spare.getAndSet(null);
        DocumentWriter writer = kept == null ? new DocumentWriter() : kept;
        writer.reset(names, reservedPrefixBytes);
        return writer;
    }

    public void handBack(DocumentWriter writer) {
        if (writer.bufferBytes() <= MOST_KEPT_BYTES) {
            spare.set(writer);
        }
    }
}
