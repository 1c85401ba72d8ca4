package io.docdb.jdbc;

import io.docdb.session.ResultColumn;
import io.docdb.value.ArrayValue;
import io.docdb.value.LongValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An array value as JDBC sees it: elements become objects as {@code getObject} gives them. Only {@link #free} changes it. */
final class ValueArray implements Array {
    private List<Object> elements; // null when freed
    private final SqlType elementType; // of the innermost arrays' elements, if there are arrays in it
    private final String typeName;

    private ValueArray(String typeName, SqlType elementType, List<Object> elements) {
        this.typeName = typeName;
        this.elementType = elementType;
        this.elements = elements;
    }

    /** May hold Java nulls. */
    List<Object> elements() throws SQLException {
        if (elements == null) {
            throw SqlErrors.wrongUse("HY010", "Array was freed");
        }
        return Collections.unmodifiableList(elements);
    }

    /** @param typeName as the caller names it; @param elementType what it says, ANY if that is nothing known */
    static ValueArray of(String typeName, SqlType elementType, List<Object> elements) {
        return new ValueArray(typeName, elementType, elements);
    }

    /** @param type of the array: an element of {@code INT ARRAY} is an Integer, one of any number a Long or a BigDecimal */
    static ValueArray of(ArrayValue array, SqlType type, ZoneId zone) throws SQLException {
        SqlType declared = type.elementType().orElse(SqlType.ANY);
        List<Object> elements = new ArrayList<>(array.size());
        for (Value element : array.elements()) {
            elements.add(Conversions.toObject(element, declared, zone));
        }
        SqlType innermost = declared;
        while (innermost.elementType().isPresent()) {
            innermost = innermost.elementType().get();
        }
        return new ValueArray(JdbcTypes.typeName(innermost), innermost, elements);
    }

    @Override
    public String getBaseTypeName() throws SQLException {
        elements();
        return typeName;
    }

    /** As PostgreSQL's driver has it: of {@code INT ARRAY ARRAY}, too, it is INTEGER. */
    @Override
    public int getBaseType() throws SQLException {
        elements();
        return JdbcTypes.jdbcType(elementType);
    }

    /**
     * Of the elements' class where all have one, as {@code (String[]) array.getArray()} expects it, and of the declared one where
     * there are none; else an Object[]. Arrays in it are Java arrays, too: {@code (Integer[][]) array.getArray()}.
     */
    @Override
    public Object getArray() throws SQLException {
        return typed(elements());
    }

    private Object[] typed(List<Object> part) throws SQLException {
        List<Object> objects = new ArrayList<>(part.size());
        for (Object element : part) {
            objects.add(element instanceof ValueArray inner ? inner.typed(inner.elements()) : element);
        }
        List<Class<?>> classes = objects.stream()
                .filter(Objects::nonNull)
                .<Class<?>>map(Object::getClass)
                .distinct()
                .limit(2)
                .toList();
        Class<?> component = classes.size() == 1
                ? classes.get(0)
                : classes.isEmpty() ? JdbcTypes.javaClass(elementType) : Object.class;
        return objects.toArray((Object[]) java.lang.reflect.Array.newInstance(component, objects.size()));
    }

    @Override
    public Object getArray(Map<String, Class<?>> map) throws SQLException {
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
        LargeObjectRange range = new LargeObjectRange("Array", elements().size());
        int start = range.offset(from);
        return elements.subList(start, range.end(start, count));
    }

    /** Two columns: the position from 1, and the element. */
    @Override
    public ResultSet getResultSet() throws SQLException {
        return rows(1, elements());
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

    private ResultSet rows(long from, List<Object> elements) throws SQLException {
        List<Value[]> rows = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            rows.add(new Value[] {LongValue.of(from + i), JavaValues.toValue(elements.get(i), ZoneId.systemDefault())});
        }
        return DocdbResultSet.of(
                List.of(
                        new ResultColumn("INDEX", SqlType.BIGINT, false, Optional.empty()),
                        new ResultColumn("VALUE", elementType, true, Optional.empty())),
                rows);
    }

    @Override
    public void free() {
        elements = null;
    }

    @Override
    public String toString() {
        return elements == null ? "freed" : elements.toString();
    }
}
