package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.catalog.Catalog;
import io.docdb.key.Keyspace;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.txn.IsolationLevel;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages about conflicts name tables, indexes and rows, and never the number of a map. */
class RowNamesTest {
    @Test
    void aConflictNamesTheRow() {
        assertConflict(
                "UPDATE t SET x = 1 WHERE id = 'Ada'",
                "UPDATE t SET x = 2 WHERE id = 'Ada'",
                "key \"Ada\" of collection t ");
    }

    @Test
    void aConflictOfDefinitionsNamesTheTable() {
        assertConflict(
                "ALTER TABLE t ADD COLUMN y INT",
                "ALTER TABLE t ADD COLUMN z INT",
                "the definition of collection t was changed");
    }

    @Test
    void aConflictOfDefinitionsNamesTheView() {
        assertConflict(
                "CREATE OR REPLACE VIEW v AS SELECT 2 AS two",
                "CREATE OR REPLACE VIEW v AS SELECT 3 AS three",
                "the definition of view v was changed");
    }

    @Test
    void everyMapOfTheDatabaseHasAName() {
        RowNames names = new RowNames(new Catalog(List.of(), List.of()));
        byte[] id = ByteBuffer.allocate(4).putInt(17).array();
        assertThat(names.describe(Keyspace.CATALOG, null)).isEqualTo("the catalog");
        assertThat(names.describe(Keyspace.CATALOG, new byte[] {'i', 0, 0, 0, 17}))
                .isEqualTo("the definition of a new or dropped index");
        assertThat(names.describe(Keyspace.CATALOG, new byte[] {'s', 'a', 'b'}))
                .isEqualTo("the definition of schema ab");
        assertThat(names.describe(Keyspace.STATISTICS, id)).isEqualTo("the statistics of a new or dropped collection");
        assertThat(names.describe(Keyspace.FIELD_NAMES, null)).isEqualTo("the field names");
        assertThat(names.describe(Keyspace.COUNTERS, id)).isEqualTo("the counters of sequences and ids");
        assertThat(names.describe(Keyspace.AUDIT, id)).isEqualTo("the audit");
        assertThat(names.describe(17, id)).isEqualTo("a key of a new or dropped collection");
        assertThat(names.describe(-17, null)).isEqualTo("a new or dropped index");
    }

    /** @param first done and committed by another session after the second's snapshot */
    private static void assertConflict(String first, String second, String expected) {
        try (Database database = Database.inMemory();
                Session other = database.session();
                Session session = database.session(SessionOptions.DEFAULT.withIsolation(IsolationLevel.SNAPSHOT))) {
            other.execute("CREATE TABLE t (id VARCHAR PRIMARY KEY, x INT)");
            other.execute("INSERT INTO t VALUES ('Ada', 0)");
            other.execute("CREATE VIEW v AS SELECT 1 AS one");
            session.begin();
            session.execute("SELECT * FROM t, v");
            other.execute(first);
            assertThatThrownBy(() -> session.execute(second)).hasMessageContaining(expected);
            session.rollback();
        }
    }
}
