package io.docdb.exec.join;

import io.docdb.exec.operator.Closing;
import io.docdb.exec.operator.Evaluators;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.WorkArea;
import io.docdb.plan.logical.JoinKind;
import io.docdb.value.Value;
import java.util.BitSet;
import java.util.List;

/**
 * One execution of a hash join: a sequence of passes, each a table filled from the kept side and the other side streamed
 * past it. The first pass takes whole inputs. If its table overflows, both inputs are parted, and each part is a pass.
 */
final class HashJoinCursor implements RowCursor {
    private static final int NOTHING_LEFT = Integer.MAX_VALUE;

    private final HashJoinOperator join;
    private final Frame frame;
    private final BuildTable table;
    private final JoinPasses passes; // Java null if there is this one only, and the table is not this cursor's
    private RowCursor probe;
    private int probeRow;
    private BitSet matchedProbe;
    private boolean lastChunk;
    private Value[] current;
    private boolean currentMatched;
    private int candidate;
    private final Value[] probeKey;
    private int leftover = NOTHING_LEFT; // the next kept row to be looked at when the streamed side has ended
    private int steps;

    HashJoinCursor(HashJoinOperator join, Frame frame) {
        this.join = join;
        this.frame = frame;
        table = new BuildTable(join.buildKeys(), frame);
        probeKey = new Value[join.probeKeys().size()];
        passes = new JoinPasses(join, frame, table);
    }

    /** One part of the streamed side, past a table that is filled and that somebody else closes. */
    HashJoinCursor(HashJoinOperator join, Frame frame, BuildTable table, RowCursor probe) {
        this.join = join;
        this.frame = frame;
        this.table = table;
        this.probe = probe;
        probeKey = new Value[join.probeKeys().size()];
        passes = null;
        lastChunk = true;
    }

    @Override
    public Value[] next() {
        while (true) {
            if ((++steps & WorkArea.CHECK_MASK) == 0) {
                frame.checkCancelled();
            }
            if (current != null) {
                Value[] row = nextOfCurrent();
                if (row != null) {
                    return row;
                }
            } else if (probe != null) {
                nextProbeRow();
            } else {
                Value[] row = nextLeftover();
                if (row != null) {
                    return row;
                }
                if (!startPass()) {
                    return null;
                }
            }
        }
    }

    private boolean startPass() {
        leftover = NOTHING_LEFT;
        if (passes == null || !passes.next()) {
            return false;
        }
        probe = passes.openProbe();
        probeRow = -1;
        matchedProbe = passes.matchedProbe();
        lastChunk = passes.isLastChunk();
        return true;
    }

    private void nextProbeRow() {
        current = probe.next();
        if (current == null) {
            probe.close();
            probe = null;
            if (join.givesBuildAtEnd()) {
                leftover = 0;
            }
            return;
        }
        probeRow++;
        currentMatched = matchedProbe != null && matchedProbe.get(probeRow);
        candidate = currentMatched && join.choosesProbe() ? -1 : table.find(current, join.probeKeys(), probeKey);
    }

    /** The next row that the streamed row gives; Java null when it is done with, and then it is let go. */
    private Value[] nextOfCurrent() {
        while (candidate >= 0) {
            int tried = candidate;
            candidate = table.next(tried);
            Value[] pair =
                    join.givesPairs() || join.residual() != null ? join.pair(current, table.row(tried)) : current;
            if (join.residual() == null || Evaluators.isTrue(join.residual(), pair, frame)) {
                if (join.givesBuildAtEnd()) {
                    table.match(tried);
                }
                boolean first = !currentMatched;
                match();
                if (join.givesPairs()) {
                    return pair;
                }
                if (join.choosesProbe()) {
                    Value[] chosen = current;
                    current = null;
                    candidate = -1;
                    return first && join.kind() == JoinKind.SEMI ? chosen : null;
                }
            }
        }
        Value[] finished = current;
        current = null;
        return !currentMatched && lastChunk && join.keepsLonelyProbe() ? join.lonelyProbe(finished) : null;
    }

    private void match() {
        currentMatched = true;
        if (matchedProbe != null) {
            matchedProbe.set(probeRow);
        }
    }

    private Value[] nextLeftover() {
        while (leftover < table.rows()) {
            int row = leftover++;
            if (table.isMatched(row) == join.partneredBuild()) {
                return join.chosenBuild(table.row(row));
            }
        }
        List<Value[]> unfindable = table.unfindable();
        if (leftover == NOTHING_LEFT || join.partneredBuild() || leftover - table.rows() == unfindable.size()) {
            return null;
        }
        return join.chosenBuild(unfindable.get(leftover++ - table.rows()));
    }

    @Override
    public void close() {
        current = null;
        Closing.closeAll(probe, passes, passes == null ? null : table);
        probe = null;
    }
}
