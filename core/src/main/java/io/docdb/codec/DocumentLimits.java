package io.docdb.codec;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;

/**
 * How large a document may be.
 *
 * @param maxDepth objects and arrays inside each other, the document itself counting one
 * @param maxBytes of the stored form
 */
public record DocumentLimits(int maxDepth, int maxBytes) {
    /**
     * 512 levels are far beyond any data made by people and far from the end of a thread's stack; 16 MiB is what other
     * document databases allow too: a document is read, checked and logged as a whole.
     */
    public static final DocumentLimits DEFAULT = new DocumentLimits(512, 16 << 20);

    void checkSize(int sizeBytes) {
        if (sizeBytes > maxBytes) {
            throw new StatementException(
                    ErrorCode.DOCUMENT_TOO_LARGE,
                    "Document too large: expected at most " + maxBytes + " bytes, found " + sizeBytes + " or more");
        }
    }

    void checkDepth(int depth) {
        if (depth > maxDepth) {
            throw new StatementException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "Document nested too deeply: expected at most " + maxDepth + " levels, found more");
        }
    }
}
