package io.docdb.exec.sort;

import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The first of the rows offered, in the order of a sort. An input in order by the first keys comes in runs of rows that are alike
 * in them; each run is sorted by itself, and is mostly one row. Confined to one thread.
 */
final class BestRows {
    private final SortRows keys;
    private final int most;
    private final List<Value[]> rows = new ArrayList<>();
    private int runStart; // the rows in front of it are sorted and stay
    private PriorityQueue<Candidate> worstFirst; // the run, once there is no room for all of it; null before

    /** A row and when it came: of equal rows the first one stays. */
    private record Candidate(Value[] row, long number) {}

    BestRows(SortRows keys, int most) {
        this.keys = keys;
        this.most = most;
    }

    /**
     * Keeps a widened row if it is among the first ones.
     *
     * @param number larger than that of the row before
     * @return false if neither it nor any later one is
     */
    boolean offer(Value[] row, long number) {
        if (startsRun(row)) {
            endRun();
            if (runStart == most) {
                return false;
            }
        }
        if (rows.size() < most) {
            rows.add(row);
        } else {
            replaceWorst(row, number);
        }
        return true;
    }

    private boolean startsRun(Value[] row) {
        return keys.orderedKeys() > 0
                && rows.size() > runStart
                && keys.inputOrder().compare(rows.get(runStart), row) != 0;
    }

    private void replaceWorst(Value[] row, long number) {
        if (worstFirst == null) {
            worstFirst = new PriorityQueue<>(most - runStart, (a, b) -> compare(b, a));
            for (int i = runStart; i < most; i++) {
                worstFirst.add(new Candidate(rows.get(i), number - most + i)); // before this one, in their order
            }
        }
        if (keys.order().compare(row, worstFirst.peek().row()) < 0) {
            worstFirst.poll();
            worstFirst.add(new Candidate(row, number));
        }
    }

    private int compare(Candidate left, Candidate right) {
        int comparison = keys.order().compare(left.row(), right.row());
        return comparison != 0 ? comparison : Long.compare(left.number(), right.number());
    }

    private void endRun() {
        if (worstFirst != null) {
            for (int i = most - 1; i >= runStart; i--) {
                rows.set(i, worstFirst.poll().row());
            }
            worstFirst = null;
        } else if (rows.size() - runStart > 1) {
            rows.subList(runStart, rows.size()).sort(keys.order());
        }
        runStart = rows.size();
    }

    /** All that are kept, in order. */
    List<Value[]> sorted() {
        endRun();
        return rows;
    }
}
