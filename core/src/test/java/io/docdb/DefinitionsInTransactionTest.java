package io.docdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.session.Session;
import io.docdb.txn.Savepoint;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a transaction sees of definitions, its own changes among them, and that it reads no more of them than have changed. */
class DefinitionsInTransactionTest {
    private final Database database = Database.inMemory();
    private final Session session = database.session();

    @BeforeEach
    void makeTable() {
        session.execute("CREATE TABLE t (id INT PRIMARY KEY, a INT)");
        session.begin();
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    private List<String> tables(Session of) {
        return of.catalog().collections().stream()
                .filter(table -> table.origin() == CollectionDefinition.Origin.TABLE)
                .map(CollectionDefinition::name)
                .sorted()
                .toList();
    }

    @Test
    void itsOwnChangesAreSeenAndTheirUndoingToo() {
        session.execute("CREATE TABLE u (id INT PRIMARY KEY)");
        Savepoint savepoint = session.savepoint("s");
        session.execute("CREATE TABLE v (id INT PRIMARY KEY)");
        session.execute("ALTER TABLE t ADD COLUMN b INT");
        assertThat(tables(session)).containsExactly("t", "u", "v");
        session.rollbackTo(savepoint);
        assertThat(tables(session)).containsExactly("t", "u");
        assertThatThrownBy(() -> session.execute("SELECT b FROM t")).hasMessageContaining("\"b\"");
        session.execute("ALTER TABLE t ADD COLUMN c INT");
        assertThatThrownBy(() -> session.execute("ALTER TABLE t ADD COLUMN d INT, ADD COLUMN c INT"))
                .hasMessageContaining("\"c\"");
        assertThat(DatabaseTest.rows(session, "SELECT c FROM t")).isEmpty();
        assertThatThrownBy(() -> session.execute("SELECT d FROM t")).hasMessageContaining("\"d\"");
        session.commit();
        assertThat(tables(session)).containsExactly("t", "u");
    }

    @Test
    void transactionsSideBySideSeeTheirOwn() {
        try (Session other = database.session()) {
            other.begin();
            session.execute("CREATE TABLE u (id INT PRIMARY KEY)");
            other.execute("CREATE TABLE v (id INT PRIMARY KEY)");
            assertThat(tables(session)).containsExactly("t", "u");
            assertThat(tables(other)).containsExactly("t", "v");
            session.commit();
            assertThat(tables(other)).containsExactly("t", "v");
            assertThat(DatabaseTest.rows(other, "SELECT id FROM u")).isEmpty(); // READ COMMITTED: another snapshot
            assertThat(tables(other)).containsExactly("t", "u", "v");
            other.rollback();
            assertThat(tables(other)).containsExactly("t", "u");
        }
    }

    @Test
    void whatHasNotChangedIsNotReadAgain() {
        CollectionDefinition table = session.catalog().getCollection("public", "t");
        session.execute("CREATE TABLE u (id INT PRIMARY KEY)");
        CatalogSnapshot changed = session.catalog();
        assertThat(changed.getCollection("public", "t")).isSameAs(table);
        session.execute("INSERT INTO t VALUES (1, 1)");
        assertThat(session.catalog()).isSameAs(changed);
        session.commit();
        assertThat(session.catalog().getCollection("public", "t")).isSameAs(table);
        session.execute("ALTER TABLE t ADD COLUMN b INT");
        assertThat(session.catalog().getCollection("public", "t")).isNotEqualTo(table);
    }
}
