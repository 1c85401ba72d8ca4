package io.docdb.storage;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.Folder;
import io.docdb.storage.seal.Encryption;
import io.docdb.storage.seal.EncryptionKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/**
 * Copies the part of a database that the store keeps, the log excepted: of one that is open, block by block and checked on the
 * way, or of a closed one (a backup), file by file. The copy of an encrypted database opens with the same key.
 */
public final class StoreCopy {
    private static final int BUFFER_BYTES = 1 << 20;

    private StoreCopy() {}

    /**
     * What the log of a closed database needs to know.
     *
     * @throws StorageException if there is no database, it is damaged, or the key is not the right one
     */
    public static LogStart read(Folder folder, Optional<EncryptionKey> key) {
        try {
            requireDatabase(folder);
            Encryption encryption = Encryption.open(folder, key);
            return control(folder).logStart(encryption);
        } catch (IOException e) {
            throw FileFailure.of("read database", folder.describe(""), e);
        }
    }

    /** As {@link #read}, for who copies records without reading them: needs no key, and the answer knows none. */
    public static LogStart readUnopened(Folder folder) {
        try {
            requireDatabase(folder);
            return control(folder).logStart(Encryption.NONE);
        } catch (IOException e) {
            throw FileFailure.of("read database", folder.describe(""), e);
        }
    }

    /** True if the folder holds a database, whole or damaged. */
    public static boolean isDatabase(Folder folder) {
        try {
            return folder.exists(ControlFile.NAME)
                    || folder.exists(StoreFiles.DATA)
                    || !folder.list("log").isEmpty()
                    || !folder.list("archive").isEmpty();
        } catch (IOException e) {
            throw FileFailure.of("read folder", folder.describe(""), e);
        }
    }

    /** True if the folder holds a control record, without which what else there is cannot be opened. */
    public static boolean hasControlRecord(Folder folder) {
        try {
            return folder.exists(ControlFile.NAME);
        } catch (IOException e) {
            throw FileFailure.of("read folder", folder.describe(""), e);
        }
    }

    private static void requireDatabase(Folder folder) throws IOException {
        UnfinishedCopy.requireNone(folder);
        if (!folder.exists(ControlFile.NAME)) {
            throw new StorageException(
                    ErrorCode.CANNOT_OPEN,
                    "No database: " + folder.describe(ControlFile.NAME) + " expected, found none");
        }
    }

    private static ControlRecord control(Folder folder) throws IOException {
        try (DataFile file = folder.open(ControlFile.NAME, false)) {
            return ControlFile.read(file);
        }
    }

    /** @throws StorageException INVALID_PARAMETER if the folder holds anything: a copy must not mix with what is there */
    public static void requireEmpty(Folder target) {
        requireEmpty(target, 0);
    }

    /** The same, of one that holds so many files of the copy itself. */
    static void requireEmpty(Folder target, int own) {
        int files = countFiles(target) - own;
        if (files > 0) {
            throw new StorageException(
                    ErrorCode.INVALID_PARAMETER,
                    "Folder not empty: " + target.describe("") + " expected no files, found " + files);
        }
    }

    /** The files of a folder, and of that of the log in it. */
    public static int countFiles(Folder folder) {
        try {
            return folder.list("").size() + folder.list("log").size();
        } catch (IOException e) {
            throw FileFailure.of("read folder", folder.describe(""), e);
        }
    }

    /**
     * Checks the store of a backup, block by block.
     *
     * @param dataBytes how long its data file was when it was made
     * @param key of an encrypted one; without it its blocks cannot be looked into
     * @throws StorageException DATA_CORRUPTED naming file and position; INVALID_AUTHORIZATION if the key is not the right one
     */
    public static void requireSound(Folder backup, long dataBytes, Optional<EncryptionKey> key) {
        try {
            ControlRecord record = control(backup);
            long found = dataBytes(backup);
            if (found != dataBytes) {
                throw FileFailure.damaged(
                        backup.describe(StoreFiles.DATA),
                        Math.min(found, dataBytes),
                        "expected a file of " + dataBytes + " bytes, found " + found);
            }
            boolean encrypted = backup.exists(Encryption.KEY_FILE);
            if (encrypted && key.isEmpty()) {
                Encryption.requireSoundKeyFile(backup);
                return;
            }
            BlockSeal seal =
                    encrypted ? new EncryptedSeal(Encryption.open(backup, key)) : new ChecksumSeal(record.database());
            try (SealedFile data = SealedFile.open(backup, StoreFiles.DATA, record.database(), seal)) {
                data.requireSoundOrEmpty();
            }
        } catch (IOException e) {
            throw FileFailure.of("read backup", backup.describe(StoreFiles.DATA), e);
        }
    }

    /** How long the data file is. */
    public static long dataBytes(Folder folder) throws IOException {
        try (DataFile data = folder.open(StoreFiles.DATA, false)) {
            return data.size();
        }
    }

    /**
     * Copies the store of a closed database.
     *
     * @param timeline of the copy
     * @param newestSegment the newest log segment the caller has copied, 0 for none
     */
    public static void copyClosed(Folder source, Folder target, int timeline, long newestSegment) {
        try {
            ControlRecord record = control(source);
            copyKey(source, target);
            try (DataFile from = source.open(StoreFiles.DATA, false);
                    DataFile to = target.create(StoreFiles.DATA)) {
                copy(from, to, from.size());
                to.force(true);
            }
            ControlFile.create(target, record.copy(timeline, newestSegment)).close();
        } catch (IOException e) {
            throw FileFailure.of("copy database", target.describe(""), e);
        }
    }

    static void copyKey(Folder source, Folder target) throws IOException {
        if (source.exists(Encryption.KEY_FILE)) {
            try (DataFile from = source.open(Encryption.KEY_FILE, false);
                    DataFile to = target.create(Encryption.KEY_FILE)) {
                copy(from, to, from.size());
                to.force(true);
            }
        }
    }

    private static void copy(DataFile from, DataFile to, long length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        for (long at = 0; at < length; at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(BUFFER_BYTES, length - at));
            from.readFully(buffer, at);
            to.write(buffer.flip(), at);
        }
    }

    /** Copies the version a control record names, whose chunks the caller keeps from being reused. */
    static void copyOpen(
            Folder source,
            CheckpointFile file,
            ControlRecord record,
            Set<CheckpointFile.ChunkPlace> chunks,
            Folder target)
            throws IOException {
        copyKey(source, target);
        SealedFile data = file.data();
        try (DataFile to = target.create(StoreFiles.DATA)) {
            data.copyHeader(to, record.database());
            for (CheckpointFile.ChunkPlace chunk : chunks) {
                long damaged = data.copyBlocks(to, chunk.block(), chunk.blocks(), chunk.version());
                if (damaged >= 0 && file.needs(chunk)) {
                    throw FileFailure.damaged(
                            data.path(),
                            damaged,
                            "expected a block of version " + chunk.version()
                                    + ", found another checksum; the backup is not complete");
                }
            }
            to.force(true);
        }
        ControlFile.create(target, record).close();
    }
}
