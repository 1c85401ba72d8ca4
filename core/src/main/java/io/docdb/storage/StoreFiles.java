package io.docdb.storage;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.Folder;
import io.docdb.storage.file.StopSwitch;
import io.docdb.storage.seal.Encryption;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** Opens the files of a store on disk, or makes them. */
final class StoreFiles {
    static final String DATA = "docdb.data";

    /** Chunks are kept this long after they were written even when dead; found to cost no space, see package-info. */
    private static final int RETENTION_MILLIS = 1000;

    private static final String REMEDY =
            "Put the right file back, restore a backup, or salvage what is whole into another folder";

    private final Folder folder;
    private final StoreOptions options;
    private final StopSwitch stop;
    private Encryption encryption = Encryption.NONE;
    private Directory.OnLoss onLoss = (map, e) -> {
        throw e;
    };

    private StoreFiles(Folder folder, StoreOptions options, StopSwitch stop) {
        this.folder = folder;
        this.options = options;
        this.stop = stop;
    }

    static TreeStore open(Folder folder, StoreOptions options, StopSwitch stop) {
        try {
            return new StoreFiles(folder, options, stop).open();
        } catch (IOException e) {
            throw FileFailure.opening("open database", folder.describe(""), e);
        }
    }

    /** Opens one version of a damaged store for reading; what cannot be opened of it is told. The store must not be started. */
    static TreeStore openDamaged(
            Folder folder, StoreOptions options, StopSwitch stop, ControlRecord record, Directory.OnLoss onLoss)
            throws IOException {
        StoreFiles files = new StoreFiles(folder, options, stop);
        files.onLoss = onLoss;
        files.encryption = Encryption.open(folder, options.encryption());
        SealedFile data = SealedFile.openDamaged(folder, DATA, seal(files.encryption, record.database()));
        try {
            return files.openTrees(ControlFile.standIn(record), data);
        } catch (IOException | RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private TreeStore open() throws IOException {
        ControlFile control;
        if (folder.exists(ControlFile.NAME)) {
            requireKeyFile();
            encryption = Encryption.open(folder, options.encryption());
            control = ControlFile.open(folder);
            requireNewest(control);
            secure(control);
        } else {
            control = createControl();
        }
        SealedFile data = null;
        try {
            data = openData(control.current());
            return openTrees(control, data);
        } catch (IOException | RuntimeException | Error e) {
            if (data != null) {
                data.close();
            }
            control.close();
            throw e;
        }
    }

    private void requireKeyFile() throws IOException {
        if (!folder.exists(Encryption.KEY_FILE) && folder.exists(DATA)) {
            try (DataFile data = folder.open(DATA, false)) {
                if (FileHeader.saysEncrypted(data)) {
                    throw FileFailure.damaged(
                            folder.describe(Encryption.KEY_FILE),
                            0,
                            "expected the file with the key of the data, found none. Put it back, as from a backup: without"
                                    + " it nothing can be read");
                }
            }
        }
    }

    /** Old files put back beside newer ones would pass for a database that never got any further. */
    private void requireNewest(ControlFile control) throws IOException {
        long known = knownGeneration(folder);
        long found = control.current().generation();
        if (found < known) {
            control.close();
            throw FileFailure.damaged(
                    folder.describe(ControlFile.NAME),
                    0,
                    "expected control record " + known + " or a later one, as " + DATA + " knows of it, found " + found
                            + ": one of them is of an older copy. " + REMEDY);
        }
    }

    /** What is seen need not be durable: who has written it may have been killed before it forced it. */
    private void secure(ControlFile control) throws IOException {
        try {
            control.secure();
            folder.sync("");
        } catch (IOException e) {
            control.close();
            throw e;
        }
    }

    /** The generation of a control record that the data file knows to have been durable; 0 if it knows none. */
    static long knownGeneration(Folder folder) throws IOException {
        if (!folder.exists(DATA)) {
            return 0;
        }
        try (DataFile data = folder.open(DATA, false)) {
            return FileHeader.mark(data);
        }
    }

    private ControlFile createControl() throws IOException {
        if (StoreCopy.isDatabase(folder)) {
            throw FileFailure.damaged(
                    folder.describe(ControlFile.NAME),
                    0,
                    "expected a control record beside data, log or archive, found none. " + REMEDY);
        }
        encryption = Encryption.create(folder, options.encryption());
        return ControlFile.create(folder, ControlRecord.first(UUID.randomUUID(), 1));
    }

    static BlockSeal seal(Encryption encryption, UUID database) {
        return encryption.isOn() ? new EncryptedSeal(encryption) : new ChecksumSeal(database);
    }

    private SealedFile openData(ControlRecord record) throws IOException {
        BlockSeal seal = seal(encryption, record.database());
        if (!record.root().isNone()) {
            return SealedFile.open(folder, DATA, record.database(), seal);
        }
        // No version counts yet: what a first life may have written is nothing.
        folder.delete(DATA);
        SealedFile data = SealedFile.create(folder, DATA, record.database(), seal);
        folder.sync("");
        return data;
    }

    private TreeStore openTrees(ControlFile control, SealedFile data) throws IOException {
        ControlRecord record = control.current();
        Checkpointer[] checkpointer = new Checkpointer[1];
        CheckpointFile file = new CheckpointFile(
                treeConfig(),
                data,
                record.root(),
                record.createdMillis(),
                stop,
                root -> checkpointer[0].writeRoot(root));
        MVStore trees = openTrees(file, record);
        file.opened();
        checkpointer[0] = new Checkpointer(folder, trees, file, control, options, stop, encryption);
        try {
            TreeStore store = new TreeStore(trees, stop, checkpointer[0], onLoss);
            if (!record.endsWith(store.appliedSequence())) {
                throw FileFailure.damaged(
                        data.path(),
                        0,
                        "expected commits up to " + record.checkpointSequence() + ", found " + store.appliedSequence());
            }
            return store;
        } catch (MVStoreException e) {
            trees.closeImmediately();
            throw notReadable(file, e);
        } catch (RuntimeException e) {
            trees.closeImmediately();
            throw e;
        }
    }

    private MVStore openTrees(CheckpointFile file, ControlRecord record) {
        try {
            MVStore trees = new MVStore.Builder()
                    .adoptFileStore(file)
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .autoCompactFillRate(0)
                    .pageSplitSize(options.pageBytes())
                    .open();
            trees.setRetentionTime(RETENTION_MILLIS);
            if (!record.root().isNone()
                    && file.lastChunkVersion() != record.root().version()) {
                throw unexpected(file, record.root().version());
            }
            return trees;
        } catch (MVStoreException e) {
            throw notReadable(file, e);
        } catch (DatabaseException e) {
            throw e;
        } catch (RuntimeException e) {
            throw notReadable(file, e);
        }
    }

    /** A version that is not the one expected is damage, unless the disk could not be read: then nothing is known. */
    private static RuntimeException unexpected(CheckpointFile file, long version) {
        RuntimeException first = file.openingFailure();
        boolean isUnread = first instanceof DatabaseException failure && failure.code() != ErrorCode.DATA_CORRUPTED;
        return isUnread
                ? first
                : FileFailure.damaged(
                        file.toString(), 0, "expected version " + version + ", found " + file.lastChunkVersion());
    }

    private static RuntimeException notReadable(CheckpointFile file, RuntimeException e) {
        RuntimeException first = file.openingFailure();
        return first != null
                ? first
                : new StorageException(
                        ErrorCode.DATA_CORRUPTED, "Checkpoint not readable: " + file + ": " + e.getMessage(), e);
    }

    private Map<String, Object> treeConfig() {
        Map<String, Object> config = new HashMap<>();
        config.put("cacheSize", Math.toIntExact(Math.max(1, options.cacheBytes() >> 20)));
        config.put("autoCompactFillRate", 0);
        config.put("pageSplitSize", options.pageBytes());
        return config;
    }
}
