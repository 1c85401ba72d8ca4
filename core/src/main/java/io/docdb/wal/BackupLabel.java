package io.docdb.wal;

import io.docdb.storage.LogStart;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.Folder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * What stands on a backup: how far it goes, and how long its data file is. The files alone do not tell: a log that was cut between
 * two records looks whole, and so does a data file that lacks its end.
 *
 * <pre>
 * docdb.backup: 0 u64 magic "DocDBBak"   8 u32 format version, 1   12 u32 timeline   16 u128 database id
 *              32 u64 sequence of the last commit   40 u64 when the backup was begun, ms since 1970
 *              48 u64 bytes of the data file   56 u32 CRC32C of bytes 0 to 55
 * </pre>
 *
 * On disk, do not renumber. Written last, so a backup that was interrupted has none, or that of the time before.
 */
record BackupLabel(UUID database, int timeline, long lastSequence, long begunMillis, long dataBytes) {
    static final String NAME = "docdb.backup";
    private static final long MAGIC = 0x446F63444242616BL; // "DocDBBak"
    private static final int VERSION = 1;
    private static final int CHECKSUM_AT = 56;
    private static final int BYTES = CHECKSUM_AT + Integer.BYTES;

    static BackupLabel of(LogStart start, long lastSequence, long begunMillis, long dataBytes) {
        return new BackupLabel(start.database(), start.timeline(), lastSequence, begunMillis, dataBytes);
    }

    BackupLabel withLastSequence(long sequence) {
        return new BackupLabel(database, timeline, sequence, begunMillis, dataBytes);
    }

    void write(Folder backup) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        out.putLong(MAGIC).putInt(VERSION).putInt(timeline);
        out.putLong(database.getMostSignificantBits()).putLong(database.getLeastSignificantBits());
        out.putLong(lastSequence).putLong(begunMillis).putLong(dataBytes).putInt(checksum(out.array()));
        String unfinished = NAME + ".tmp";
        backup.delete(unfinished);
        try (DataFile file = backup.create(unfinished)) {
            file.write(out.flip(), 0);
            file.force(true);
        }
        backup.rename(unfinished, NAME);
        backup.sync("");
    }

    /**
     * The label of a folder; empty if it has none, as any database that is no backup.
     *
     * @throws io.docdb.error.StorageException DATA_CORRUPTED if it is damaged
     */
    static Optional<BackupLabel> read(Folder backup) throws IOException {
        if (!backup.exists(NAME)) {
            return Optional.empty();
        }
        byte[] bytes = new byte[BYTES];
        String path;
        try (DataFile file = backup.open(NAME, false)) {
            path = file.path();
            if (file.size() == BYTES) {
                file.readFully(ByteBuffer.wrap(bytes), 0);
            }
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getLong(0) != MAGIC || in.getInt(CHECKSUM_AT) != checksum(bytes)) {
            throw FileFailure.damaged(path, 0, "expected the label of a backup, found another checksum");
        }
        if (in.getInt(8) != VERSION) {
            throw FileFailure.damaged(path, 8, "expected format version " + VERSION + ", found " + in.getInt(8));
        }
        return Optional.of(new BackupLabel(
                new UUID(in.getLong(16), in.getLong(24)),
                in.getInt(12),
                in.getLong(32),
                in.getLong(40),
                in.getLong(48)));
    }

    /** Takes the label off: what is opened as a database goes its own way. */
    static void remove(Folder folder) throws IOException {
        if (folder.exists(NAME)) {
            folder.delete(NAME);
            folder.sync("");
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, CHECKSUM_AT);
        return (int) crc.getValue();
    }
}
