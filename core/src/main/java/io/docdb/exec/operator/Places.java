package io.docdb.exec.operator;

import io.docdb.expr.Column;
import io.docdb.expr.RowLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The layout of rows that hold some columns in order. Immutable. */
public final class Places implements RowLayout {
    public static final Places NONE = new Places(List.of());

    private final Map<Integer, Integer> places = new HashMap<>();
    private final int width;

    private Places(List<Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            places.putIfAbsent(columns.get(i).id(), i);
        }
        width = columns.size();
    }

    public static Places of(List<Column> columns) {
        return new Places(columns);
    }

    /** Rows made of a left and a right row. */
    public static Places of(List<Column> left, List<Column> right) {
        List<Column> all = new ArrayList<>(left);
        all.addAll(right);
        return new Places(all);
    }

    @Override
    public int placeOf(int columnId) {
        Integer place = places.get(columnId);
        return place == null ? -1 : place;
    }

    public int width() {
        return width;
    }
}
