package io.docdb.storage;

import io.docdb.error.DatabaseException;
import io.docdb.storage.file.Damage;
import io.docdb.storage.file.DataFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import org.h2.mvstore.MVStoreException;

/**
 * Reads everything a store on disk has: the copies of the control record, every block of every chunk that has a page of the newest version, and, if those are
 * sound, every entry of every map with its large value, in order. Runs while the database is in use; what is given up
 * meanwhile is passed over.
 */
final class Verifier {
    private final Checkpointer checkpointer;
    private final CheckpointFile file;
    private final SealedFile data;
    private final TreeStore store;
    private final Consumer<Damage> out;
    private boolean blocksAreSound = true;

    Verifier(Checkpointer checkpointer, TreeStore store, Consumer<Damage> out) {
        this.checkpointer = checkpointer;
        file = checkpointer.file();
        data = file.data();
        this.store = store;
        this.out = out;
    }

    void run() {
        try (StoreSnapshot snapshot = store.acquire()) {
            checkBlocks(checkpointer.atRest(() -> {
                checkControl();
                return file.chunks();
            }));
            if (blocksAreSound) {
                checkEntries(((Snapshot) snapshot).state());
            }
        } catch (IOException e) {
            out.accept(new Damage(data.path(), 0, "not readable: " + e.getMessage()));
        }
    }

    private void checkControl() throws IOException {
        byte[] bytes = new byte[ControlFile.BYTES];
        try (DataFile control = checkpointer.folder().open(ControlFile.NAME, false)) {
            control.readFully(ByteBuffer.wrap(bytes), 0);
            for (int at = 0; at < bytes.length; at += ControlFile.COPY_BYTES) {
                boolean unused = isZero(bytes, at, at + ControlFile.COPY_BYTES);
                if (!unused && ControlRecord.decode(bytes, at).isEmpty()) {
                    out.accept(new Damage(control.path(), at, "expected a control record, found another checksum"));
                }
            }
        }
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        return Arrays.equals(bytes, from, to, new byte[to - from], 0, to - from);
    }

    private void checkBlocks(Set<CheckpointFile.ChunkPlace> chunks) throws IOException {
        for (CheckpointFile.ChunkPlace chunk : chunks) {
            long damaged = data.findDamage(chunk.block(), chunk.blocks(), chunk.version());
            if (damaged >= 0 && file.needs(chunk)) {
                blocksAreSound = false;
                out.accept(new Damage(
                        data.path(),
                        damaged,
                        "expected a block of version " + chunk.version() + ", found another checksum"));
            }
        }
    }

    private void checkEntries(State state) {
        for (MapVersion version : state.versions()) {
            try {
                checkEntries(version);
            } catch (DatabaseException | MVStoreException e) {
                out.accept(new Damage(data.path(), 0, "map " + version.slot.number + ": " + e.getMessage()));
            }
        }
    }

    private void checkEntries(MapVersion version) {
        byte[] previous = null;
        long count = 0;
        try (ByteCursor cursor = new RangeCursor(store, version, null, null, false)) {
            while (cursor.next()) {
                byte[] key = cursor.key();
                if (previous != null && Arrays.compareUnsigned(previous, key) >= 0) {
                    out.accept(new Damage(
                            data.path(), 0, "map " + version.slot.number + ": keys out of order at entry " + count));
                }
                cursor.value();
                previous = key;
                count++;
            }
        }
        if (count != version.size()) {
            out.accept(new Damage(
                    data.path(),
                    0,
                    "map " + version.slot.number + ": expected " + version.size() + " entries, found " + count));
        }
    }
}
