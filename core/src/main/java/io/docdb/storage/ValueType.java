package io.docdb.storage;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Values: a {@code byte[]}, or an {@link Outline} of one that lies elsewhere. On disk: varint {@code length << 1} and the
 * bytes, or varlong {@code length << 1 | 1} and the id as varlong. On disk, do not change.
 */
final class ValueType extends BasicDataType<Object> {
    static final ValueType INSTANCE = new ValueType();

    @Override
    public int compare(Object a, Object b) {
        if (a instanceof byte[] x && b instanceof byte[] y) {
            return Arrays.compareUnsigned(x, y);
        }
        throw new IllegalStateException("large values have no order");
    }

    @Override
    public int getMemory(Object value) {
        return KeyType.ARRAY_OVERHEAD_BYTES + (value instanceof byte[] bytes ? bytes.length : 16);
    }

    @Override
    public boolean isMemoryEstimationAllowed() {
        return false;
    }

    @Override
    public void write(WriteBuffer out, Object value) {
        if (value instanceof byte[] bytes) {
            out.putVarLong((long) bytes.length << 1).put(bytes);
        } else {
            Outline outline = (Outline) value;
            out.putVarLong((long) outline.length() << 1 | 1).putVarLong(outline.id());
        }
    }

    @Override
    public Object read(ByteBuffer in) {
        long head = DataUtils.readVarLong(in);
        int length = (int) (head >>> 1);
        if ((head & 1) != 0) {
            return new Outline(DataUtils.readVarLong(in), length);
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    /** Passes over a value. */
    void skip(ByteBuffer in) {
        long head = DataUtils.readVarLong(in);
        if ((head & 1) == 0) {
            in.position(in.position() + (int) (head >>> 1));
        } else {
            DataUtils.readVarLong(in);
        }
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }
}
