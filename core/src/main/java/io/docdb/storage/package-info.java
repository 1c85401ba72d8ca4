/**
 * Ordered maps from bytes to bytes with O(1) snapshots of all maps and atomic commits, over the copy-on-write trees of
 * h2-mvstore. This package alone imports {@code org.h2.mvstore}.
 *
 * <p>Entry class: {@link io.docdb.storage.Store}.
 *
 * <p>Invariants: a reader's snapshot is all maps as of one commit, and no page it can reach is reclaimed while it is open. A
 * checkpoint is all maps as of one commit, never ahead of the durable log, and counts only once the control record names
 * it; open takes exactly that version or fails, and makes durable what it has found before it builds on it: whoever wrote it
 * may have been killed before it was forced. Every block read from a file has proved itself. This package must not know
 * documents, indexes, transactions or the log; it is told only when the log is durable
 * ({@link io.docdb.storage.LogBarrier}).
 *
 * <h2>On disk, do not renumber</h2>
 *
 * All integers are big endian. A database folder holds
 *
 * <ul>
 *   <li>{@code docdb.control}: two slots that name the version of the checkpoint which counts
 *       ({@link io.docdb.storage.ControlFile}, {@link io.docdb.storage.ControlRecord});
 *   <li>{@code docdb.data}: the checkpoint, blocks of 4096 bytes each with a seal ({@link io.docdb.storage.SealedFile},
 *       {@link io.docdb.storage.ChecksumSeal}, {@link io.docdb.storage.seal.Encryption#BLOCK_SEAL_BYTES}); the blocks' contents are chunks of h2-mvstore's format 3, blocks 0 and 1 unused;
 *   <li>{@code docdb.key}: only if encrypted, see {@code io.docdb.storage.seal};
 *   <li>{@code log/}: see {@code io.docdb.wal};
 *   <li>{@code docdb.lock}, {@code docdb.owner}: who has it open ({@link io.docdb.storage.file.FolderLock});
 *   <li>{@code docdb.unfinished}: empty, only while a copy is being written ({@link io.docdb.storage.UnfinishedCopy}).
 * </ul>
 *
 * The trees in the checkpoint: {@code directory} ({@link io.docdb.storage.Directory}), {@code data:<map>:<incarnation>} with
 * keys as {@link io.docdb.storage.KeyType} and values as {@link io.docdb.storage.ValueType}, and
 * {@code large:<map>:<incarnation>} with the pieces of values over 4096 bytes ({@link io.docdb.storage.Outline}).
 *
 * <p>Settings of the trees, each with the failure it prevents: automatic commits off by both switches (one leaves the write
 * path storing half transactions); no versions kept, a retention of one second (with both at zero others saw files that do
 * not open again; one second cost no space); no background thread (its pipeline has known races); chunks never moved (it
 * stores versions of its own).
 */
package io.docdb.storage;
