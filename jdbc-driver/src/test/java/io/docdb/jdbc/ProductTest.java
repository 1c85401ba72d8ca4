package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the metadata call the database is the URL's to say. */
class ProductTest {
    @ParameterizedTest
    @CsvSource({
        "'', docdb, 0.1, 0, 1",
        ";product=PostgreSQL, PostgreSQL, 15.0, 15, 0",
        ";product=postgresql 16, PostgreSQL, 16.0, 16, 0",
        "?Product=PostgreSQL 12.7&schema=public, PostgreSQL, 12.7, 12, 7",
        ";product=Microsoft SQL Server 16.0, Microsoft SQL Server, 16.0, 16, 0",
        ";product=H2, H2, 0.1, 0, 1",
    })
    void theMetadataNameTheProduct(String options, String name, String version, int major, int minor)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:docdb:mem:" + options)) {
            DatabaseMetaData metadata = connection.getMetaData();
            assertThat(metadata.getDatabaseProductName()).isEqualTo(name);
            assertThat(metadata.getDatabaseProductVersion()).isEqualTo(version);
            assertThat(metadata.getDatabaseMajorVersion()).isEqualTo(major);
            assertThat(metadata.getDatabaseMinorVersion()).isEqualTo(minor);
            assertThat(metadata.getDriverName()).isEqualTo("docdb JDBC driver");
        }
    }

    @ParameterizedTest
    @CsvSource({
        ";product=PostgreSQL, true",
        ";nullOrdering=low;product=PostgreSQL, false",
        ";product=PostgreSQL;nullOrdering=low, false",
        ";product=H2, false",
    })
    void whoIsTakenForPostgresqlHasItsOrderOfNulls(String options, boolean high) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:docdb:mem:" + options);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT a FROM (VALUES (1), (NULL)) AS t (a) ORDER BY a")) {
            assertThat(connection.getMetaData().nullsAreSortedHigh()).isEqualTo(high);
            assertThat(rows.next()).isTrue();
            assertThat(rows.getObject(1) == null).isEqualTo(!high);
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 0", ";product=PostgreSQL, 63", ";product=PostgreSQL 12.7, 63", ";product=H2, 0"})
    void whoIsTakenForPostgresqlHasItsLengthOfNames(String options, int length) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:docdb:mem:" + options)) {
            DatabaseMetaData metadata = connection.getMetaData();
            assertThat(metadata.getMaxTableNameLength()).isEqualTo(length);
            assertThat(metadata.getMaxColumnNameLength()).isEqualTo(length);
            assertThat(metadata.getMaxSchemaNameLength()).isEqualTo(length);
            assertThat(metadata.getMaxCatalogNameLength()).isEqualTo(length);
            assertThat(metadata.getMaxCursorNameLength()).isEqualTo(length);
            assertThat(metadata.getMaxProcedureNameLength()).isEqualTo(length);
            assertThat(metadata.getMaxUserNameLength()).isEqualTo(length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15.4", " "})
    void aProductWithoutANameIsRefused(String product) {
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:docdb:mem:;product=" + product))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("F0000"))
                .hasMessageContaining("expected a name and perhaps a version, such as PostgreSQL 15.4");
    }

    @Test
    void aVersionOfManyDigitsIsPartOfTheName() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:docdb:mem:;product=X 12345678901")) {
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("X 12345678901");
        }
    }
}
