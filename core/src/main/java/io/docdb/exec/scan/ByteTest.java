package io.docdb.exec.scan;

/** A test of a stored document by its bytes, true only if the term it stands for is true. Confined to one execution. */
@FunctionalInterface
interface ByteTest {
    /** @param offset where the document starts */
    boolean test(byte[] bytes, int offset);
}
