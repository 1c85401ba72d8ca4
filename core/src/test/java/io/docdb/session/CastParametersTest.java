package io.docdb.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.Answer;
import io.docdb.Database;
import io.docdb.error.DatabaseException;
import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** CAST of a parameter makes of its value what CAST makes of the same literal. */
class CastParametersTest {
    private final Database database = Database.inMemory();
    private final Session session = database.session();

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    @Test
    void aNumberWithDigitsIsRoundedToAWholeOne() {
        assertThat(one("SELECT CAST(? AS BIGINT) * 10", decimal("1.55"))).isEqualTo("20");
        assertThat(one("SELECT CAST(? AS INTEGER) * 10", new DoubleValue(1.55))).isEqualTo("20");
        assertThat(one("SELECT ?::smallint = 2", decimal("1.55"))).isEqualTo("true");
    }

    @Test
    void aTypeWithALengthCutsAndRounds() {
        assertThat(one("SELECT CAST(? AS NUMERIC(5, 1))", decimal("1.55"))).isEqualTo("1.6");
        assertThat(one("SELECT CAST(? AS VARCHAR(2))", new TextValue("abc"))).isEqualTo("\"ab\"");
    }

    @Test
    void aNumberThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> one("SELECT CAST(? AS SMALLINT)", decimal("100000")))
                .isInstanceOfSatisfying(DatabaseException.class, error -> assertThat(error.sqlState())
                        .isEqualTo("22003"));
    }

    @Test
    void aKeyIsStillLookedUpByIt() {
        session.execute("CREATE TABLE t (id BIGINT PRIMARY KEY)");
        session.execute("INSERT INTO t SELECT i FROM GENERATE_SERIES(1, 1000) s(i)");
        assertThat(one("SELECT id FROM t WHERE id = CAST(? AS BIGINT)", decimal("6.7")))
                .isEqualTo("7");
        assertThat(Answer.plan(session, "SELECT id FROM t WHERE id = CAST(? AS BIGINT)", decimal("6.7")))
                .contains("KeyLookup");
        assertThat(one("SELECT COUNT(*) FROM t WHERE id IN (CAST(? AS BIGINT), 9)", decimal("6.7")))
                .isEqualTo("2");
    }

    private static Value decimal(String text) {
        return new DecimalValue(new BigDecimal(text));
    }

    private String one(String sql, Value parameter) {
        return String.join(" ", Answer.rows(session, sql, parameter));
    }
}
