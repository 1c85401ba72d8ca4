package io.docdb.session;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.TextPlace;
import io.docdb.expr.table.SystemTable;
import io.docdb.value.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;

/** What one execution may know of the world. Confined to the execution. */
final class StatementWorld implements EvaluationContext {
    private final List<Value> parameters;
    private final Engine engine;
    private Instant now; // Java null until it is asked for
    private final SessionOptions options;
    private final CatalogSnapshot catalog;
    private final SequenceCalls sequences;
    private final SessionValues sessionValues;
    private final SessionCalls sessionCalls;
    private final Cancellation cancellation;
    private final String text;

    /**
     * @param text of the statement, for the places of errors; empty if it has none
     */
    StatementWorld(
            List<Value> parameters,
            Engine engine,
            SessionOptions options,
            CatalogSnapshot catalog,
            SequenceCalls sequences,
            SessionValues sessionValues,
            SessionCalls sessionCalls,
            Cancellation cancellation,
            String text) {
        this.parameters = parameters;
        this.engine = engine;
        this.options = options;
        this.catalog = catalog;
        this.sequences = sequences;
        this.sessionValues = sessionValues;
        this.sessionCalls = sessionCalls;
        this.cancellation = cancellation;
        this.text = text;
    }

    @Override
    public Value parameter(int position) {
        return parameters.get(position);
    }

    @Override
    public Value outer(int columnId) {
        throw new IllegalStateException("no outer query has column " + columnId);
    }

    @Override
    public Instant now() {
        if (now == null) {
            now = engine.clock().instant();
        }
        return now;
    }

    @Override
    public Instant clock() {
        now(); // the statement began no later
        return engine.clock().instant();
    }

    @Override
    public ZoneId zone() {
        return options.zone();
    }

    @Override
    public Value sessionValue(String name) {
        return sessionValues.get(name, options);
    }

    @Override
    public Value nextValue(String name) {
        return sequences.next(name);
    }

    @Override
    public Value currentValue(String name) {
        return sequences.current(name);
    }

    @Override
    public Value lastValue() {
        return sequences.last();
    }

    @Override
    public Value setLastValue(long value) {
        return sequences.setLast(value);
    }

    @Override
    public Value setValue(String name, long value, boolean called) {
        return sequences.set(name, value, called);
    }

    @Override
    public Value identitySequence(String table, String column) {
        return sequences.nameOfIdentity(table, column);
    }

    @Override
    public Value sessionCall(String function, List<Value> arguments) {
        return sessionCalls.call(function, arguments);
    }

    @Override
    public StatementException located(StatementException error, TextPlace place) {
        return text.isEmpty() ? error : error.at(place.offset()).inText(text);
    }

    @Override
    public Iterator<Value[]> systemRows(String name) {
        if (name.equals(SystemTable.PATH_STATISTICS.name())) {
            return new StatisticsRows(engine.statistics(), catalog).rows();
        }
        ActivityRows activity = new ActivityRows(new SessionMonitor(engine), sessionValues.session(), options.zone());
        return name.equals(SystemTable.SESSIONS.name()) ? activity.sessions() : activity.locks(catalog);
    }

    @Override
    public void checkCancelled() {
        cancellation.check();
    }
}
