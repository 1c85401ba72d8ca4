package io.docdb.catalog;

import io.docdb.codec.DocumentCodec;
import io.docdb.codec.FieldNames;
import io.docdb.error.DatabaseException;
import io.docdb.value.ArrayValue;
import io.docdb.value.BinaryValue;
import io.docdb.value.FieldPath;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.io.ByteArrayOutputStream;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * What some documents of a collection, drawn at random, have at some paths: values that stand in one document together, so that
 * conditions on several paths can be tried out. Immutable, thread-safe; held as bytes until somebody asks.
 *
 * <p>Layout of the values of a path: their array in the encoding of {@link DocumentCodec}, deflated.
 */
public final class RowSample {
    /** Nothing is known. */
    public static final RowSample NONE = new RowSample(0, Map.of());

    /** Of what a hundredth of the documents have, some eight are among them; half as many tell it within a factor of two only. */
    public static final int MOST_ROWS = 800;

    /** Of all paths together; those that do not fit are left out. A hundred collections take ten megabytes at most. */
    private static final int MOST_BYTES = 96 << 10;

    private static final int NUMBER_BYTES = 10; // the longest that values are that cannot be deflated

    private final int rows;
    private final Map<FieldPath, Column> columns;
    private final SampledOrders orders = new SampledOrders(this);

    /** The values of one path. */
    private static final class Column {
        private final byte[] deflated;
        private volatile SoftReference<Value[]> values = new SoftReference<>(null);

        Column(byte[] deflated) {
            this.deflated = deflated;
        }

        /** Java null for what does not read: it is as good as none. */
        Value[] values(int rows) {
            Value[] known = values.get();
            if (known == null) {
                known = decode(rows);
                values = new SoftReference<>(known);
            }
            return known;
        }

        private Value[] decode(int rows) {
            try {
                byte[] bytes = inflated(deflated, MOST_BYTES * NUMBER_BYTES);
                List<Value> values = ((ArrayValue) DocumentCodec.decodeValue(bytes, 0, FieldNames.none())).elements();
                return values.size() == rows ? values.toArray(Value[]::new) : null;
            } catch (DatabaseException | ClassCastException | DataFormatException damaged) {
                return null;
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Column column && Arrays.equals(deflated, column.deflated);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(deflated);
        }
    }

    private RowSample(int rows, Map<FieldPath, Column> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** @param columns the values of as many documents, by path, the more important paths first */
    public static RowSample of(int rows, Map<FieldPath, List<Value>> columns) {
        Map<FieldPath, Column> kept = new LinkedHashMap<>();
        int size = 0;
        for (Map.Entry<FieldPath, List<Value>> column : columns.entrySet()) {
            byte[] bytes = DocumentCodec.encodeValue(new ArrayValue(column.getValue()), FieldNames.none(), 0);
            byte[] deflated = bytes.length <= MOST_BYTES ? deflated(bytes) : bytes;
            if (size + deflated.length <= MOST_BYTES) {
                size += deflated.length;
                kept.put(column.getKey(), new Column(deflated));
            }
        }
        return rows == 0 || kept.isEmpty() ? NONE : new RowSample(rows, kept);
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflated(byte[] deflated, int most) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            while (!inflater.finished()) {
                int more = inflater.inflate(buffer);
                if (more == 0 || out.size() > most) {
                    throw new DataFormatException("damaged");
                }
                out.write(buffer, 0, more);
            }
            return out.toByteArray();
        } finally {
            inflater.end();
        }
    }

    /** What {@link #toValue} made; nothing is known if it is something else. */
    static RowSample of(int rows, Value stored) {
        Map<FieldPath, Column> columns = new LinkedHashMap<>();
        List<Value> parts = stored instanceof ArrayValue array ? array.elements() : List.of();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            if (parts.get(i) instanceof TextValue path && parts.get(i + 1) instanceof BinaryValue bytes) {
                columns.put(FieldPath.parse(path.value()), new Column(bytes.bytes()));
            }
        }
        return columns.isEmpty() ? NONE : new RowSample(rows, columns);
    }

    /** As it is stored: path, bytes of its values, path, bytes and so on. */
    Value toValue() {
        List<Value> parts = new ArrayList<>();
        columns.forEach((path, column) -> {
            parts.add(new TextValue(path.toString()));
            parts.add(BinaryValue.of(column.deflated));
        });
        return new ArrayValue(parts);
    }

    /** How many documents there are. */
    public int rows() {
        return rows;
    }

    /**
     * The value of each document at a path, NULL where there is none, in an array that is not to be changed; nothing if the path is
     * not among those that are held.
     */
    public Optional<Value[]> column(FieldPath path) {
        Column column = columns.get(path);
        return column == null ? Optional.empty() : Optional.ofNullable(column.values(rows));
    }

    /**
     * If documents lie in pages in the order of {@code places} and are read in another order: the part of them that lies in another
     * page than the document read before. 1 if a path is not among those that are held. Told once for each question.
     *
     * @param perPage how many documents a page holds
     */
    public double apart(List<FieldPath> order, List<FieldPath> places, double perPage) {
        return orders.apart(order, places, perPage);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowSample sample && rows == sample.rows && columns.equals(sample.columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }
}
