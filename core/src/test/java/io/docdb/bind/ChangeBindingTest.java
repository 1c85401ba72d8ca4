package io.docdb.bind;

import static io.docdb.bind.BindFixture.error;
import static io.docdb.bind.BindFixture.plan;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChangeBindingTest {
    @Test
    void insertComposesTheDocumentOfItsColumns() {
        assertThat(plan("INSERT INTO person (name, id) VALUES ('Ada', ?)")).isEqualTo("""
                        Insert person DOCUMENT[id, name](id, name)
                          Values ('Ada', ASSIGN(?1)) AS name, id
                        """);
    }

    @Test
    void insertOfOneValueIntoACollectionWithoutColumnsIsADocument() {
        assertThat(plan("INSERT INTO events VALUES ('{\"a\": 1}')")).startsWith("Insert events DOCUMENT(");
        assertThat(plan("INSERT INTO events DOCUMENT ?")).startsWith("Insert events DOCUMENT(document)");
    }

    @Test
    void updateSetsPathsOfTheOldDocument() {
        assertThat(plan("UPDATE person p SET p.age = age + 1, name = ? WHERE id = 3"))
                .isEqualTo("""
                        Update person SET name(SET age(p._doc, p.age + 1), ASSIGN(?1))
                          Filter p.id = 3
                            Scan person p
                        """);
        assertThat(plan("UPDATE orders SET customer.city = 'Oslo' REMOVE tags"))
                .contains("REMOVE tags(SET customer.city(orders._doc, 'Oslo'))");
    }

    @Test
    void deleteGivesBackWhatItDeleted() {
        assertThat(plan("DELETE FROM person WHERE age < 3 RETURNING id")).isEqualTo("""
                        Delete person RETURNING person.id AS id
                          Filter person.age < 3
                            Scan person
                        """);
    }

    @Test
    void anUpsertSeesTheProposedDocumentAsExcluded() {
        assertThat(
                        plan(
                                "INSERT INTO person (id, name) VALUES (1, 'x') ON CONFLICT (id) DO UPDATE SET name = excluded.name"))
                .contains("ON CONFLICT PRIMARY KEY SET SET name(existing, excluded.name)");
    }

    @Test
    void columnsWithoutAValueGetTheirDefaultAndGeneratedOnesAreComputed() {
        assertThat(plan("INSERT INTO item (price) VALUES (1), (2)")).isEqualTo("""
                        Insert item SET gross(document, ASSIGN(document.price * 2))
                          Project price, DOCUMENT[id, state, price](NEXT VALUE FOR('public.item_id'), 'new', price) AS document
                            Values (1.00), (2.00) AS price
                        """);
    }

    @Test
    void aDocumentGetsTheDefaultsOfFieldsItLacks() {
        assertThat(plan("INSERT INTO item DOCUMENT '{\"price\": 3}'"))
                .contains("CASE WHEN document'3.state IS MISSING THEN 'new' ELSE document'3.state END");
    }

    @Test
    void identityAlwaysIsOverriddenExplicitlyOnly() {
        assertThat(error("INSERT INTO item (id, price) VALUES (1, 2)")).startsWith("42809 Column \"id\"");
        assertThat(plan("INSERT INTO item (id, price) OVERRIDING SYSTEM VALUE VALUES (1, 2)"))
                .contains("DOCUMENT[id, state, price](id, 'new', price)");
    }

    @Test
    void severalColumnsAreSetFromOneQuery() {
        assertThat(plan("UPDATE person SET (name, age) = (SELECT d.name, d.manager FROM dept d WHERE d.id = dept_id)"))
                .startsWith("Update person SET age(SET name(person._doc, row[0]), ASSIGN(row[1]))");
    }

    @Test
    void updateFromSeesBothTables() {
        assertThat(
                        plan(
                                "UPDATE person SET name = d.name FROM dept d WHERE d.id = dept_id RETURNING person.name, d.name"))
                .isEqualTo("""
                        Update person SET name(person._doc, d.Name) RETURNING updated.name AS name, d.Name AS Name
                          Filter d.id = person.dept_id
                            InnerJoin
                              Scan person
                              Scan dept d
                        """);
    }

    @Test
    void mergeTriesItsClausesInOrder() {
        assertThat(plan("MERGE INTO person p USING dept d ON p.id = d.id WHEN MATCHED AND d.name = 'x' THEN DELETE"
                        + " WHEN MATCHED THEN UPDATE SET name = d.name"
                        + " WHEN NOT MATCHED THEN INSERT (id, name) VALUES (d.id, d.name)"))
                .isEqualTo("""
                        Merge person MATCHED AND d.Name = 'x': DELETE; MATCHED: UPDATE SET name(p._doc, d.Name); NOT MATCHED: INSERT DOCUMENT[id, name](ASSIGN(d.id), d.Name)
                          LeftJoin ON p.id = d.id
                            Scan dept d
                            Scan person p
                        """);
    }

    @Test
    void mergeFindsTargetsWithoutSource() {
        assertThat(plan("MERGE INTO person p USING dept d ON p.id = d.id WHEN NOT MATCHED BY SOURCE THEN DELETE"))
                .contains("MATCHED AND source IS NULL: DELETE")
                .contains("FullJoin");
    }

    @Test
    void aChangeMayStandAsTable() {
        assertThat(plan("SELECT id FROM FINAL TABLE (INSERT INTO person (id, name) VALUES (1, 'a'))"))
                .contains("Insert person DOCUMENT[id, name]");
        BoundStatement bound = BindFixture.bind("WITH gone AS (DELETE FROM person RETURNING id) SELECT * FROM gone");
        assertThat(bound.writes()).containsExactly(1);
        assertThat(bound.isReadOnly()).isFalse();
    }

    @Test
    void conflictsAreWatchedOnUniqueKeysOnly() {
        assertThat(plan("INSERT INTO person (id, name) VALUES (1, 'a') ON CONFLICT (name) DO NOTHING"))
                .contains("ON CONFLICT INDEX 20 NOTHING");
        assertThat(error("INSERT INTO person (id, name) VALUES (1, 'a') ON CONFLICT (age) DO NOTHING"))
                .startsWith("42P16 No unique constraint");
    }
}
