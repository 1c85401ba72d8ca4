package io.docdb.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors go to other JVMs: of workers, test runners, log collectors. */
class SerializedErrorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELEC 1",
                "SELECT nothing FROM t",
                "INSERT INTO t VALUES (1, 1)",
                "INSERT INTO t VALUES (2, NULL)",
                "INSERT INTO t VALUES (2, 'x')",
                "ALTER TABLE t ADD CHECK (nothing > 1)",
                "CREATE FUNCTION f() RETURNS INT"
            })
    void anErrorArrivesWithItsStateAndCause(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:docdb:mem:");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY, n INT NOT NULL)");
            statement.execute("INSERT INTO t VALUES (1, 1)");
            SQLException error = catchThrowableOfType(SQLException.class, () -> statement.execute(sql));

            SQLException arrived = (SQLException) overTheWire(error);

            assertThat((Throwable) arrived).hasSameClassAs(error).hasMessage(error.getMessage());
            assertThat(arrived.getSQLState()).isEqualTo(error.getSQLState());
            assertThat(arrived.getCause()).hasSameClassAs(error.getCause());
        }
    }

    private static Object overTheWire(Object sent) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(sent);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
