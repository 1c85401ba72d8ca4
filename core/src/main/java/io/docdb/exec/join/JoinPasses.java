package io.docdb.exec.join;

import io.docdb.exec.operator.Closing;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowPartitions;
import io.docdb.exec.row.RowTable;
import io.docdb.exec.row.WorkArea;
import io.docdb.value.Value;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Hands out the passes of a hash join and fills the table for each.
 *
 * <p>A table that overflows is parted, again and again with other bits of the hash. Rows with one and the same key cannot be
 * parted: at the deepest level the table is filled with as many rows as fit, the other side is streamed past it, then the next
 * rows are taken (a chunk), and it is remembered which streamed rows have found a partner.
 */
final class JoinPasses implements AutoCloseable {
    /** 16 parts at each of four levels make parts of a 65,536th; what does not fit then is mostly one key. */
    private static final int DEEPEST_LEVEL = 4;

    /** Both inputs of a pass that lie on disk. */
    private record Part(RowPartitions build, RowPartitions probe, int part, int level) {}

    private final HashJoinOperator join;
    private final Frame frame;
    private final BuildTable table;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final Deque<RowPartitions> open = new ArrayDeque<>();
    private boolean started;
    private Part current;
    private RowCursor chunks;
    private Value[] pending;
    private BitSet matchedProbe;
    private RowCursor begun; // the streamed side if its first row has been read; Java null else

    JoinPasses(HashJoinOperator join, Frame frame, BuildTable table) {
        this.join = join;
        this.frame = frame;
        this.table = table;
    }

    /** Fills the table for the next pass; false if there is none. */
    boolean next() {
        table.clear();
        if (!started) {
            started = true;
            return startFirst();
        }
        if (pending != null) {
            fillChunk();
            return true;
        }
        closeCurrent();
        while (!parts.isEmpty()) {
            current = parts.pop();
            if (isWorthwhile(current) && fillFromPart()) {
                return true;
            }
            closeCurrent();
        }
        return false;
    }

    /** True unless an empty side means that the pass gives nothing. */
    private boolean isWorthwhile(Part part) {
        boolean noProbe = part.probe().rows(part.part()) == 0;
        boolean noBuild = part.build().rows(part.part()) == 0;
        return !(noProbe && !join.givesBuildAtEnd()) && !(noBuild && !join.keepsLonelyProbe());
    }

    private boolean startFirst() {
        if (join.asksProbeFirst() && !beginProbe()) {
            return false;
        }
        RowCursor rows = join.openBuild(frame);
        Value[] overflow;
        try {
            overflow = fill(rows);
            if (overflow != null) {
                part(rows, overflow, 0, null);
            }
        } finally {
            rows.close();
        }
        if (overflow == null) {
            return !table.isEmpty() || join.keepsLonelyProbe();
        }
        return next();
    }

    /** Reads the first row of the streamed side; false if there is none. */
    private boolean beginProbe() {
        RowCursor rows = join.openProbe(frame);
        begun = rows;
        Value[] first = rows.next();
        if (first != null) {
            begun = new Begun(first, rows);
        }
        return first != null;
    }

    private RowCursor wholeProbe() {
        RowCursor rows = begun == null ? join.openProbe(frame) : begun;
        begun = null;
        return rows;
    }

    /** A row that has been read, and the others. */
    private static final class Begun implements RowCursor {
        private final RowCursor rest;
        private Value[] first;

        Begun(Value[] first, RowCursor rest) {
            this.first = first;
            this.rest = rest;
        }

        @Override
        public Value[] next() {
            if (first == null) {
                return rest.next();
            }
            Value[] row = first;
            first = null;
            return row;
        }

        @Override
        public void close() {
            rest.close();
        }
    }

    private boolean fillFromPart() {
        RowCursor rows = current.build().read(current.part());
        Value[] overflow = fill(rows);
        if (overflow == null) {
            return true;
        }
        if (current.level() < DEEPEST_LEVEL) {
            part(rows, overflow, current.level() + 1, current);
            return false;
        }
        chunks = rows;
        pending = overflow;
        matchedProbe = new BitSet();
        return true;
    }

    private void fillChunk() {
        Value[] row = pending;
        pending = null;
        table.add(row, join.givesBuildAtEnd());
        pending = fill(chunks);
    }

    /** Fills the table until the rows end (Java null) or one does not fit, which is answered. */
    private Value[] fill(RowCursor rows) {
        int count = 0;
        for (Value[] row = rows.next(); row != null; row = rows.next()) {
            if ((++count & WorkArea.CHECK_MASK) == 0) {
                frame.checkCancelled();
            }
            if (!table.add(row, join.givesBuildAtEnd())) {
                return row;
            }
        }
        return null;
    }

    /** Parts what the table holds, the row that did not fit, the rest, and the other side. */
    private void part(RowCursor rest, Value[] overflow, int level, Part origin) {
        WorkArea area = frame.run().area();
        RowPartitions build = new RowPartitions(area, level);
        open.push(build);
        RowPartitions probe = new RowPartitions(area, level);
        open.push(probe);
        Value[] key = new Value[join.buildKeys().size()];
        table.forEach(row -> addTo(build, join.buildKeys(), row, key, true));
        table.clear();
        addTo(build, join.buildKeys(), overflow, key, join.givesBuildAtEnd());
        distribute(rest, build, join.buildKeys(), key, join.givesBuildAtEnd());
        try (RowCursor other = origin == null ? wholeProbe() : origin.probe().read(origin.part())) {
            distribute(other, probe, join.probeKeys(), key, join.keepsLonelyProbe());
        }
        build.finish();
        probe.finish();
        for (int part = RowPartitions.PARTS - 1; part >= 0; part--) {
            parts.push(new Part(build, probe, part, level));
        }
    }

    private void distribute(RowCursor rows, RowPartitions target, JoinKeys keys, Value[] key, boolean keepUnfindable) {
        int count = 0;
        for (Value[] row = rows.next(); row != null; row = rows.next()) {
            if ((++count & WorkArea.CHECK_MASK) == 0) {
                frame.checkCancelled();
            }
            addTo(target, keys, row, key, keepUnfindable);
        }
    }

    private void addTo(RowPartitions target, JoinKeys keys, Value[] row, Value[] key, boolean keepUnfindable) {
        if (keys.evaluate(row, frame, key) || keepUnfindable) {
            target.add(RowTable.hash(key), row);
        }
    }

    /** The streamed side of this pass. */
    RowCursor openProbe() {
        return current == null ? wholeProbe() : current.probe().read(current.part());
    }

    /** Which streamed rows found a partner in chunks before; Java null if the pass is not in chunks. */
    BitSet matchedProbe() {
        return matchedProbe;
    }

    boolean isLastChunk() {
        return pending == null;
    }

    private void closeCurrent() {
        matchedProbe = null;
        chunks = null;
        current = null;
    }

    @Override
    public void close() {
        parts.clear();
        pending = null;
        Closing.closeAll(begun);
        begun = null;
        Closing.closeAll(open.toArray(new RowPartitions[0]));
        open.clear();
    }
}
