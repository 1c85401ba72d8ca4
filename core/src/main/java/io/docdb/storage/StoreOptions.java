package io.docdb.storage;

import io.docdb.storage.seal.EncryptionKey;
import java.time.Duration;
import java.util.Optional;

/**
 * How a store on disk uses memory and disk. Only {@code pageBytes} has an effect on
 * files, and only on pages written later, and {@code encryption}, when the database is made.
 *
 * @param cacheBytes memory for pages read from the file
 * @param pageBytes heap size at which a page splits; 4 KB for many random writes, 16 KB for scans
 * @param dirtySoftBytes memory of changed pages at which a checkpoint begins
 * @param dirtyHardBytes memory of changed pages at which committers wait for the checkpoint
 * @param checkpointLogBytes log appended since the last checkpoint at which one begins, or an eighth of the checkpoint file
 *     if that is more, up to eight times this; bounds the time to open after a kill
 * @param checkpointInterval longest time a change stays out of a checkpoint
 * @param compactFillPercent share of live data in the file below which a checkpoint is followed by compaction
 * @param compactBytes at most this much is rewritten after one checkpoint
 * @param encryption the key of an encrypted database; what a new database is made with
 */
public record StoreOptions(
        long cacheBytes,
        int pageBytes,
        long dirtySoftBytes,
        long dirtyHardBytes,
        long checkpointLogBytes,
        Duration checkpointInterval,
        int compactFillPercent,
        int compactBytes,
        Optional<EncryptionKey> encryption) {
    private static final long MB = 1 << 20;

    /** Larger ones overflow the trees' own counter of changed bytes. */
    private static final long MAX_DIRTY_BYTES = 1 << 30;

    public StoreOptions {
        require(cacheBytes >= MB, "cacheBytes", "1 MB or more", cacheBytes);
        require(pageBytes >= 512 && pageBytes <= 64 * 1024, "pageBytes", "512 to 65536", pageBytes);
        require(
                dirtySoftBytes > 0 && dirtySoftBytes <= dirtyHardBytes,
                "dirtySoftBytes",
                "up to the hard limit",
                dirtySoftBytes);
        require(dirtyHardBytes <= MAX_DIRTY_BYTES, "dirtyHardBytes", "1 GB or less", dirtyHardBytes);
        require(
                !checkpointInterval.isNegative() && !checkpointInterval.isZero(),
                "checkpointInterval",
                "more than 0 ms",
                checkpointInterval.toMillis());
        require(checkpointLogBytes > 0, "checkpointLogBytes", "more than 0", checkpointLogBytes);
        require(
                compactFillPercent >= 0 && compactFillPercent <= 90,
                "compactFillPercent",
                "0 to 90",
                compactFillPercent);
    }

    private static void require(boolean condition, String name, String expected, long found) {
        if (!condition) {
            throw new IllegalArgumentException(name + " expected " + expected + ", found " + found);
        }
    }

    /**
     * Sized by the heap of this JVM: a checkpoint needs about three times what is dirty for a moment. Under 600,000 random
     * updates of 1,000,000 documents of 300 bytes, pages of 4 KB and checkpoints of 32 to 64 MB kept the file at twice the
     * live data; pages of 8 KB wrote twice as much, checkpoints of 64 to 256 MB let it grow to three times.
     */
    public static StoreOptions defaults() {
        long heap = Runtime.getRuntime().maxMemory();
        long soft = Math.max(4 * MB, Math.min(32 * MB, heap / 24));
        long cache = Math.max(8 * MB, Math.min(1024 * MB, heap / 6));
        return new StoreOptions(
                cache, 4 * 1024, soft, 2 * soft, 24 * MB, Duration.ofSeconds(60), 75, (int) soft, Optional.empty());
    }

    public StoreOptions withDirtyBytes(long soft, long hard) {
        return new StoreOptions(
                cacheBytes,
                pageBytes,
                soft,
                hard,
                checkpointLogBytes,
                checkpointInterval,
                compactFillPercent,
                compactBytes,
                encryption);
    }

    public StoreOptions withCheckpointInterval(Duration interval) {
        return new StoreOptions(
                cacheBytes,
                pageBytes,
                dirtySoftBytes,
                dirtyHardBytes,
                checkpointLogBytes,
                interval,
                compactFillPercent,
                compactBytes,
                encryption);
    }

    public StoreOptions withCacheBytes(long bytes) {
        return new StoreOptions(
                bytes,
                pageBytes,
                dirtySoftBytes,
                dirtyHardBytes,
                checkpointLogBytes,
                checkpointInterval,
                compactFillPercent,
                compactBytes,
                encryption);
    }

    public StoreOptions withEncryption(EncryptionKey key) {
        return new StoreOptions(
                cacheBytes,
                pageBytes,
                dirtySoftBytes,
                dirtyHardBytes,
                checkpointLogBytes,
                checkpointInterval,
                compactFillPercent,
                compactBytes,
                Optional.of(key));
    }
}
