package io.docdb.exec.join;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowCursor;
import io.docdb.expr.Evaluator;
import io.docdb.plan.logical.JoinKind;
import io.docdb.value.Value;

/**
 * Keeps one side in a hash table and streams the other past it. A side that does not fit is parted on disk together with the
 * other, and the parts are joined one after the other.
 */
public final class HashJoinOperator extends Operator {
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

    RowCursor openBuild(Frame frame) {
        return buildLeft ? left.open(frame) : right.open(frame);
    }

    RowCursor openProbe(Frame frame) {
        return buildLeft ? right.open(frame) : left.open(frame);
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
