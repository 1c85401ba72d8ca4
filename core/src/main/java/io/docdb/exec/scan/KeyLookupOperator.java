package io.docdb.exec.scan;

import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowCursor;
import io.docdb.expr.Evaluator;
import io.docdb.key.KeyEncoder;
import io.docdb.value.Value;
import java.util.Arrays;

/** The documents with some primary keys. */
public final class KeyLookupOperator extends Operator {
    private static final Value[] NO_COLUMNS = {};
    private static final byte[][] NO_KEYS = {};

    private final DocumentReader reader;
    private final Evaluator[][] keys;

    /** @param keys per key its parts, over no row */
    public KeyLookupOperator(int id, DocumentReader reader, Evaluator[][] keys) {
        super(id);
        this.reader = reader;
        this.keys = keys;
    }

    @Override
    protected RowCursor start(Frame frame) {
        byte[][] wanted = NO_KEYS;
        for (Evaluator[] parts : keys) {
            byte[] key = key(parts, frame);
            if (key != null) {
                wanted = Arrays.copyOf(wanted, wanted.length + 1);
                wanted[wanted.length - 1] = key;
            }
        }
        if (wanted.length > 1) {
            Arrays.sort(wanted, Arrays::compareUnsigned);
        }
        return new FetchCursor(reader, frame, wanted, wanted.length);
    }

    /** The key's bytes, or Java null if a part is NULL. */
    private static byte[] key(Evaluator[] parts, Frame frame) {
        KeyEncoder encoder = KeyEncoder.forBounds(); // a key that is too long is not there
        for (Evaluator part : parts) {
            Value value = part.evaluate(NO_COLUMNS, frame);
            if (value.isNull()) {
                return null;
            }
            encoder.add(value, false);
        }
        return encoder.toBytes();
    }
}
