package io.docdb.storage;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * All maps as of one commit, counted by its holders: one for the {@link StateChain} and one for each snapshot. When the
 * last one goes, {@code whenFree} gives the pages up. Immutable but for the count.
 */
final class State implements StoreState {
    private final long sequence;
    final long createdNanos = System.nanoTime();
    private final MapTable table;
    private final MapVersion[] versions;
    private final AtomicInteger holders = new AtomicInteger(1);
    private final Runnable whenFree;

    /** @param whenFree runs once when nobody holds this state any longer */
    State(long sequence, MapTable table, MapVersion[] versions, Runnable whenFree) {
        this.sequence = sequence;
        this.table = table;
        this.versions = versions;
        this.whenFree = whenFree;
    }

    @Override
    public long sequence() {
        return sequence;
    }

    MapTable table() {
        return table;
    }

    /** The maps in the order of {@link #table()}; callers copy before they change it. */
    MapVersion[] versions() {
        return versions;
    }

    /** The map of that number, or null. */
    MapVersion find(int map) {
        int position = table.positionOf(map);
        return position < 0 ? null : versions[position];
    }

    boolean tryHold() {
        while (true) {
            int now = holders.get();
            if (now == 0) {
                return false;
            }
            if (holders.compareAndSet(now, now + 1)) {
                return true;
            }
        }
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            whenFree.run();
        }
    }

    boolean isFree() {
        return holders.get() == 0;
    }
}
