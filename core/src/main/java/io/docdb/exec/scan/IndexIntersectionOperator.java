package io.docdb.exec.scan;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowCursor;
import io.docdb.key.KeyBounds;
import io.docdb.txn.Transaction;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The documents that each of several index accesses finds: their keys are walked along side by side. */
public final class IndexIntersectionOperator extends Operator {
    private final DocumentReader reader;
    private final int[] indexMaps;
    private final KeyRangeStep[][] ranges;
    private final boolean[] fixesParts;

    /**
     * @param ranges per index
     * @param fixesParts per index, true if each of its ranges has all parts of the index in common
     */
    public IndexIntersectionOperator(
            int id, DocumentReader reader, int[] indexMaps, KeyRangeStep[][] ranges, boolean[] fixesParts) {
        super(id);
        this.reader = reader;
        this.indexMaps = indexMaps;
        this.ranges = ranges;
        this.fixesParts = fixesParts;
    }

    @Override
    protected RowCursor start(Frame frame) {
        List<List<KeyBounds>> bounds = new ArrayList<>();
        for (KeyRangeStep[] access : ranges) {
            List<KeyBounds> each = KeyRangeStep.evaluateAll(access, frame);
            if (each.isEmpty()) {
                return RowCursor.empty();
            }
            bounds.add(each);
        }
        return new Cursor(frame, bounds);
    }

    private final class Cursor implements RowCursor {
        private final Transaction transaction;
        private final DocumentReader.Bound documents;
        private final boolean keyOnly;
        private final List<KeysInOrder> found = new ArrayList<>();
        private final byte[][] current = new byte[indexMaps.length][];
        private boolean ended;

        Cursor(Frame frame, List<List<KeyBounds>> bounds) {
            transaction = frame.run().transaction();
            documents = reader.bind(frame);
            keyOnly = reader.needsKeyOnly();
            for (int i = 0; i < indexMaps.length; i++) {
                found.add(KeysInOrder.open(frame, indexMaps[i], bounds.get(i), fixesParts[i]));
            }
        }

        @Override
        public Value[] next() {
            for (byte[] key = nextCommon(); key != null; key = nextCommon()) {
                if (keyOnly) {
                    return documents.readKey(key);
                }
                byte[] stored = transaction.get(reader.map(), key);
                Value[] row = stored == null ? null : documents.read(key, stored);
                if (row != null) {
                    return row;
                }
            }
            return null;
        }

        /** The next key that all have; Java null at the end. */
        private byte[] nextCommon() {
            byte[] sought = ended ? null : pass(0, current[0]);
            int agreeing = 1;
            for (int i = 1 % current.length;
                    sought != null && agreeing < current.length;
                    i = (i + 1) % current.length) {
                byte[] reached = reach(i, sought);
                agreeing = reached != null && Arrays.equals(reached, sought) ? agreeing + 1 : 1;
                sought = reached;
            }
            ended = sought == null;
            return sought;
        }

        /** Moves behind a key. */
        private byte[] pass(int access, byte[] key) {
            byte[] next = found.get(access).next();
            while (next != null && Arrays.equals(next, key)) {
                next = found.get(access).next();
            }
            current[access] = next;
            return next;
        }

        /** Moves to a key or the next one behind it. */
        private byte[] reach(int access, byte[] sought) {
            byte[] key = current[access];
            while (key == null || Arrays.compareUnsigned(key, sought) < 0) {
                key = found.get(access).next();
                if (key == null) {
                    break;
                }
            }
            current[access] = key;
            return key;
        }

        @Override
        public void close() {
            ended = true;
            found.forEach(KeysInOrder::close);
        }
    }
}
