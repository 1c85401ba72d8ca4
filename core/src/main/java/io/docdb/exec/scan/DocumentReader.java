package io.docdb.exec.scan;

import io.docdb.codec.DocumentCodec;
import io.docdb.codec.FieldNames;
import io.docdb.codec.PathReader;
import io.docdb.exec.operator.Frame;
import io.docdb.storage.ByteCursor;
import io.docdb.txn.Transaction;
import io.docdb.value.BinaryValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.Arrays;
import java.util.List;

/**
 * How rows are taken out of stored documents; compiled. Thread-safe; {@link #bind} gives what one execution uses.
 *
 * <p>A scratch row has a place for the row id, the document, and each field. Places are filled when a term or the output
 * asks for them.
 */
public final class DocumentReader {
    static final int ROW_ID = 0;
    static final int DOCUMENT = 1;
    static final int FIRST_FIELD = 2;

    private final int map;
    private final FieldNames names;
    private final PathReader[] fields;
    private final ByteTestStep[] byteTests;
    private final RowPredicate[] predicates;
    private final int[] output;

    DocumentReader(
            int map,
            FieldNames names,
            PathReader[] fields,
            List<ByteTestStep> byteTests,
            RowPredicate[] predicates,
            int[] output) {
        this.map = map;
        this.names = names;
        this.fields = fields;
        this.byteTests = byteTests.toArray(ByteTestStep[]::new);
        this.predicates = predicates;
        this.output = output;
    }

    /** The map of the documents. */
    int map() {
        return map;
    }

    /** True if rows are made without looking at documents: of the row id alone. */
    boolean needsKeyOnly() {
        if (byteTests.length > 0 || predicates.length > 0) {
            return false;
        }
        for (int place : output) {
            if (place != ROW_ID) {
                return false;
            }
        }
        return true;
    }

    private boolean usesKey() {
        for (int place : output) {
            if (place == ROW_ID) {
                return true;
            }
        }
        for (RowPredicate predicate : predicates) {
            for (int place : predicate.places()) {
                if (place == ROW_ID) {
                    return true;
                }
            }
        }
        return false;
    }

    Bound bind(Frame frame) {
        return new Bound(frame);
    }

    /** Reads rows for one execution. Confined to it. */
    final class Bound {
        private final Frame frame;
        private final Value[] scratch;
        private final boolean usesKey = usesKey();
        private ByteTest[] tests; // bound at the first document: what is compared with may fail to be computed

        private Bound(Frame frame) {
            this.frame = frame;
            this.scratch = predicates.length > 0 ? new Value[FIRST_FIELD + fields.length] : null;
        }

        /** The row of a stored document, or Java null if the predicate is not true. */
        Value[] read(byte[] key, byte[] stored) {
            return passes(stored) ? readPassed(key, stored) : null;
        }

        /** As the other, of the entry a cursor stands on: its key is fetched from memory only if the row needs it. */
        Value[] read(ByteCursor entry) {
            byte[] stored = entry.value();
            return passes(stored) ? readPassed(usesKey ? entry.key() : null, stored) : null;
        }

        private boolean passes(byte[] stored) {
            if (tests == null) {
                tests = ByteTestCompiler.bindAll(byteTests, frame);
            }
            for (ByteTest test : tests) {
                if (!test.test(stored, Transaction.STAMP_BYTES)) {
                    return false;
                }
            }
            return true;
        }

        private Value[] readPassed(byte[] key, byte[] stored) {
            if (predicates.length > 0) {
                Arrays.fill(scratch, null);
                for (RowPredicate predicate : predicates) {
                    for (int place : predicate.places()) {
                        fill(place, key, stored);
                    }
                    if (predicate.evaluator().evaluate(scratch, frame) != BooleanValue.TRUE) {
                        return null;
                    }
                }
            }
            Value[] row = new Value[output.length];
            for (int i = 0; i < row.length; i++) {
                int place = output[i];
                Value value = predicates.length > 0 ? scratch[place] : null;
                row[i] = value != null ? value : value(place, key, stored);
            }
            return row;
        }

        /** The row of a key alone; only if {@link #needsKeyOnly}. */
        Value[] readKey(byte[] key) {
            Value[] row = new Value[output.length];
            if (row.length > 0) {
                Arrays.fill(row, BinaryValue.of(key));
            }
            return row;
        }

        private void fill(int place, byte[] key, byte[] stored) {
            if (scratch[place] == null) {
                scratch[place] = value(place, key, stored);
            }
        }

        private Value value(int place, byte[] key, byte[] stored) {
            if (place == ROW_ID) {
                return BinaryValue.of(key);
            }
            if (place == DOCUMENT) {
                return DocumentCodec.open(stored, Transaction.STAMP_BYTES, names);
            }
            Value value = fields[place - FIRST_FIELD].read(stored, Transaction.STAMP_BYTES);
            return value.isNull() ? NullValue.NULL : value;
        }
    }
}
