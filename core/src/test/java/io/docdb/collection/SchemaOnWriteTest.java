package io.docdb.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.codec.FieldNames;
import io.docdb.codec.JsonReader;
import io.docdb.error.ConstraintException;
import io.docdb.schema.DocumentSchema;
import io.docdb.schema.SchemaViolatedException;
import io.docdb.storage.Store;
import io.docdb.txn.CommitParticipant;
import io.docdb.txn.Transaction;
import io.docdb.txn.TransactionManager;
import io.docdb.txn.TransactionOptions;
import io.docdb.txn.TransactionSettings;
import io.docdb.value.ArrayValue;
import io.docdb.value.DateValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a JSON Schema makes of a document on its way into a collection. */
class SchemaOnWriteTest {
    private static final int ID = 100;
    private static final String PEOPLE = """
            {
              "type": "object",
              "properties": {
                "name": {"type": "string", "maxLength": 5},
                "age": {"type": "integer"},
                "born": {"type": "string", "docdb:type": "DATE"},
                "trips": {"type": "array", "items": {"type": "object", "properties": {"on": {"docdb:type": "DATE"}}}}
              },
              "required": ["name", "age"],
              "additionalProperties": false
            }
            """;

    private final Store store = Store.inMemory();
    private final TransactionManager manager =
            TransactionManager.inMemory(store, CommitParticipant.NONE, TransactionSettings.defaults());
    private Transaction transaction;

    @BeforeEach
    void begin() {
        transaction = manager.begin(TransactionOptions.DEFAULT);
        transaction.createMap(ID);
    }

    @AfterEach
    void close() {
        transaction.close();
        manager.close();
        store.close();
    }

    @Test
    void everyViolationIsToldAtOnceAndNothingIsConverted() {
        assertThatThrownBy(() -> insert(PEOPLE, "{\"name\": 7, \"age\": \"36\", \"extra\": 1}"))
                .isInstanceOf(SchemaViolatedException.class)
                .hasMessage(
                        "Schema violated: people /name expected string, found 7; /age expected integer, found \"36\"; "
                                + "/extra expected no such property, found 1");
        assertThatThrownBy(() -> insert(PEOPLE, "{\"age\": null}"))
                .hasMessage(
                        "Schema violated: people /age expected integer, found null; /name expected a value, found nothing");
    }

    @Test
    void documentIsStoredAsItWasWritten() {
        Document document = insert(PEOPLE, "{\"age\": 36.0, \"name\": \"Ada\"}");
        assertThat(document.without("_id")).hasToString("{\"age\":36.0,\"name\":\"Ada\"}");
    }

    @Test
    void valuesBecomeTheTypesThatTheSchemaNamesAtAnyDepth() {
        Document document = insert(
                PEOPLE,
                "{\"name\": \"Ada\", \"age\": 36, \"born\": \"1815-12-10\", \"trips\": [{\"on\": \"1840-02-29\"}, {}]}");
        assertThat(document.get("born")).isEqualTo(new DateValue(LocalDate.of(1815, 12, 10)));
        assertThat(FieldPath.parse("trips[0].on").get(document)).isEqualTo(new DateValue(LocalDate.of(1840, 2, 29)));
    }

    @Test
    void valueThatDoesNotFitItsNamedTypeIsAViolationLikeOthers() {
        assertThatThrownBy(() -> insert(
                        PEOPLE,
                        "{\"name\": \"Ada\", \"age\": 1.5, \"born\": \"soon\", \"trips\": [{\"on\": \"1841-02-29\"}]}"))
                .isInstanceOf(ConstraintException.class)
                .hasMessage(
                        "Schema violated: people /age expected integer, found 1.5; /born expected DATE, found \"soon\"; "
                                + "/trips/0/on expected DATE, found \"1841-02-29\"");
    }

    @Test
    void namedTypesCountBelowANamedObject() {
        String schema = """
                {"docdb:type": "OBJECT", "properties": {"born": {"docdb:type": "DATE"},
                 "last": {"docdb:type": "OBJECT", "properties": {"on": {"docdb:type": "DATE"}}}}}""";
        Document document = insert(schema, "{\"born\": \"1815-12-10\", \"last\": {\"on\": \"1840-02-29\"}}");
        assertThat(document.get("born")).isEqualTo(new DateValue(LocalDate.of(1815, 12, 10)));
        assertThat(FieldPath.parse("last.on").get(document)).isEqualTo(new DateValue(LocalDate.of(1840, 2, 29)));
        assertThatThrownBy(() -> insert(schema, "{\"last\": {\"on\": \"never\"}}"))
                .hasMessage("Schema violated: people /last/on expected DATE, found \"never\"");
    }

    @Test
    void whereTextsAreDeclaredADateIsItsText() {
        DateValue day = new DateValue(LocalDate.of(1840, 2, 29));
        String schema = """
                {"properties": {"name": {"type": "string"}, "any": {},
                 "days": {"type": "array", "items": {"type": ["string", "null"], "format": "date"}}}}""";
        Document given = Document.builder()
                .put("name", day)
                .put("any", day)
                .put("days", new ArrayValue(List.of(day, NullValue.NULL)))
                .build();
        Document document = collection(Optional.of(schema))
                .insert(transaction, new PendingReferences(), given)
                .document();
        assertThat(document.get("name")).isEqualTo(new TextValue("1840-02-29"));
        assertThat(document.get("any")).isEqualTo(day);
        assertThat(document.get("days"))
                .isEqualTo(new ArrayValue(List.of(new TextValue("1840-02-29"), NullValue.NULL)));
    }

    @Test
    void collectionWithoutSchemaTakesEverything() {
        assertThat(insert(null, "{\"a\": [1, {\"b\": null}]}").get("a")).hasToString("[1,{\"b\":null}]");
    }

    private Document insert(String schema, String json) {
        Document document = JsonReader.parseDocument(json);
        return collection(Optional.ofNullable(schema))
                .insert(transaction, new PendingReferences(), document)
                .document();
    }

    private static DocumentCollection collection(Optional<String> schema) {
        List<ColumnDefinition> columns = schema.stream()
                .flatMap(text -> DocumentSchema.compile(text).model().columns().stream())
                .map(column -> ColumnDefinition.of(column.name(), column.type(), column.nullable()))
                .toList();
        CollectionDefinition definition = new CollectionDefinition(
                ID,
                "public",
                "people",
                CollectionDefinition.Origin.COLLECTION,
                columns,
                schema,
                CollectionDefinition.GENERATED_KEY,
                "people_pkey",
                List.of(),
                List.of(),
                false,
                "");
        ForeignKeys foreignKeys = new ForeignKeys(definition, CatalogSnapshot.EMPTY, id -> {
            throw new IllegalStateException("no other collection");
        });
        return new DocumentCollection(
                definition,
                List.of(),
                FieldNames.inMemory(),
                new TimeOrderedIds(Clock.systemUTC()),
                schema.map(DocumentSchema::compile),
                List.of(),
                foreignKeys,
                (collection, sql) -> document -> new TextValue(sql));
    }
}
