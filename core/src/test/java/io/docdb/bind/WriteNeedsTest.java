package io.docdb.bind;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.sql.Parser;
import org.junit.jupiter.api.Test;

class WriteNeedsTest {
    @Test
    void aQueryThatChangesOrLocksSomewhereInsideNeedsToWrite() {
        assertThat(needs("SELECT 1 FROM t JOIN (SELECT * FROM u) x ON true UNION VALUES (1)"))
                .isFalse();
        assertThat(needs("SELECT 1 FROM t FOR UPDATE")).isTrue();
        assertThat(needs("SELECT 1 FROM a, (SELECT * FROM u FOR SHARE) x")).isTrue();
        assertThat(needs("WITH g AS (DELETE FROM t RETURNING id) SELECT * FROM g"))
                .isTrue();
        assertThat(needs("SELECT 1 UNION SELECT id FROM FINAL TABLE (INSERT INTO t (a) VALUES (1))"))
                .isTrue();
    }

    private static boolean needs(String sql) {
        return WriteNeeds.of(Parser.parseQuery(sql));
    }
}
