package io.docdb.session;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.SequenceDefinition;
import io.docdb.catalog.SequenceValues;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.error.SourcePosition;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.TextPlace;
import io.docdb.expr.table.PathStatisticsTable;
import io.docdb.statistics.Statistics;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What one execution may know of the world. Confined to the execution. */
final class StatementWorld implements EvaluationContext {
    private final List<Value> parameters;
    private final InstantSource clock;
    private Instant now; // Java null until it is asked for
    private final SessionState state;
    private final SessionOptions options;
    private final CatalogSnapshot catalog;
    private final SequenceValues sequences;
    private final Map<Integer, Long> drawn; // last from each sequence, by id, the last drawn last; updated
    private final SessionValues sessionValues;
    private final Cancellation cancellation;
    private final Statistics statistics;
    private final String text;

    /**
     * @param text of the statement, for the places of errors; empty if it has none
     */
    StatementWorld(
            List<Value> parameters,
            InstantSource clock,
            SessionState state,
            CatalogSnapshot catalog,
            SequenceValues sequences,
            SessionValues sessionValues,
            Cancellation cancellation,
            Statistics statistics,
            String text) {
        this.parameters = parameters;
        this.clock = clock;
        this.state = state;
        this.options = state.options();
        this.catalog = catalog;
        this.sequences = sequences;
        this.drawn = state.drawn();
        this.sessionValues = sessionValues;
        this.cancellation = cancellation;
        this.statistics = statistics;
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
            now = clock.instant();
        }
        return now;
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
        SequenceDefinition sequence = sequence(name);
        long value = sequences.next(sequence);
        drawn.remove(sequence.id());
        drawn.put(sequence.id(), value);
        return LongValue.of(value);
    }

    @Override
    public Value currentValue(String name) {
        SequenceDefinition sequence = sequence(name);
        Long value = drawn.get(sequence.id());
        if (value == null) {
            throw new DatabaseException(
                    ErrorCode.INVALID_TRANSACTION_STATE,
                    "Sequence \"" + sequence.name() + "\" has no current value yet in this session");
        }
        return LongValue.of(value);
    }

    @Override
    public Value lastValue() {
        Long last = null;
        for (Long value : drawn.values()) {
            last = value; // the map keeps the order of drawing
        }
        if (last == null) {
            throw new DatabaseException(
                    ErrorCode.INVALID_TRANSACTION_STATE, "No sequence has been used yet in this session");
        }
        return LongValue.of(last);
    }

    @Override
    public Value setValue(String name, long value, boolean called) {
        SequenceDefinition sequence = sequence(name);
        sequences.set(sequence, value, called);
        if (called) {
            drawn.remove(sequence.id());
            drawn.put(sequence.id(), value);
        }
        return LongValue.of(value);
    }

    @Override
    public Value identitySequence(String table, String column) {
        int dot = table.indexOf('.');
        String plain = bare(table.substring(dot + 1));
        CollectionDefinition collection = schemas(table, dot)
                .flatMap(schema -> catalog.findCollection(schema, plain).stream())
                .findFirst()
                .orElseGet(() -> catalog.getCollection(options.schema(), plain));
        ColumnDefinition found = collection
                .findColumn(column)
                .orElseThrow(() -> new StatementException(
                        ErrorCode.COLUMN_NOT_FOUND,
                        "Column \"" + column + "\" of " + collection.name() + " not found"
                                + NearNames.didYouMean(
                                        column,
                                        collection.columns().stream()
                                                .map(ColumnDefinition::name)
                                                .toList())));
        return found.identity()
                .map(ColumnDefinition.Identity::sequence)
                .<Value>map(name -> new TextValue(name.contains(".") ? name : collection.schema() + "." + name))
                .orElse(NullValue.NULL);
    }

    private Stream<String> schemas(String name, int dot) {
        return dot < 0 ? Stream.of(state.temporarySchema(), options.schema()) : Stream.of(bare(name.substring(0, dot)));
    }

    private static String bare(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1) : name;
    }

    /** By {@code schema.name}, or by a name among the session's temporary objects or in its schema; quoted or not. */
    private SequenceDefinition sequence(String name) {
        int dot = name.indexOf('.');
        String plain = bare(name.substring(dot + 1));
        return schemas(name, dot)
                .flatMap(schema -> catalog.findSequence(schema, plain).stream())
                .findFirst()
                .orElseThrow(() -> new StatementException(
                        ErrorCode.UNKNOWN_OBJECT,
                        "Sequence \"" + name + "\" not found"
                                + NearNames.didYouMean(
                                        plain,
                                        catalog.sequences().stream()
                                                .map(SequenceDefinition::name)
                                                .toList())));
    }

    @Override
    public StatementException located(StatementException error, TextPlace place) {
        return text.isEmpty() || place.offset() < 0 || error.position().isPresent()
                ? error
                : new StatementException(
                        error.code(), error.getMessage(), SourcePosition.of(text, place.offset()), error.getCause());
    }

    @Override
    public Iterator<Value[]> systemRows(String name) {
        return name.equals(PathStatisticsTable.NAME)
                ? new StatisticsRows(statistics, catalog).rows()
                : EvaluationContext.super.systemRows(name);
    }

    @Override
    public void checkCancelled() {
        cancellation.check();
    }
}
