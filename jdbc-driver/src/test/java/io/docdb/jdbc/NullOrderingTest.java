package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where NULLs stand is each session's own, and the metadata say what ORDER BY does. */
class NullOrderingTest {
    private static final String ASCENDING = "SELECT a FROM t ORDER BY a";

    private static Connection connect(String options) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:docdb:mem:nulls" + options);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS t (a INT)");
            statement.execute("TRUNCATE TABLE t");
            statement.execute("INSERT INTO t VALUES (1), (NULL), (2)");
        }
        return connection;
    }

    private static List<String> ask(PreparedStatement query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";nullOrdering=low", ";nullOrdering=HIGH", ";nullOrdering=first", ";nullOrdering=last"})
    void theMetadataSayWhatOrderByDoes(String options) throws SQLException {
        try (Connection connection = connect(options);
                PreparedStatement ascending = connection.prepareStatement(ASCENDING);
                PreparedStatement descending = connection.prepareStatement(ASCENDING + " DESC")) {
            DatabaseMetaData metadata = connection.getMetaData();
            boolean firstAscending = ask(ascending).get(0) == null;
            boolean firstDescending = ask(descending).get(0) == null;
            assertThat(metadata.nullsAreSortedLow()).isEqualTo(firstAscending && !firstDescending);
            assertThat(metadata.nullsAreSortedHigh()).isEqualTo(!firstAscending && firstDescending);
            assertThat(metadata.nullsAreSortedAtStart()).isEqualTo(firstAscending && firstDescending);
            assertThat(metadata.nullsAreSortedAtEnd()).isEqualTo(!firstAscending && !firstDescending);
        }
    }

    @Test
    void sessionsWithDifferentOrdersShareNoPlan() throws SQLException {
        try (Connection low = connect("");
                Connection high = connect(";nullOrdering=high");
                PreparedStatement lowQuery = low.prepareStatement(ASCENDING);
                PreparedStatement highQuery = high.prepareStatement(ASCENDING);
                Statement statement = low.createStatement()) {
            assertThat(ask(lowQuery)).containsExactly(null, "1", "2");
            assertThat(ask(highQuery)).containsExactly("1", "2", null);
            assertThat(ask(lowQuery)).containsExactly(null, "1", "2");
            statement.execute("SET null_ordering = high");
            assertThat(ask(lowQuery)).containsExactly("1", "2", null);
        }
    }

    @Test
    void anUnknownOrderIsRefused() {
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:docdb:mem:;nullOrdering=up"))
                .hasMessageContaining("expected low, high, first or last, found \"up\"");
    }
}
