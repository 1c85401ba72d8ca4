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
    private final boolean withTies;
    private final List<Value[]> tied = new ArrayList<>(); // rows equal to the worst that is kept, in their order

    /** A row and when it came: of equal rows the first one stays. */
    private record Candidate(Value[] row, long number) {}

    /** @param withTies true to keep those, too, that are equal to the last one */
    BestRows(SortRows keys, int most, boolean withTies) {
        this.keys = keys;
        this.most = most;
        this.withTies = withTies;
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
        int comparison = keys.order().compare(row, worstFirst.peek().row());
        if (comparison < 0) {
            Value[] worst = worstFirst.poll().row();
            worstFirst.add(new Candidate(row, number));
            if (withTies) {
                keepTied(worst);
            }
        } else if (comparison == 0 && withTies) {
            tied.add(row);
        }
    }

    /** @param worst before a better row came: the last of its equals */
    private void keepTied(Value[] worst) {
        if (keys.order().compare(worst, worstFirst.peek().row()) == 0) {
            tied.add(0, worst);
        } else {
            tied.clear();
        }
    }

    /** How many rows there are besides those that are asked for. */
    int tied() {
        return tied.size();
    }

    /** True for a row that would not be kept, of an input that has more rows than are asked for. */
    boolean isBehind(Value[] row) {
        return keys.order().compare(row, worstFirst.peek().row()) > 0;
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
        rows.addAll(tied);
        return rows;
    }
}
