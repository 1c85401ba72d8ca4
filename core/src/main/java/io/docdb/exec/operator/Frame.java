package io.docdb.exec.operator;

import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.TextPlace;
import io.docdb.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * What expressions see besides their row: the world of the statement, and the outer columns their plan depends on.
 * Confined to one execution. A nested frame shows the columns it was given and, past them, those of the frame around it.
 */
public final class Frame implements EvaluationContext {
    private static final int[] NO_IDS = {};
    private static final Value[] NO_VALUES = {};

    private final QueryRun run;
    private final EvaluationContext world;
    private final Frame around;
    private final int[] outerIds;
    private Value[] outerValues;

    public Frame(QueryRun run) {
        this(run, null, NO_IDS, NO_VALUES);
    }

    private Frame(QueryRun run, Frame around, int[] outerIds, Value[] outerValues) {
        this.run = run;
        this.world = run.context().world();
        this.around = around;
        this.outerIds = outerIds;
        this.outerValues = outerValues;
    }

    /** A frame inside this one, for a plan that uses the given outer columns. */
    public Frame nested(int[] ids, Value[] values) {
        return new Frame(run, this, ids, values);
    }

    /** Puts other values under the same ids: for the next opening of the inner plan. */
    public void rebind(Value[] values) {
        outerValues = values;
    }

    public QueryRun run() {
        return run;
    }

    @Override
    public Value outer(int columnId) {
        for (int i = 0; i < outerIds.length; i++) {
            if (outerIds[i] == columnId) {
                return outerValues[i];
            }
        }
        if (around == null) {
            throw new IllegalStateException("Column #" + columnId + " is in no row: the plan is wrong");
        }
        return around.outer(columnId);
    }

    @Override
    public Value parameter(int position) {
        return world.parameter(position);
    }

    @Override
    public Instant now() {
        return world.now();
    }

    @Override
    public Instant clock() {
        return world.clock();
    }

    @Override
    public ZoneId zone() {
        return world.zone();
    }

    @Override
    public Value sessionValue(String name) {
        return world.sessionValue(name);
    }

    @Override
    public Value nextValue(String sequence) {
        return world.nextValue(sequence);
    }

    @Override
    public Value currentValue(String sequence) {
        return world.currentValue(sequence);
    }

    @Override
    public StatementException located(StatementException error, TextPlace place) {
        return world.located(error, place);
    }

    @Override
    public Value setValue(String sequence, long value, boolean called) {
        return world.setValue(sequence, value, called);
    }

    @Override
    public Value identitySequence(String table, String column) {
        return world.identitySequence(table, column);
    }

    @Override
    public Value lastValue() {
        return world.lastValue();
    }

    @Override
    public Value setLastValue(long value) {
        return world.setLastValue(value);
    }

    @Override
    public Value sessionCall(String function, List<Value> arguments) {
        return world.sessionCall(function, arguments);
    }

    @Override
    public Iterator<Value[]> systemRows(String name) {
        return world.systemRows(name);
    }

    @Override
    public <T> T once(Object key, Supplier<T> made) {
        return run.once(key, made);
    }

    @Override
    public void checkCancelled() {
        world.checkCancelled();
    }
}
