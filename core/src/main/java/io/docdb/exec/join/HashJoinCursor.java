package io.docdb.exec.join;

import io.docdb.exec.operator.Closing;
import io.docdb.exec.operator.Evaluators;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.WorkArea;
import io.docdb.plan.logical.JoinKind;
import io.docdb.value.Value;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;

/**
 * One execution of a hash join: a sequence of passes, each a table filled from the kept side and the other side streamed
 * past it. The first pass takes whole inputs. If its table overflows, both inputs are parted, and each part is a pass.
 */
final class HashJoinCursor implements RowCursor {
    private final HashJoinOperator join;
    private final Frame frame;
    private final BuildTable table;
    private final JoinPasses passes;
    private RowCursor probe;
    private int probeRow;
    private BitSet matchedProbe;
    private boolean lastChunk;
    private Value[] current;
    private boolean currentMatched;
    private BuildRow candidate;
    private Iterator<BuildRow> leftover = List.<BuildRow>of().iterator();
    private BuildRow leftoverChain;
    private int steps;

    HashJoinCursor(HashJoinOperator join, Frame frame) {
        this.join = join;
        this.frame = frame;
        table = new BuildTable(join.buildKeys(), frame);
        passes = new JoinPasses(join, frame, table);
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
        leftover = List.<BuildRow>of().iterator();
        if (!passes.next()) {
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
                leftover = table.chains().iterator();
            }
            return;
        }
        probeRow++;
        currentMatched = matchedProbe != null && matchedProbe.get(probeRow);
        candidate = currentMatched && join.choosesProbe() ? null : table.find(current, join.probeKeys());
    }

    /** The next row that the streamed row gives; Java null when it is done with, and then it is let go. */
    private Value[] nextOfCurrent() {
        while (candidate != null) {
            BuildRow tried = candidate;
            candidate = candidate.next;
            Value[] pair = join.givesPairs() || join.residual() != null ? join.pair(current, tried.row) : current;
            if (join.residual() == null || Evaluators.isTrue(join.residual(), pair, frame)) {
                tried.matched = true;
                boolean first = !currentMatched;
                match();
                if (join.givesPairs()) {
                    return pair;
                }
                if (join.choosesProbe()) {
                    Value[] chosen = current;
                    current = null;
                    candidate = null;
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
        while (leftoverChain != null || leftover.hasNext()) {
            if (leftoverChain == null) {
                leftoverChain = leftover.next();
            }
            BuildRow entry = leftoverChain;
            leftoverChain = entry.next;
            if (entry.matched == join.partneredBuild()) {
                return join.chosenBuild(entry.row);
            }
        }
        return null;
    }

    @Override
    public void close() {
        current = null;
        Closing.closeAll(probe, passes, table);
        probe = null;
    }
}
