package io.docdb.jdbc;

import io.docdb.session.ResultColumn;
import io.docdb.value.ArrayValue;
import io.docdb.value.LongValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An array value as JDBC sees it: elements become objects as {@code getObject} gives them. Immutable. */
final class ValueArray implements Array {
    private final List<Object> elements;
    private final String typeName;

    private ValueArray(String typeName, List<Object> elements) {
        this.typeName = typeName;
        this.elements = elements;
    }

    /** May hold Java nulls. */
    List<Object> elements() {
        return Collections.unmodifiableList(elements);
    }

    static ValueArray of(String typeName, List<Object> elements) {
        return new ValueArray(typeName, elements);
    }

    /** @param type of the array: an element of {@code INT ARRAY} is an Integer, one of any number a Long or a BigDecimal */
    static ValueArray of(ArrayValue array, SqlType type, ZoneId zone) throws SQLException {
        SqlType declared = type.elementType().orElse(SqlType.ANY);
        List<Object> elements = new ArrayList<>(array.size());
        for (Value element : array.elements()) {
            elements.add(Conversions.toObject(element, declared, zone));
        }
        return new ValueArray(SqlType.Name.ANY.sqlText(), elements);
    }

    @Override
    public String getBaseTypeName() {
        return typeName;
    }

    @Override
    public int getBaseType() {
        return Types.OTHER;
    }

    /** Of the elements' class where all have one, as {@code (String[]) array.getArray()} expects it; else an Object[]. */
    @Override
    public Object getArray() {
        return typed(elements);
    }

    private static Object typed(List<Object> elements) {
        List<Class<?>> classes = elements.stream()
                .filter(Objects::nonNull)
                .<Class<?>>map(Object::getClass)
                .distinct()
                .limit(2)
                .toList();
        boolean one = classes.size() == 1 && !Array.class.isAssignableFrom(classes.get(0));
        return elements.toArray(
                (Object[]) java.lang.reflect.Array.newInstance(one ? classes.get(0) : Object.class, elements.size()));
    }

    @Override
    public Object getArray(Map<String, Class<?>> map) {
        return getArray();
    }

    @Override
    public Object getArray(long from, int count) throws SQLException {
        return typed(slice(from, count));
    }

    @Override
    public Object getArray(long from, int count, Map<String, Class<?>> map) throws SQLException {
        return getArray(from, count);
    }

    private List<Object> slice(long from, int count) throws SQLException {
        if (from < 1 || from > elements.size() + 1L || count < 0) {
            throw SqlErrors.wrongUse(
                    "22023", "Array position expected from 1 to " + (elements.size() + 1) + ", found " + from);
        }
        int start = (int) from - 1;
        return elements.subList(start, Math.min(elements.size(), start + count));
    }

    /** Two columns: the position from 1, and the element. */
    @Override
    public ResultSet getResultSet() throws SQLException {
        return rows(1, elements);
    }

    @Override
    public ResultSet getResultSet(Map<String, Class<?>> map) throws SQLException {
        return getResultSet();
    }

    @Override
    public ResultSet getResultSet(long from, int count) throws SQLException {
        return rows(from, slice(from, count));
    }

    @Override
    public ResultSet getResultSet(long from, int count, Map<String, Class<?>> map) throws SQLException {
        return getResultSet(from, count);
    }

    private static ResultSet rows(long from, List<Object> elements) throws SQLException {
        List<Value[]> rows = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            rows.add(new Value[] {LongValue.of(from + i), JavaValues.toValue(elements.get(i), ZoneId.systemDefault())});
        }
        return DocdbResultSet.of(
                List.of(
                        new ResultColumn("INDEX", SqlType.BIGINT, false, Optional.empty()),
                        new ResultColumn("VALUE", SqlType.ANY, true, Optional.empty())),
                rows);
    }

    @Override
    public void free() {
        // nothing is held but memory
    }

    @Override
    public String toString() {
        return Arrays.toString(elements.toArray());
    }
}
