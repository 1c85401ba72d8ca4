package io.docdb.jdbc;

import io.docdb.session.ResultColumn;
import io.docdb.value.BooleanValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Rows about definitions in the making: texts, whole numbers, flags and Java nulls. Confined to one call. */
final class MetaRows {
    private final List<String> names;
    private final List<Value[]> rows = new ArrayList<>();

    MetaRows(String... names) {
        this.names = List.of(names);
    }

    static ResultSet empty(String... names) {
        return new MetaRows(names).toResultSet();
    }

    void add(Object... cells) {
        if (cells.length != names.size()) {
            throw new IllegalStateException(cells.length + " cells for " + names);
        }
        Value[] row = new Value[cells.length];
        for (int i = 0; i < cells.length; i++) {
            row[i] = value(cells[i]);
        }
        rows.add(row);
    }

    private static Value value(Object cell) {
        if (cell == null) {
            return NullValue.NULL;
        }
        if (cell instanceof Number number) {
            return LongValue.of(number.longValue());
        }
        return cell instanceof Boolean flag ? BooleanValue.of(flag) : new TextValue(cell.toString());
    }

    /** Orders by the columns at these places (from 0), as the specification of each listing has it. */
    MetaRows sortedBy(int... places) {
        Comparator<Value[]> order = Comparator.comparing(row -> 0);
        for (int place : places) {
            order = order.thenComparing(row -> row[place], io.docdb.value.ValueOrder.INSTANCE);
        }
        rows.sort(order);
        return this;
    }

    ResultSet toResultSet() {
        List<ResultColumn> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(new ResultColumn(names.get(i), typeOf(i), true, Optional.empty()));
        }
        return DocdbResultSet.of(columns, rows);
    }

    private SqlType typeOf(int place) {
        for (Value[] row : rows) {
            if (row[place] instanceof LongValue) {
                return SqlType.INTEGER;
            }
            if (row[place] instanceof BooleanValue) {
                return SqlType.BOOLEAN;
            }
        }
        return SqlType.VARCHAR;
    }
}
