package io.docdb.txn;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The private overlay of a transaction: per map a sorted set of versions, and a journal that undoes everything back to a
 * mark. A mark is the number of an operation: the start of the statement, a savepoint, or the opening of a cursor.
 *
 * <p>Writing a key again replaces its version, unless a mark lies between the two; then the older one stays below, where a
 * roll-back or a cursor finds it. So a row written a million times in one transaction costs one or two versions.
 * Confined to one transaction.
 */
final class WriteSet {
    private final long maxBytes;
    private final ArrayList<Undo> journal = new ArrayList<>(4);
    private final ArrayList<Savepoint> savepoints = new ArrayList<>(0);
    private final ArrayList<OverlayCursor> cursors = new ArrayList<>(2);
    private MapOverlay[] overlays = new MapOverlay[4];
    private int overlayCount;
    private MapOverlay latest;
    private long operation;
    private long statementMark;
    private long newestMark;
    private long bytes;

    WriteSet(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The overlay of a map, or null if the transaction has not touched it. */
    MapOverlay find(int map) {
        MapOverlay last = latest;
        if (last != null && last.map == map) {
            return last;
        }
        int position = position(map);
        return position < 0 ? null : (latest = overlays[position]);
    }

    MapOverlay overlay(int map) {
        MapOverlay found = find(map);
        if (found != null) {
            return found;
        }
        int position = -position(map) - 1;
        if (overlayCount == overlays.length) {
            overlays = Arrays.copyOf(overlays, overlayCount * 2);
        }
        System.arraycopy(overlays, position, overlays, position + 1, overlayCount - position);
        overlayCount++;
        return latest = overlays[position] = new MapOverlay(map);
    }

    private int position(int map) {
        int low = 0;
        int high = overlayCount - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int other = overlays[middle].map;
            if (other == map) {
                return middle;
            }
            if (other < map) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -(low + 1);
    }

    /** All touched maps in ascending order. */
    List<MapOverlay> overlays() {
        return Arrays.asList(overlays).subList(0, overlayCount);
    }

    long operation() {
        return operation;
    }

    /** Sets a version of a key; a null value is a deletion, or the absence of a row that was only locked. */
    void set(MapOverlay overlay, byte[] key, byte[] value, boolean write) {
        journal.ensureCapacity(journal.size() + 1); // a version that could not be undone must not be there
        Version first = new Version(overlay, key, value, operation + 1, write);
        if (bytes + first.bytes() <= maxBytes && overlay.add(first)) {
            journal.add(first);
            bytes += first.bytes();
        } else {
            replace(overlay, key, value, write);
        }
        overlay.written |= write;
        operation++;
    }

    /** Sets a further version of a key, or the one that is too much. */
    private void replace(MapOverlay overlay, byte[] key, byte[] value, boolean write) {
        Version old = overlay.find(key);
        Version version = new Version(overlay, old == null ? key : old.key, value, operation + 1, write);
        version.again = old != null;
        long grown = bytes + version.bytes();
        if (old != null && old.operation > newestMark) {
            grown -= old.bytes();
        }
        if (grown > maxBytes) {
            throw new DatabaseException(
                    ErrorCode.TRANSACTION_TOO_LARGE,
                    "Transaction too large: its changes may take " + maxBytes + " bytes of memory, this one would take "
                            + grown + "; split it or raise the limit");
        }
        if (old == null || old.operation <= newestMark) {
            journal.add(version);
            keepBelow(version, old);
        } else {
            version.previous = old.previous;
        }
        overlay.set(version);
        bytes = old != null && old.operation <= newestMark ? bytes + version.bytes() : grown;
    }

    /** Hangs the older version below, and lets go of the one below that if no mark asks for it any more. */
    private void keepBelow(Version version, Version old) {
        if (old != null && old.previous != null && !isMarked(old.previous.operation, old.operation)) {
            bytes -= old.previous.bytes();
            old.previous = old.previous.previous;
        }
        version.previous = old;
    }

    private boolean isMarked(long fromInclusive, long toExclusive) {
        if (statementMark >= fromInclusive && statementMark < toExclusive) {
            return true;
        }
        for (Savepoint savepoint : savepoints) {
            if (savepoint.mark() >= fromInclusive && savepoint.mark() < toExclusive) {
                return true;
            }
        }
        for (OverlayCursor cursor : cursors) {
            if (cursor.mark() >= fromInclusive && cursor.mark() < toExclusive) {
                return true;
            }
        }
        return false;
    }

    /** Notes that a map was created or dropped; call before changing the overlay, so that it can be put back. */
    void noteMapChange(MapOverlay overlay) {
        long made = ++operation;
        var versions = overlay.versions;
        boolean visible = overlay.snapshotVisible;
        boolean created = overlay.created;
        boolean dropped = overlay.dropped;
        boolean bulkLoaded = overlay.bulkLoaded;
        overlay.written = true;
        journal.add(new Undo() {
            @Override
            public long operation() {
                return made;
            }

            @Override
            public long undo(long mark) {
                overlay.versions = versions;
                overlay.snapshotVisible = visible;
                overlay.created = created;
                overlay.dropped = dropped;
                overlay.bulkLoaded = bulkLoaded;
                overlay.generation++;
                return 0;
            }
        });
    }

    void beginStatement() {
        statementMark = operation;
        newestMark = operation;
        if (savepoints.isEmpty()) {
            journal.clear();
        }
    }

    /** The number of the last operation before the statement. */
    long statementMark() {
        return statementMark;
    }

    /** The version the statement found when it began; null if there was none. */
    Version asOfStatement(Version newest) {
        return Version.asOf(newest, statementMark);
    }

    /** True if the version was made since the statement began. */
    boolean isOfStatement(Version version) {
        return version.operation > statementMark;
    }

    /** Undoes the statement, and with it the savepoints it made. */
    void rollbackStatement() {
        savepoints.removeIf(savepoint -> savepoint.mark() > statementMark);
        rollbackToMark(statementMark);
    }

    Savepoint savepoint(String name, LockOwner.Mark locks) {
        Savepoint savepoint = new Savepoint(name, operation, locks);
        savepoints.add(savepoint);
        newestMark = operation;
        return savepoint;
    }

    /** Undoes everything after the savepoint; it stays, those made after it go. */
    void rollbackTo(Savepoint savepoint) {
        int position = positionOf(savepoint);
        savepoints.subList(position + 1, savepoints.size()).clear();
        rollbackToMark(savepoint.mark());
        statementMark = Math.min(statementMark, savepoint.mark());
    }

    /** Forgets the savepoint and those made after it. */
    void release(Savepoint savepoint) {
        savepoints.subList(positionOf(savepoint), savepoints.size()).clear();
    }

    private int positionOf(Savepoint savepoint) {
        for (int i = savepoints.size() - 1; i >= 0; i--) {
            if (savepoints.get(i) == savepoint) {
                return i;
            }
        }
        throw new DatabaseException(
                ErrorCode.UNKNOWN_SAVEPOINT,
                "Unknown savepoint: " + savepoint.name()
                        + " was released, rolled back, or belongs to another transaction");
    }

    private void rollbackToMark(long mark) {
        while (!journal.isEmpty() && journal.get(journal.size() - 1).operation() > mark) {
            bytes -= journal.remove(journal.size() - 1).undo(mark);
        }
    }

    void opened(OverlayCursor cursor) {
        cursors.add(cursor);
        newestMark = operation;
    }

    void closed(OverlayCursor cursor) {
        cursors.remove(cursor);
    }

    /** True if nothing was written, or all of it was undone. */
    /** From any thread: true if anything was written, even if that was undone. */
    boolean hasWritten() {
        MapOverlay[] seen = overlays;
        for (MapOverlay overlay : seen) {
            if (overlay != null && (overlay.written || overlay.created || overlay.dropped)) {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        for (int i = 0; i < overlayCount; i++) {
            MapOverlay overlay = overlays[i];
            if (overlay.created || overlay.dropped) {
                return false;
            }
            if (overlay.written) {
                for (Version version : overlay.versions) {
                    if (version.write) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
