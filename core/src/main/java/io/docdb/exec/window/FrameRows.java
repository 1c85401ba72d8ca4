package io.docdb.exec.window;

/**
 * The rows of one frame, exclusions taken out: up to three stretches of neighbouring rows. Set for one row after the other.
 * Confined to one execution.
 */
final class FrameRows {
    private final PartitionRows rows;
    private final FrameBounds bounds;
    private final int[] starts = new int[3];
    private final int[] ends = new int[3];
    private int position = -1;

    FrameRows(PartitionRows rows, FrameBounds bounds) {
        this.rows = rows;
        this.bounds = bounds;
    }

    void startPartition() {
        bounds.startPartition();
        position = -1;
    }

    /** Makes this the frame of the row at that position. */
    void moveTo(int newPosition) {
        if (newPosition == position) {
            return;
        }
        position = newPosition;
        int from = bounds.from(position);
        int to = Math.max(from, bounds.to(position));
        int peersFrom = rows.peersFrom(position);
        int peersTo = rows.peersTo(position);
        switch (bounds.exclusion()) {
            case NO_OTHERS -> set(from, to, to, to, to, to);
            case CURRENT_ROW -> set(from, position, position + 1, to, to, to);
            case GROUP -> set(from, peersFrom, peersTo, to, to, to);
            case TIES -> set(from, peersFrom, position, position + 1, peersTo, to);
        }
        for (int i = 0; i < starts.length; i++) {
            starts[i] = Math.min(Math.max(starts[i], from), to);
            ends[i] = Math.max(starts[i], Math.min(ends[i], to));
        }
    }

    private void set(int start0, int end0, int start1, int end1, int start2, int end2) {
        starts[0] = start0;
        ends[0] = end0;
        starts[1] = start1;
        ends[1] = end1;
        starts[2] = start2;
        ends[2] = end2;
    }

    int size() {
        return ends[0] - starts[0] + ends[1] - starts[1] + ends[2] - starts[2];
    }

    /** The row at that place of the frame, from 0. */
    int row(int ordinal) {
        int rest = ordinal;
        for (int i = 0; i < starts.length; i++) {
            int length = ends[i] - starts[i];
            if (rest < length) {
                return starts[i] + rest;
            }
            rest -= length;
        }
        throw new IndexOutOfBoundsException(ordinal);
    }

    /** First row of the only stretch; only without exclusions. */
    int start() {
        return starts[0];
    }

    int end() {
        return ends[0];
    }
}
