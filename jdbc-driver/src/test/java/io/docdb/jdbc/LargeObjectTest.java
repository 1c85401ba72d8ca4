package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Blobs, Clobs, and the streams they are filled from. */
class LargeObjectTest {
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:docdb:mem:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (b BLOB, c CLOB)");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void whatIsWrittenIsThereBeforeTheStreamIsClosed() throws SQLException, IOException {
        Blob blob = connection.createBlob();
        OutputStream bytes = blob.setBinaryStream(1);
        for (int i = 0; i < 1000; i++) {
            bytes.write(i);
        }
        bytes.write(new byte[] {1, 2, 3}, 1, 2);
        Clob clob = connection.createClob();
        clob.setString(1, "012345");
        Writer characters = clob.setCharacterStream(3);
        characters.write("ab");
        characters.write('c');
        OutputStream ascii = clob.setAsciiStream(7);
        ascii.write("xy".getBytes(StandardCharsets.US_ASCII));

        assertThat(blob.length()).isEqualTo(1002);
        assertThat(blob.getBytes(998, 9)).containsExactly((byte) 229, (byte) 230, (byte) 231, 2, 3);
        assertThat(blob.getBinaryStream().readAllBytes()).hasSize(1002);
        assertThat(clob.getSubString(1, 99)).isEqualTo("01abc5xy");

        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            insert.setBlob(1, blob);
            insert.setClob(2, clob);
            insert.execute();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT b, c FROM t")) {
            rows.next();
            assertThat(rows.getBytes(1)).hasSize(1002);
            assertThat(rows.getString(2)).isEqualTo("01abc5xy");
            assertThat(rows.getObject(1, InputStream.class).readAllBytes()).hasSize(1002);
            assertThat(rows.getObject(2, Reader.class).read()).isEqualTo('0');
        }
    }

    @Test
    void whatLiesOutsideIsRefused() throws SQLException {
        Blob blob = connection.createBlob();
        blob.setBytes(1, new byte[] {1, 2, 3});
        Clob clob = connection.createClob();
        clob.setString(1, "abc");

        refused(() -> blob.getBytes(1, -1));
        refused(() -> blob.getBytes(0, 1));
        refused(() -> blob.getBytes(5, 1));
        refused(() -> blob.getBinaryStream(2, 3));
        refused(() -> blob.getBinaryStream(1, -1));
        refused(() -> blob.getBinaryStream(1, 1L << 40));
        refused(() -> blob.position((byte[]) null, 1));
        refused(() -> blob.position((Blob) null, 1));
        refused(() -> blob.setBytes(1, null));
        refused(() -> blob.setBytes(1, new byte[2], 1, 2));
        refused(() -> blob.setBytes(1, new byte[2], -1, 1));
        refused(() -> blob.truncate(-1));
        refused(() -> clob.getSubString(1, -1));
        refused(() -> clob.getCharacterStream(2, 3));
        refused(() -> clob.getCharacterStream(1, 1L << 40));
        refused(() -> clob.position((String) null, 1));
        refused(() -> clob.position((Clob) null, 1));
        refused(() -> clob.setString(1, null));
        refused(() -> clob.setString(1, "ab", 1, 2));
        refused(() -> clob.setString(1, "ab", -1, 1));
        refused(() -> clob.truncate(-1));
        assertThat(blob.getBytes(1, 9)).containsExactly(1, 2, 3);
        assertThat(clob.getSubString(1, 9)).isEqualTo("abc");
    }

    @Test
    void partsAreFoundAndCut() throws SQLException, IOException {
        Blob blob = connection.createBlob();
        blob.setBytes(1, new byte[] {1, 2, 3, 2, 3}, 0, 5);
        Clob clob = connection.createClob();
        clob.setString(1, "-abcbc-", 1, 5);

        assertThat(blob.position(new byte[] {2, 3}, 3)).isEqualTo(4);
        assertThat(blob.position(new MemoryBlob(new byte[] {9}), 1)).isEqualTo(-1);
        assertThat(blob.getBinaryStream(2, 2).readAllBytes()).containsExactly(2, 3);
        assertThat(clob.position("bc", 3)).isEqualTo(4);
        blob.truncate(2);
        clob.truncate(2);
        assertThat(blob.length()).isEqualTo(2);
        assertThat(clob.getSubString(1, 5)).isEqualTo("ab");
        OutputStream late = blob.setBinaryStream(3);
        blob.free();
        assertThatThrownBy(() -> late.write(1)).isInstanceOf(IOException.class);
        assertThatThrownBy(blob::length).isInstanceOf(SQLException.class).hasMessage("Blob was freed");
    }

    /** Half of a picture is no picture. */
    @Test
    void aStreamShorterThanWasSaidIsRefused() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            refused(() -> insert.setBinaryStream(1, new ByteArrayInputStream(new byte[3]), 4));
            refused(() -> insert.setBlob(1, new ByteArrayInputStream(new byte[3]), 1L << 40));
            refused(() -> insert.setClob(2, new StringReader("abc"), 4));
            refused(() -> insert.setNClob(2, new StringReader("abc"), 4));
            refused(() -> insert.setCharacterStream(2, new StringReader("abc"), -1));
            refused(() -> insert.setAsciiStream(2, new ByteArrayInputStream(new byte[3]), -1L));
            refused(() -> insert.setBinaryStream(1, new ByteArrayInputStream(new byte[3]), -1));
            insert.setBinaryStream(1, new ByteArrayInputStream(new byte[] {1, 2, 3}), 2);
            insert.setCharacterStream(2, new StringReader("abc"), 2);
            insert.execute();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT b, c FROM t")) {
            rows.next();
            assertThat(rows.getBytes(1)).containsExactly(1, 2);
            assertThat(rows.getString(2)).isEqualTo("ab");
        }
    }

    /** With PostgreSQL's driver, too, the length of a text is a limit. */
    @Test
    void aTextMayBeShorterThanWasSaid() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT ?, ?, ?")) {
            query.setAsciiStream(1, new ByteArrayInputStream("abc".getBytes(StandardCharsets.US_ASCII)), 100);
            query.setCharacterStream(2, new StringReader("abc"), Integer.MAX_VALUE);
            query.setNCharacterStream(3, new StringReader("abc"), 1L << 40);
            ResultSet rows = query.executeQuery();
            rows.next();
            assertThat(rows.getString(1) + rows.getString(2) + rows.getString(3))
                    .isEqualTo("abcabcabc");
        }
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(SQLDataException.class).hasMessageContaining("expected");
    }
}
