/**
 * Ordered maps from bytes to bytes with O(1) snapshots of all maps and atomic commits, over the copy-on-write trees of
 * h2-mvstore. This package alone imports {@code org.h2.mvstore}.
 *
 * <p>Entry class: {@link io.docdb.storage.Store}.
 *
 * <p>Invariant: a reader's snapshot is all maps as of one commit, and no page it can reach is reclaimed while it is open.
 * This package must not know documents, indexes, transactions or the log; it is told only when the log is durable
 * ({@link io.docdb.storage.LogBarrier}).
 */
package io.docdb.storage;
