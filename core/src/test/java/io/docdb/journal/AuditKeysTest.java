package io.docdb.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.Database;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditKeysTest {
    @Test
    void anInsertAndADeleteNameTheWholeKeyInNestedFieldsToo() {
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            session.execute("CREATE COLLECTION stock PRIMARY KEY (place.shelf, sku)");
            session.execute("INSERT INTO stock DOCUMENT '{\"sku\": \"a\", \"n\": 1.50, \"place\": {\"shelf\": 7}}'");
            session.execute("UPDATE stock SET n = 2 WHERE sku = 'a'");
            session.execute("DELETE FROM stock");

            assertThat(keys(session))
                    .containsExactly(
                            "INSERT \"[7,\\\"a\\\"]\"", "UPDATE \"[7,\\\"a\\\"]\"", "DELETE \"[7,\\\"a\\\"]\"");
        }
    }

    @Test
    void aTransactionOfManyKindsIsNotedByOperation() {
        try (Database database = Database.inMemory();
                Session session = database.session()) {
            session.execute("CREATE TABLE other (id INT PRIMARY KEY)");
            session.execute("CREATE TABLE stock (id INT PRIMARY KEY, n INT)");
            session.execute("INSERT INTO stock VALUES (2, 0), (4, 0), (6, 0)");

            session.begin();
            session.execute("INSERT INTO other VALUES (1)");
            session.execute("INSERT INTO stock VALUES (1, 0)");
            session.execute("UPDATE stock SET n = 1 WHERE id = 2");
            session.execute("INSERT INTO stock VALUES (3, 0)");
            session.execute("DELETE FROM stock WHERE id = 4");
            session.execute("INSERT INTO stock VALUES (5, 0)");
            session.execute("UPDATE stock SET n = 1 WHERE id = 6");
            session.commit();

            assertThat(keys(session).subList(3, 9))
                    .containsExactly(
                            "INSERT \"1\"",
                            "INSERT \"3\"",
                            "INSERT \"5\"",
                            "UPDATE \"2\"",
                            "UPDATE \"6\"",
                            "DELETE \"4\"");
            assertThat(database.verify()).isEmpty();
        }
    }

    private static List<String> keys(Session session) {
        List<String> found = new ArrayList<>();
        try (ResultRows rows = session.execute(
                        "SELECT operation, key FROM audit WHERE collection = 'stock' AND key IS NOT NULL")
                .rows()
                .orElseThrow()) {
            while (rows.next()) {
                found.add(rows.value(0).toString().replace("\"", "") + " " + rows.value(1));
            }
        }
        return found;
    }
}
