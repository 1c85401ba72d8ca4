package io.docdb.exec.scan;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.codec.FieldNames;
import io.docdb.codec.PathReader;
import io.docdb.exec.operator.Evaluators;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Places;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Evaluator;
import io.docdb.expr.Expression;
import io.docdb.expr.RowLayout;
import io.docdb.expr.SubqueryExpression;
import io.docdb.index.IndexEntries;
import io.docdb.key.KeyDecoder;
import io.docdb.plan.logical.ScanField;
import io.docdb.plan.physical.DocumentRead;
import io.docdb.plan.physical.OuterColumns;
import io.docdb.plan.physical.PhysicalPlan;
import io.docdb.txn.Transaction;
import io.docdb.value.BinaryValue;
import io.docdb.value.FieldPath;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * How rows are made of index entries alone: of the values of the parts, which an entry holds in the form they have in the
 * document, and of the primary key. Of that it holds the order, and whether it tells the form as well: if not, a number of the
 * key that may have had another form ({@code 7.0} for {@code 7}) is read from the document after all, unless the column is
 * declared to hold whole numbers.
 *
 * <p>A scratch row has a place for the row id and one for each field. Thread-safe; {@link #bind} gives what one cursor uses.
 */
public final class EntryReader {
    private final int map;
    private final boolean[] descending;
    private final int[] indexParts; // per field the part of the index it is, or -1
    private final int[] keyParts; // per field the part of the primary key it is, or -1
    private final PathReader[] fields; // per field how the document tells it
    private final boolean[] sure; // per field whether the primary key tells it in any case
    private final int keyPartsRead;
    private final int indexPartsRead;
    private final boolean[] isPartRead; // per part of the index
    private final boolean readsRowId;
    private final Evaluator predicate; // over the scratch row; Java null for none
    private final int[] output;

    private EntryReader(
            DocumentRead read,
            IndexDefinition index,
            CollectionDefinition collection,
            FieldNames names,
            BiFunction<Expression, RowLayout, Evaluator> expressions) {
        int count = read.fields().size();
        map = collection.id();
        descending = new boolean[index.parts().size()];
        for (int i = 0; i < descending.length; i++) {
            descending[i] = index.parts().get(i).descending();
        }
        indexParts = new int[count];
        keyParts = new int[count];
        fields = new PathReader[count];
        sure = new boolean[count];
        List<Column> scratch = new ArrayList<>(List.of(read.rowId()));
        int lastKeyPart = -1;
        int lastIndexPart = -1;
        isPartRead = new boolean[index.parts().size()];
        for (int i = 0; i < count; i++) {
            ScanField field = read.fields().get(i);
            scratch.add(field.column());
            indexParts[i] = partOf(index, field.path());
            keyParts[i] = indexParts[i] >= 0 ? -1 : collection.primaryKey().indexOf(field.path());
            if (indexParts[i] < 0 && keyParts[i] < 0) {
                throw new IllegalStateException("Index " + index.name() + " does not hold " + field.path());
            }
            fields[i] = PathReader.of(field.path(), names);
            sure[i] = isWhole(collection, field.path());
            lastKeyPart = Math.max(lastKeyPart, keyParts[i]);
            lastIndexPart = Math.max(lastIndexPart, indexParts[i]);
            if (indexParts[i] >= 0) {
                isPartRead[indexParts[i]] = true;
            }
        }
        keyPartsRead = lastKeyPart + 1;
        indexPartsRead = lastIndexPart + 1;
        Places layout = Places.of(scratch);
        predicate =
                read.predicate().map(term -> expressions.apply(term, layout)).orElse(null);
        output = read.columns().stream()
                .mapToInt(column -> layout.placeOf(column.id()))
                .toArray();
        readsRowId = read.columns().contains(read.rowId())
                || read.predicate()
                        .filter(term -> usedBy(term).contains(read.rowId().id()))
                        .isPresent();
    }

    /** @param expressions compiles an expression over rows of a layout */
    public static EntryReader compile(
            DocumentRead read,
            IndexDefinition index,
            CollectionDefinition collection,
            FieldNames names,
            BiFunction<Expression, RowLayout, Evaluator> expressions) {
        return new EntryReader(read, index, collection, names, expressions);
    }

    private static int partOf(IndexDefinition index, FieldPath path) {
        for (int i = 0; i < index.parts().size(); i++) {
            if (index.parts().get(i).path().equals(Optional.of(path))) {
                return i;
            }
        }
        return -1;
    }

    /** True for a column of a table that holds whole numbers, which have one form. */
    private static boolean isWhole(CollectionDefinition collection, FieldPath path) {
        return collection.origin() == CollectionDefinition.Origin.TABLE
                && collection.columns().stream()
                        .filter(column -> column.path().equals(path))
                        .map(ColumnDefinition::type)
                        .map(SqlType::name)
                        .anyMatch(name -> name == SqlType.Name.SMALLINT
                                || name == SqlType.Name.INTEGER
                                || name == SqlType.Name.BIGINT);
    }

    private static Set<Integer> usedBy(Expression term) {
        Set<Integer> used = new HashSet<>();
        term.visit(node -> {
            if (node instanceof ColumnRef reference) {
                used.add(reference.column().id());
            } else if (node instanceof SubqueryExpression subquery) {
                used.addAll(OuterColumns.of((PhysicalPlan) subquery.plan()));
            }
        });
        return used;
    }

    /** True if some entries send for their document. */
    boolean mayFetch() {
        for (int i = 0; i < fields.length; i++) {
            if (keyParts[i] >= 0 && !sure[i]) {
                return true;
            }
        }
        return false;
    }

    Bound bind(Frame frame) {
        return new Bound(frame);
    }

    private static Value shown(Value value) {
        return value.isNull() ? NullValue.NULL : value;
    }

    /** Reads rows for one cursor. Neighbours often begin alike: what they share is decoded once. Confined to the cursor. */
    final class Bound {
        private final Frame frame;
        private final Value[] scratch = new Value[1 + fields.length];
        private final Value[] parts = new Value[indexPartsRead];
        private final int[] ends = new int[indexPartsRead]; // in the last key, where each part ends
        private byte[] last = {};

        private Bound(Frame frame) {
            this.frame = frame;
        }

        /** The row of an entry; Java null if the predicate is not true, or the document has gone since the entry was read. */
        Value[] read(byte[] key, byte[] value) {
            if (readsRowId) {
                scratch[0] = BinaryValue.of(IndexEntries.primaryKey(key, value));
            }
            if (indexPartsRead > 0) {
                readIndexParts(key, value);
            }
            if (keyPartsRead > 0 && !readKeyParts(key, value)) {
                return null;
            }
            if (predicate != null && !Evaluators.isTrue(predicate, scratch, frame)) {
                return null;
            }
            Value[] row = new Value[output.length];
            for (int i = 0; i < row.length; i++) {
                row[i] = scratch[output[i]];
            }
            return row;
        }

        private void readIndexParts(byte[] key, byte[] value) {
            Value[] now = parts;
            if (IndexEntries.isExact(value)) {
                decode(key);
            } else {
                now = IndexEntries.parts(key, value, descending);
            }
            for (int i = 0; i < fields.length; i++) {
                if (indexParts[i] >= 0) {
                    scratch[1 + i] = shown(now[indexParts[i]]);
                }
            }
        }

        private void decode(byte[] key) {
            int mismatch = Arrays.mismatch(last, key);
            int common = mismatch < 0 ? key.length : mismatch;
            int part = 0;
            while (part < parts.length && last.length > 0 && ends[part] <= common) {
                part++;
            }
            KeyDecoder decoder = new KeyDecoder(key, part == 0 ? 0 : ends[part - 1]);
            for (; part < parts.length; part++) {
                if (isPartRead[part]) {
                    parts[part] = decoder.next(descending[part]);
                } else {
                    decoder.skip(descending[part]);
                }
                ends[part] = decoder.position();
            }
            last = key;
        }

        private boolean readKeyParts(byte[] key, byte[] value) {
            byte[] document = null;
            KeyDecoder decoder = IndexEntries.primaryKeyParts(key, value);
            Value[] decoded = new Value[keyPartsRead];
            for (int i = 0; i < decoded.length; i++) {
                decoded[i] = decoder.next(false);
            }
            for (int i = 0; i < fields.length; i++) {
                if (keyParts[i] < 0) {
                    continue;
                }
                Value part = decoded[keyParts[i]];
                if (!sure[i] && !IndexEntries.isKeyExact(value) && mayHaveSeveralForms(part)) {
                    document = document == null
                            ? frame.run().transaction().getAsOfStatement(map, IndexEntries.primaryKey(key, value))
                            : document;
                    if (document == null) {
                        return false;
                    }
                    part = shown(fields[i].read(document, Transaction.STAMP_BYTES));
                }
                scratch[1 + i] = part;
            }
            return true;
        }
    }

    private static boolean mayHaveSeveralForms(Value value) {
        return switch (value.kind()) {
            case TEXT, BOOLEAN, BINARY, DATE, TIME, TIMESTAMP, UUID -> false;
            default -> true;
        };
    }
}
