package io.docdb.storage;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.Folder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The file {@code docdb.control}: two slots of 4 KB, written in turn, each holding its {@link ControlRecord} twice (at 0 and
 * 2048 of the slot), so that neither a torn write nor a single bad sector loses the record that counts. Confined to opening
 * and to the checkpoint thread.
 */
final class ControlFile implements AutoCloseable {
    static final String NAME = "docdb.control";
    private static final String UNFINISHED = NAME + ".tmp";
    private static final int SLOT_BYTES = 4096;
    static final String NONE_WHOLE = "expected a control record, found none that is whole";
    static final int BYTES = 2 * SLOT_BYTES;
    static final int COPY_BYTES = 2048;

    private static final String REPLACED =
            " was removed or replaced while the database was open: close it everywhere before its"
                    + " files are moved, restored or deleted";

    private final DataFile file; // Java null for a stand-in
    private ControlRecord current;
    private ControlRecord written; // may be in the file, though it was not forced and does not count

    private ControlFile(DataFile file, ControlRecord current) {
        this.file = file;
        this.current = current;
        this.written = current;
    }

    static ControlFile create(Folder folder, ControlRecord first) throws IOException {
        folder.delete(UNFINISHED);
        try (DataFile file = folder.create(UNFINISHED)) {
            file.write(ByteBuffer.allocate(BYTES), 0);
            file.write(slot(first), slotOf(first));
            file.force(true);
        }
        folder.rename(UNFINISHED, NAME);
        folder.sync("");
        return new ControlFile(folder.open(NAME, true), first);
    }

    static ControlFile open(Folder folder) throws IOException {
        DataFile file = folder.open(NAME, true);
        try {
            return new ControlFile(file, read(file));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Writes the record that counts again and forces it. A process that was killed before it had forced it has left it where
     * only the system sees it, and so has a force that failed; what is done next (log given up, blocks reused) must not be
     * older than it after a power cut.
     */
    void secure() throws IOException {
        write(current);
    }

    /** No file at all, but a record of the caller's choice: only for reading a damaged database. */
    static ControlFile standIn(ControlRecord record) {
        return new ControlFile(null, record);
    }

    /** The newest whole record of the file. */
    static ControlRecord read(DataFile file) throws IOException {
        return readAll(file).get(0);
    }

    /** The whole records of the file, newest first; at least one. */
    private static List<ControlRecord> readAll(DataFile file) throws IOException {
        List<ControlRecord> records = readWhole(file);
        if (records.isEmpty()) {
            throw FileFailure.damaged(file.path(), 0, NONE_WHOLE);
        }
        return records;
    }

    /** The whole records of the file, newest first; none if it is damaged or too short. */
    static List<ControlRecord> readWhole(DataFile file) throws IOException {
        byte[] bytes = new byte[BYTES];
        file.readFully(ByteBuffer.wrap(bytes, 0, (int) Math.min(BYTES, file.size())), 0);
        TreeMap<Long, ControlRecord> records = new TreeMap<>(Comparator.reverseOrder());
        for (int at = 0; at < bytes.length; at += COPY_BYTES) {
            Optional<ControlRecord> found = ControlRecord.decode(bytes, at);
            if (found.isPresent() && ControlRecord.versionOf(bytes, at) != ControlRecord.VERSION) {
                throw FileFailure.damaged(
                        file.path(),
                        at + 8L,
                        "expected format version " + ControlRecord.VERSION + ", found "
                                + ControlRecord.versionOf(bytes, at));
            }
            found.ifPresent(record -> records.put(record.generation(), record));
        }
        return List.copyOf(records.values());
    }

    ControlRecord current() {
        return current;
    }

    /** Writes a record into the slot of the one before the current, and forces it. */
    void write(ControlRecord record) throws IOException {
        written = record;
        file.write(slot(record), slotOf(record));
        file.force(false);
        current = record;
    }

    /**
     * Whoever deletes the folder of an open database, or puts other files in their place, leaves it writing to files that
     * nobody will find again.
     *
     * @throws io.docdb.error.StorageException DATA_CORRUPTED if the file of that name is not this one any more
     */
    void requireInPlace(Folder folder) throws IOException {
        boolean there = folder.exists(NAME);
        if (there) {
            try (DataFile found = folder.open(NAME, false)) {
                List<ControlRecord> records = readWhole(found);
                there = !records.isEmpty()
                        && (records.get(0).equals(current) || records.get(0).equals(written));
            }
        }
        if (!there) {
            throw new StorageException(ErrorCode.DATA_CORRUPTED, "File " + folder.describe(NAME) + REPLACED);
        }
    }

    private static ByteBuffer slot(ControlRecord record) {
        ByteBuffer slot = ByteBuffer.allocate(SLOT_BYTES);
        slot.put(record.encode());
        slot.position(COPY_BYTES);
        slot.put(record.encode());
        return slot.clear();
    }

    private static long slotOf(ControlRecord record) {
        return (record.generation() & 1) * SLOT_BYTES;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
