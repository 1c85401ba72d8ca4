package io.docdb.exec.join;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.operator.PartedOperator;
import io.docdb.exec.row.RowCursor;
import io.docdb.expr.Evaluator;
import io.docdb.plan.logical.JoinKind;
import io.docdb.value.Value;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps one side in a hash table and streams the other past it. A side that does not fit is parted on disk together with the
 * other, and the parts are joined one after the other.
 *
 * <p>Where the streamed side can be read in parts by several threads, so can the join: all look into one table, which is filled
 * before.
 */
public final class HashJoinOperator extends Operator implements PartedOperator {
    private final JoinShape shape;
    private final Operator left;
    private final Operator right;
    private final JoinKeys leftKeys;
    private final JoinKeys rightKeys;
    private final Evaluator residual;
    private final boolean nullAware;
    private final boolean buildLeft;
    private final boolean probeFirst;

    /**
     * @param residual over pairs; Java null for none
     * @param nullAware ANTI as NOT IN means it; not with {@code buildLeft}
     * @param probeFirst true to see whether the streamed side has a row before the other is read
     */
    public HashJoinOperator(
            int id,
            JoinShape shape,
            Operator left,
            Operator right,
            JoinKeys leftKeys,
            JoinKeys rightKeys,
            Evaluator residual,
            boolean nullAware,
            boolean buildLeft,
            boolean probeFirst) {
        super(id);
        this.shape = shape;
        this.left = left;
        this.right = right;
        this.leftKeys = leftKeys;
        this.rightKeys = rightKeys;
        this.residual = residual;
        this.nullAware = nullAware;
        this.buildLeft = buildLeft;
        this.probeFirst = probeFirst;
    }

    /** True if without a streamed row there is nothing to give, and whether there is one is soon told. */
    boolean asksProbeFirst() {
        return probeFirst && !givesBuildAtEnd();
    }

    @Override
    protected RowCursor start(Frame frame) {
        return nullAware ? new NotInCursor(this, frame) : new HashJoinCursor(this, frame);
    }

    @Override
    public boolean isWhole() {
        return !nullAware && !givesBuildAtEnd() && probe() instanceof PartedOperator parted && parted.isWhole();
    }

    @Override
    public long rowsToVisit(Frame frame) {
        return ((PartedOperator) probe()).rowsToVisit(frame);
    }

    /** The kept side is read at once, by the thread that calls; not if it does not fit. */
    @Override
    public boolean readInParts(Frame frame, int parts, Consumer<List<RowCursor>> work) {
        if (asksProbeFirst() && !hasProbe(frame)) {
            work.accept(List.of(RowCursor.empty()));
            return true;
        }
        try (BuildTable table = new BuildTable(buildKeys(), frame)) {
            if (!table.addAll(openBuild(frame), false)) {
                return false;
            }
            if (table.isEmpty() && !keepsLonelyProbe()) {
                work.accept(List.of(RowCursor.empty()));
                return true;
            }
            return ((PartedOperator) probe())
                    .readInParts(
                            frame,
                            parts,
                            cursors -> work.accept(cursors.stream()
                                    .<RowCursor>map(probe -> new HashJoinCursor(this, frame, table, probe))
                                    .toList()));
        }
    }

    private boolean hasProbe(Frame frame) {
        try (RowCursor rows = openProbe(frame)) {
            return rows.next() != null;
        }
    }

    private Operator probe() {
        return buildLeft ? right : left;
    }

    RowCursor openBuild(Frame frame) {
        return buildLeft ? left.open(frame) : right.open(frame);
    }

    RowCursor openProbe(Frame frame) {
        return probe().open(frame);
    }

    JoinKeys buildKeys() {
        return buildLeft ? leftKeys : rightKeys;
    }

    JoinKeys probeKeys() {
        return buildLeft ? rightKeys : leftKeys;
    }

    /** True if pairs are what is given; else rows of one side by whether they have a partner. */
    boolean givesPairs() {
        return !shape.givesLeftOnly();
    }

    /** True if the first partner of a streamed row decides about it. */
    boolean choosesProbe() {
        return shape.givesLeftOnly() && !buildLeft;
    }

    boolean keepsLonelyProbe() {
        return buildLeft ? shape.keepsLonelyRight() : shape.keepsLonelyLeft();
    }

    /** True if kept rows are given at the end if their having a partner is as {@link #partneredBuild} says. */
    boolean givesBuildAtEnd() {
        return buildLeft ? shape.keepsLonelyLeft() || shape.kind() == JoinKind.SEMI : shape.keepsLonelyRight();
    }

    boolean partneredBuild() {
        return buildLeft && shape.kind() == JoinKind.SEMI;
    }

    Value[] chosenBuild(Value[] row) {
        return shape.kind() == JoinKind.SEMI ? row : buildLeft ? shape.lonelyLeft(row) : shape.lonelyRight(row);
    }

    Value[] lonelyProbe(Value[] row) {
        return buildLeft ? shape.lonelyRight(row) : shape.lonelyLeft(row);
    }

    JoinKind kind() {
        return shape.kind();
    }

    Evaluator residual() {
        return residual;
    }

    Value[] pair(Value[] probe, Value[] build) {
        return buildLeft ? shape.pair(build, probe) : shape.pair(probe, build);
    }
}
