package io.docdb.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.Database;
import io.docdb.codec.JsonReader;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.session.ResultRows;
import io.docdb.session.Session;
import io.docdb.value.Document;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** JSON text that INSERT is given is stored as the document would be that it stands for. */
class InsertedTextTest {
    private static final List<String> TEXTS = List.of(
            "{\"id\":1}",
            "{\"id\":2,\"a\":{\"b\":[1,2.50,\"x\",null,true,{}]},\"c\":\"\"}",
            " { \"id\" : 3 , \"long\" : \"" + "l".repeat(300) + "\" } ",
            "{\"id\":4,\"n\":1e3,\"m\":12345678901234567890.5,\"z\":-0}",
            "{\"id\":5,\"é\":\"Zürich 😀 ?\",\"esc\\u0061ped\":\"\\u00e9\\n\\uD83D\"}",
            "{\"id\":6,\"?\":\"what?\",\"lone\":\"" + '\uD83D' + "\"}");

    private final Database database = Database.inMemory();
    private final Session session = database.session();

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    @Test
    void textIsStoredAsItsDocumentIs() {
        session.execute("CREATE COLLECTION texts PRIMARY KEY (id)");
        session.execute("CREATE COLLECTION documents PRIMARY KEY (id)");
        session.execute("CREATE INDEX texts_b ON texts (a.b[*])");

        for (String text : TEXTS) {
            session.execute("INSERT INTO texts VALUES (?)", new TextValue(text));
            session.execute("INSERT INTO documents VALUES (?)", JsonReader.parse(text));
        }

        assertThat(values("SELECT * FROM texts ORDER BY id"))
                .isEqualTo(values("SELECT * FROM documents ORDER BY id"))
                .hasSize(TEXTS.size());
        assertThat(values("SELECT * FROM texts WHERE 'x' = ANY (a.b)")).hasSize(1);
    }

    @Test
    void whatIsHandedBackIsTheDocument() {
        session.execute("CREATE COLLECTION things PRIMARY KEY (id)");

        List<Value> returned = values("INSERT INTO things VALUES (?) RETURNING *", new TextValue(TEXTS.get(1)));

        assertThat(returned).containsExactly(JsonReader.parse(TEXTS.get(1)));
    }

    @Test
    void aDocumentThatWasHandedBackCanBeInsertedAgain() {
        session.execute("CREATE COLLECTION things PRIMARY KEY (id)");
        Value returned = values("INSERT INTO things VALUES (?) RETURNING *", new TextValue(TEXTS.get(1)))
                .get(0);
        session.execute("DELETE FROM things");
        session.execute("INSERT INTO things VALUES ('{\"id\": 7}')");

        session.execute("INSERT INTO things VALUES (?)", returned);

        assertThat(values("SELECT * FROM things ORDER BY id"))
                .containsExactly(JsonReader.parse(TEXTS.get(1)), JsonReader.parse("{\"id\": 7}"));
    }

    @Test
    void aKeyIsMadeForTextThatHasNone() {
        session.execute("CREATE COLLECTION things");

        session.execute("INSERT INTO things VALUES (?)", new TextValue("{\"a\":1}"));
        session.execute("INSERT INTO things VALUES (?)", new TextValue("{\"a\":2,\"_id\":\"mine\"}"));
        session.execute("INSERT INTO things VALUES (?)", new TextValue("{\"a\":3,\"\\u005fid\":\"escaped\"}"));
        session.execute("INSERT INTO things VALUES (?)", new TextValue("{\"a\":4,\"_id\":null,\"b\":{}}"));
        session.execute("INSERT INTO things VALUES (?)", new TextValue("{}"));

        List<Value> documents = values("SELECT * FROM things ORDER BY a NULLS LAST");
        assertThat(documents)
                .extracting(document -> ((Document) document).names().toString())
                .containsExactly("[_id, a]", "[a, _id]", "[a, _id]", "[_id, a, b]", "[_id]");
        assertThat(documents.stream()
                        .map(document -> ((Document) document).get("_id"))
                        .distinct())
                .hasSize(5)
                .contains(new TextValue("mine"), new TextValue("escaped"))
                .allMatch(key -> key instanceof TextValue);
    }

    @Test
    void wrongTextIsRefusedWithItsPlace() {
        session.execute("CREATE COLLECTION things PRIMARY KEY (id)");

        assertThatThrownBy(() -> session.execute("INSERT INTO things VALUES (?)", new TextValue("{\"id\":1,\"id\":2}")))
                .isInstanceOfSatisfying(StatementException.class, error -> assertThat(error.code())
                        .isEqualTo(ErrorCode.INVALID_JSON))
                .hasMessageContaining("expected every field once, found \"id\" again");
        assertThatThrownBy(() -> session.execute("INSERT INTO things VALUES (?)", new TextValue("[1]")))
                .isInstanceOfSatisfying(StatementException.class, error -> assertThat(error.code())
                        .isEqualTo(ErrorCode.INVALID_JSON));
        assertThatThrownBy(() -> session.execute(
                        "INSERT INTO things VALUES (?)",
                        new TextValue("{\"id\":" + "[".repeat(600) + "]".repeat(600) + "}")))
                .isInstanceOfSatisfying(StatementException.class, error -> assertThat(error.code())
                        .isEqualTo(ErrorCode.LIMIT_EXCEEDED));
        assertThat(values("SELECT * FROM things")).isEmpty();
    }

    private List<Value> values(String sql, Value... parameters) {
        List<Value> values = new ArrayList<>();
        try (ResultRows rows = session.execute(sql, parameters).rows().orElseThrow()) {
            while (rows.next()) {
                values.add(rows.value(rows.columns().size() - 1)); // behind the key: the document
            }
        }
        return values;
    }
}
