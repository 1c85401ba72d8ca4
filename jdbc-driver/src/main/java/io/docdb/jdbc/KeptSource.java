package io.docdb.jdbc;

import io.docdb.session.ResultRows;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Rows that are all in memory: moved over freely. */
final class KeptSource implements RowSource {
    private final List<Value[]> rows;
    private long position;

    KeptSource(List<Value[]> rows) {
        this.rows = rows;
    }

    /** Reads a result to its end. */
    static List<Value[]> read(ResultRows result) {
        List<Value[]> rows = new ArrayList<>();
        int width = result.columns().size();
        try (result) {
            while (result.next()) {
                Value[] row = new Value[width];
                for (int i = 0; i < width; i++) {
                    row[i] = result.value(i);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    List<Value[]> all() {
        return rows;
    }

    @Override
    public Value[] next() {
        return moveTo(position + 1);
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public boolean hasNext() {
        return position < rows.size();
    }

    @Override
    public Value[] moveTo(long to) {
        position = Math.max(0, Math.min(rows.size() + 1L, to));
        return position >= 1 && position <= rows.size() ? rows.get((int) position - 1) : null;
    }

    @Override
    public void replace(Value[] row) {
        rows.set((int) position - 1, row);
    }

    @Override
    public boolean remove() {
        rows.remove((int) position - 1);
        position--;
        return true;
    }

    @Override
    public boolean add(Value[] row) {
        if (position > rows.size()) {
            position++; // stays behind the last
        }
        return rows.add(row);
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public Scrolling scrolling() {
        return Scrolling.INSENSITIVE;
    }

    @Override
    public void close() {
        position = rows.size() + 1L;
    }
}
