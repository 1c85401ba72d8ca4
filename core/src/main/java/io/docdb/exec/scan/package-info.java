/**
 * The operators that read collections: scans, lookups, index accesses, counts.
 *
 * <p>Entry classes: the operators; {@link io.docdb.exec.scan.DocumentReader}, which takes one row out of one stored document;
 * {@link io.docdb.exec.scan.KeyRangeStep}, which turns a plan's range into bytes.
 *
 * <p>A document is not decoded: a predicate's terms that compare a path with a known value look at the bytes ({@link
 * io.docdb.exec.scan.ByteTest}), other terms get the values of the paths they name, and only then the row's own columns are
 * read. MISSING becomes NULL in rows.
 *
 * <p>Invariant: what an index access finds is tested and read from the document itself, so that its answer is the scan's.
 */
package io.docdb.exec.scan;
