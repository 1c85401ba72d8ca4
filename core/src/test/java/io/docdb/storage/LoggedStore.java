package io.docdb.storage;

import io.docdb.storage.file.Folder;
import io.docdb.storage.file.StopSwitch;
import io.docdb.wal.Log;
import io.docdb.wal.LogOptions;
import io.docdb.wal.LogReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The least that turns a store and a log into a database: what the transaction floor does, without transactions. */
final class LoggedStore implements AutoCloseable {
    final Store store;
    final Log log;
    final StopSwitch stop = new StopSwitch();
    final long checkpointAtOpen;

    LoggedStore(Folder folder, StoreOptions options, LogOptions logOptions) {
        this(folder, options, logOptions, UnaryOperator.identity());
    }

    LoggedStore(Folder folder, StoreOptions options, LogOptions logOptions, UnaryOperator<LogBarrier> barrier) {
        store = Store.open(folder, options, stop);
        checkpointAtOpen = store.appliedSequence();
        Log opened = null;
        try {
            opened = Log.open(folder, logOptions, stop, store.logStart());
            log = opened;
            store.start(barrier.apply(log));
            replay();
        } catch (RuntimeException | Error e) {
            stop.stop(e);
            store.close();
            if (opened != null) {
                opened.close();
            }
            throw e;
        }
    }

    private void replay() {
        try (LogReader reader = log.read(store.appliedSequence() + 1)) {
            while (reader.next()) {
                store.awaitSpace();
                store.commitLock().lock();
                try {
                    store.publish(store.apply(reader.sequence(), decode(reader.payload())));
                } finally {
                    store.commitLock().unlock();
                }
            }
        }
    }

    long commit(List<MapChange> changes) {
        long sequence = begin(changes);
        log.awaitDurable(sequence);
        publishDurable();
        return sequence;
    }

    /** Appends and applies without waiting. */
    long begin(List<MapChange> changes) {
        store.awaitSpace();
        byte[] payload = encode(changes);
        store.commitLock().lock();
        try {
            stop.check();
            long sequence = log.append(payload);
            store.apply(sequence, changes);
            return sequence;
        } finally {
            store.commitLock().unlock();
        }
    }

    void publishDurable() {
        long durable = log.durableSequence();
        store.publish(() -> durable);
    }

    @Override
    public void close() {
        store.close();
        log.close();
    }

    static byte[] encode(List<MapChange> changes) {
        int size = 4;
        for (MapChange change : changes) {
            size += 13 + length(change.key()) + length(change.value());
        }
        ByteBuffer out = ByteBuffer.allocate(size).putInt(changes.size());
        for (MapChange change : changes) {
            out.putInt(change.map()).put((byte) change.kind().ordinal());
            put(out, change.key());
            put(out, change.value());
        }
        return out.array();
    }

    private static int length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static void put(ByteBuffer out, byte[] bytes) {
        out.putInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            out.put(bytes);
        }
    }

    static List<MapChange> decode(byte[] payload) {
        ByteBuffer in = ByteBuffer.wrap(payload);
        int count = in.getInt();
        List<MapChange> changes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int map = in.getInt();
            MapChange.Kind kind = MapChange.Kind.values()[in.get()];
            changes.add(new MapChange(map, kind, get(in), get(in)));
        }
        return changes;
    }

    private static byte[] get(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
