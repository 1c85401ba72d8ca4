package io.docdb.bind;

import static io.docdb.bind.BindFixture.plan;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChangeBindingTest {
    @Test
    void insertComposesTheDocumentOfItsColumns() {
        assertThat(plan("INSERT INTO person (name, id) VALUES ('Ada', ?)")).isEqualTo("""
                        Insert person DOCUMENT[id, name](id, name)
                          Values (ASSIGN('Ada'), ASSIGN(?1)) AS name, id
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
                .contains("ON CONFLICT [id] SET SET name(existing, excluded.name)");
    }
}
