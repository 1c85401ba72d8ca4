package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code java.sql.Array}: what it says of its elements, and how it ends. */
class ArrayTest {
    private Connection connection;
    private Statement statement;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:docdb:mem:");
        statement = connection.createStatement();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void aColumnsArraySaysWhatItsElementsAre() throws SQLException {
        statement.execute("CREATE TABLE t (i INT ARRAY, s VARCHAR(9) ARRAY, e SMALLINT ARRAY, a ARRAY)");
        statement.execute("INSERT INTO t VALUES (ARRAY[1, 2], ARRAY['x'], ARRAY[], ARRAY[1, 'x'])");
        try (ResultSet rows = statement.executeQuery("SELECT i, s, e, a FROM t")) {
            rows.next();
            assertThat(rows.getArray(1).getBaseType()).isEqualTo(Types.INTEGER);
            assertThat(rows.getArray(1).getBaseTypeName()).isEqualTo("INTEGER");
            assertThat(rows.getArray(2).getBaseType()).isEqualTo(Types.VARCHAR);
            assertThat(rows.getArray(4).getBaseType()).isEqualTo(Types.OTHER);
            assertThat(rows.getArray(3).getArray()).isEqualTo(new Integer[0]);
            try (ResultSet elements = rows.getArray(1).getResultSet()) {
                assertThat(elements.getMetaData().getColumnType(2)).isEqualTo(Types.INTEGER);
                elements.next();
                assertThat(elements.getObject(2)).isEqualTo(1);
            }
        }
    }

    @Test
    void anArrayThatIsMadeIsOfTheTypeThatIsNamed() throws SQLException {
        assertThat(connection.createArrayOf("int", new Object[0]).getBaseType()).isEqualTo(Types.INTEGER);
        assertThat(connection.createArrayOf("int", new Object[0]).getArray()).isEqualTo(new Integer[0]);
        assertThat(connection.createArrayOf("text", new Object[] {null}).getArray())
                .isEqualTo(new String[] {null});
        assertThat(connection.createArrayOf("numeric(4, 2)", new Object[0]).getBaseType())
                .isEqualTo(Types.DECIMAL);
        assertThat(connection.createArrayOf("geometry", new Object[0]).getBaseType())
                .isEqualTo(Types.OTHER);
        assertThat(connection.createArrayOf("geometry", new Object[0]).getBaseTypeName())
                .isEqualTo("geometry");
    }

    @Test
    void arraysInArraysAreJavaArrays() throws SQLException {
        statement.execute("CREATE TABLE t (i INT ARRAY ARRAY)");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            insert.setArray(1, connection.createArrayOf("int", new Integer[][] {{1, 2}, {3}}));
            insert.execute();
        }
        try (ResultSet rows = statement.executeQuery("SELECT i, ARRAY[ARRAY['a'], ARRAY['b']] FROM t")) {
            rows.next();
            assertThat(rows.getArray(1).getBaseType()).isEqualTo(Types.INTEGER);
            assertThat((Integer[][]) rows.getArray(1).getArray()).isDeepEqualTo(new Integer[][] {{1, 2}, {3}});
            assertThat((Integer[][]) rows.getArray(1).getArray(2, 1)).isDeepEqualTo(new Integer[][] {{3}});
            assertThat((String[][]) rows.getArray(2).getArray()).isDeepEqualTo(new String[][] {{"a"}, {"b"}});
            assertThat(rows.getArray(1)).hasToString("[[1, 2], [3]]");
        }
    }

    @Test
    void aFreedArrayGivesNothing() throws SQLException {
        Array array = connection.createArrayOf("int", new Integer[] {1});
        array.free();
        array.free();

        assertThatThrownBy(array::getArray).isInstanceOf(SQLException.class).hasMessage("Array was freed");
        assertThatThrownBy(array::getBaseType).isInstanceOf(SQLException.class);
        assertThatThrownBy(array::getBaseTypeName).isInstanceOf(SQLException.class);
        assertThatThrownBy(array::getResultSet).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> array.getArray(1, 1)).isInstanceOf(SQLException.class);
        try (PreparedStatement query = connection.prepareStatement("SELECT ?")) {
            assertThatThrownBy(() -> query.setArray(1, array)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void nothingIsNoArray() {
        assertThatThrownBy(() -> connection.createArrayOf("int", null))
                .isInstanceOf(SQLException.class)
                .hasMessage("Array expected the name of a type and elements, found null");
        assertThatThrownBy(() -> connection.createArrayOf(null, new Object[0])).isInstanceOf(SQLException.class);
    }

    @Test
    void anElementHasTheTypeOfTheElements() throws SQLException {
        statement.execute("CREATE TABLE t (i INT ARRAY, s VARCHAR(9) ARRAY, a ARRAY)");
        statement.execute("INSERT INTO t VALUES (ARRAY[1, 2], ARRAY['x'], ARRAY[1, 'x'])");
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT t.i[0], t.i[CAST(? AS INT)], s[0], a[1], t.i[7], (ARRAY[1.5])[0], x.i[1] FROM t, (SELECT i FROM t) x"
                        + " WHERE t.i[0] = 1 AND s[0] = 'x'")) {
            query.setInt(1, 1);
            java.sql.ResultSetMetaData types = query.getMetaData();
            assertThat(types.getColumnType(1)).isEqualTo(Types.INTEGER);
            assertThat(types.getColumnType(2)).isEqualTo(Types.INTEGER);
            assertThat(types.getColumnType(3)).isEqualTo(Types.VARCHAR);
            assertThat(types.getColumnType(5)).isEqualTo(Types.INTEGER);
            assertThat(types.getColumnType(6)).isEqualTo(Types.DECIMAL);
            assertThat(types.getColumnType(7)).isEqualTo(Types.INTEGER);
            try (java.sql.ResultSet rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getObject(1)).isEqualTo(1);
                assertThat(rows.getObject(2)).isEqualTo(2);
                assertThat(rows.getObject(3)).isEqualTo("x");
                assertThat(rows.getObject(4)).isEqualTo("x");
                assertThat(rows.getObject(5)).isNull();
                assertThat(rows.getObject(7)).isEqualTo(2);
            }
        }
    }
}
