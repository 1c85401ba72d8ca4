package io.docdb.session;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.SequenceDefinition;
import io.docdb.catalog.SequenceValues;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.error.StatementException;
import io.docdb.txn.Durability;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the functions of sequences do in one execution: names are looked up as the session does. Confined to the execution.
 *
 * <p>What a query draws is seen at once, and so waits for the disk as a commit would; what a change draws is made durable by the
 * commit of the rows it stands in.
 */
final class SequenceCalls {
    private static final int NO_SEQUENCE = -1; // none has a number below 0

    private final SessionState state;
    private final CatalogSnapshot catalog;
    private final SequenceValues values;
    private final boolean seenAtOnce;
    private final Map<Integer, Long> drawn; // last from each sequence, by id, the last drawn last; updated

    /** @param query whether what is drawn is told to the user, and not written */
    SequenceCalls(SessionState state, CatalogSnapshot catalog, SequenceValues values, boolean query) {
        this.state = state;
        this.catalog = catalog;
        this.values = values;
        this.seenAtOnce = query && state.options().durability() == Durability.SYNC;
        this.drawn = state.drawn();
    }

    Value next(String name) {
        SequenceDefinition sequence = sequence(name);
        long value = values.next(sequence);
        awaitDurable(sequence);
        drew(sequence.id(), value);
        return LongValue.of(value);
    }

    Value current(String name) {
        SequenceDefinition sequence = sequence(name);
        Long value = drawn.get(sequence.id());
        if (value == null) {
            throw new DatabaseException(
                    ErrorCode.INVALID_TRANSACTION_STATE,
                    "Sequence \"" + sequence.name() + "\" has no current value yet in this session");
        }
        return LongValue.of(value);
    }

    Value last() {
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

    /** A number that was drawn from nowhere, but counts as the last. */
    Value setLast(long value) {
        drew(NO_SEQUENCE, value);
        return LongValue.of(value);
    }

    Value set(String name, long value, boolean called) {
        SequenceDefinition sequence = sequence(name);
        values.set(sequence, value, called);
        awaitDurable(sequence);
        if (called) {
            drew(sequence.id(), value);
        }
        return LongValue.of(value);
    }

    private void awaitDurable(SequenceDefinition sequence) {
        if (seenAtOnce) {
            values.awaitDurable(sequence);
        }
    }

    private void drew(int sequence, long value) {
        drawn.remove(sequence); // so that it comes last
        drawn.put(sequence, value);
    }

    /** The sequence behind an identity column or owned by a column, with its schema; NULL if the column has none. */
    Value nameOfIdentity(String table, String column) {
        int dot = table.indexOf('.');
        String plain = bare(table.substring(dot + 1));
        CollectionDefinition collection = schemas(table, dot)
                .flatMap(schema -> catalog.findCollection(schema, plain).stream())
                .findFirst()
                .orElseGet(() -> catalog.getCollection(state.options().schema(), plain));
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
                .map(name -> name.contains(".") ? name : collection.schema() + "." + name)
                .or(() -> catalog.sequences().stream()
                        .filter(sequence -> sequence.isOwnedBy(collection, found.name()))
                        .map(sequence -> sequence.schema() + "." + sequence.name())
                        .findFirst())
                .<Value>map(TextValue::new)
                .orElse(NullValue.NULL);
    }

    private Stream<String> schemas(String name, int dot) {
        return dot < 0
                ? Stream.concat(Stream.of(state.temporarySchema()), state.options().schemas().stream())
                : Stream.of(bare(name.substring(0, dot)));
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
}
