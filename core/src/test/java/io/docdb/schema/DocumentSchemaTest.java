package io.docdb.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.value.ArrayValue;
import io.docdb.value.BinaryValue;
import io.docdb.value.DateValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.UuidValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentSchemaTest {
    private static final String PEOPLE = """
            {
              "type": "object",
              "properties": {
                "name": {"type": "string", "maxLength": 5},
                "age": {"type": "integer", "minimum": 0},
                "tags": {"type": "array", "items": {"enum": ["a", "b"]}},
                "address": {"type": "object", "properties": {"a/b": {"type": "string"}}, "required": ["a/b"]}
              },
              "required": ["name", "age"],
              "additionalProperties": false
            }
            """;

    @Test
    void messageNamesCollectionPlaceExpectationAndFinding() {
        DocumentSchema people = DocumentSchema.compile(PEOPLE);
        Document document = Document.builder()
                .put("name", new TextValue("Ada"))
                .put("age", new TextValue("old"))
                .build();

        assertThatThrownBy(() -> people.check("people", document))
                .isInstanceOf(SchemaViolatedException.class)
                .hasMessage("Schema violated: people /age expected integer, found \"old\"")
                .extracting(e -> ((SchemaViolatedException) e).sqlState())
                .isEqualTo("23514");
    }

    @Test
    void everyViolationIsReportedAtItsPlace() {
        DocumentSchema people = DocumentSchema.compile(PEOPLE);
        Document document = Document.builder()
                .put("name", new TextValue("Ada Lovelace"))
                .put("tags", ArrayValue.of(new TextValue("a"), LongValue.of(7)))
                .put("address", Document.of("zip", LongValue.of(1)))
                .put("extra", new TextValue("x"))
                .build();

        assertThat(people.validate(document))
                .extracting(SchemaViolation::toString)
                .containsExactlyInAnyOrder(
                        "/name expected at most 5 characters, found \"Ada Lovelace\"",
                        "/tags/1 expected one of \"a\", \"b\", found 7",
                        "/address/a~1b expected a value, found nothing",
                        "/age expected a value, found nothing",
                        "/extra expected no such property, found \"x\"");
    }

    @Test
    void messageStaysReadableWithManyViolations() {
        DocumentSchema digits = DocumentSchema.compile("{\"items\": {\"type\": \"integer\"}}");
        List<Value> texts = IntStream.range(0, 500)
                .<Value>mapToObj(i -> new TextValue("x".repeat(1000)))
                .toList();

        SchemaViolatedException error =
                catchThrowableOfType(SchemaViolatedException.class, () -> digits.check("t", new ArrayValue(texts)));

        assertThat(error.violations()).hasSize(500);
        assertThat(error.getMessage()).endsWith("; and 490 more").hasSizeLessThan(1_200);
    }

    @Test
    void numbersOfAnySizeAreJudgedExactly() {
        DocumentSchema schema = DocumentSchema.compile("""
                {"properties": {"a": {"type": "integer", "minimum": 0, "maximum": 9223372036854775808},
                                "m": {"multipleOf": 0.01}}}""");
        assertThat(schema.validate(field("a", "9223372036854775808"))).isEmpty();
        assertThat(schema.validate(field("a", "9223372036854775809"))).hasSize(1);
        assertThat(schema.validate(field("a", "1e400"))).hasSize(1);
        assertThat(schema.validate(field("a", "-1e999999"))).hasSize(1);
        assertThat(schema.validate(field("a", "5.0"))).isEmpty();
        assertThat(schema.validate(field("a", "5.5"))).hasSize(1);
        assertThat(schema.validate(field("m", "12.30"))).isEmpty();
        assertThat(schema.validate(field("m", "12.301"))).hasSize(1);
        assertThat(schema.validate(field("m", "1e999999"))).isEmpty();
        assertThat(schema.validate(Document.of("m", new DoubleValue(0.07)))).isEmpty();
    }

    @Test
    void typedValuesCountAsTheirJsonText() {
        DocumentSchema schema = DocumentSchema.compile("""
                {"properties": {"d": {"type": "string", "format": "date"}, "t": {"format": "date-time"},
                                "u": {"type": "string", "format": "uuid"}, "b": {"type": "string", "maxLength": 4}}}""");
        assertThat(schema.validate(Document.builder()
                        .put("d", new DateValue(LocalDate.of(2024, 2, 29)))
                        .put("t", new TimestampTzValue(OffsetDateTime.parse("2024-02-29T12:00:00Z")))
                        .put("u", new UuidValue(UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")))
                        .put("b", BinaryValue.of(new byte[] {1, 2}))
                        .build()))
                .isEmpty();
        assertThat(schema.validate(Document.of("b", BinaryValue.of(new byte[4]))))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "date, 2024-02-29, 2023-02-29",
        "date-time, 2024-02-29T12:00:00.5+01:00, 2024-02-29 12:00",
        "time, 12:00:00Z, 25:00:00Z",
        "uuid, 017f22e2-79b0-7cc3-98c4-dc0c0c07398f, 017f22e2",
        "email, ada@example.org, ada",
        "ipv4, 127.0.0.1, 256.0.0.1",
        "uri, https://example.org/a, a b"
    })
    void formatsAreAsserted(String format, String good, String bad) {
        DocumentSchema schema = DocumentSchema.compile("{\"format\": \"" + format + "\"}");
        assertThat(schema.validate(new TextValue(good))).isEmpty();
        assertThat(schema.validate(new TextValue(bad)))
                .containsExactly(new SchemaViolation("", "format", "text in the format " + format, "\"" + bad + "\""));
    }

    @Test
    void olderDialectsAreUnderstoodByTheirName() {
        DocumentSchema draft7 = DocumentSchema.compile("""
                {"$schema": "http://json-schema.org/draft-07/schema#", "definitions": {"x": {"type": "string"}},
                 "properties": {"a": {"$ref": "#/definitions/x", "maxLength": 1}, "l": {"items": [{"type": "null"}]}}}""");
        assertThat(draft7.validate(Document.of("a", new TextValue("long")))).isEmpty();
        assertThat(draft7.validate(Document.of("a", LongValue.ONE))).hasSize(1);
        assertThat(draft7.validate(Document.of("l", ArrayValue.of(LongValue.ONE))))
                .hasSize(1);

        DocumentSchema draft2019 = DocumentSchema.compile("""
                {"$schema": "https://json-schema.org/draft/2019-09/schema", "items": [{"type": "null"}],
                 "additionalItems": false}""");
        assertThat(draft2019.validate(ArrayValue.of(LongValue.ONE, LongValue.ONE)))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":                                   | Schema is not JSON: .*\\(line 1, column \\d+\\)",
                "{\"type\": \"object\", \"type\": \"object\"} | Schema is not JSON: Duplicate .*",
                "[]                                           | Schema is not valid: document expected object or boolean, found \\[\\]",
                "{\"properties\": {\"age\": {\"type\": \"int\"}}} | Schema is not valid: /properties/age/type expected .*found \"int\".*",
                "{\"required\": \"name\"}                     | Schema is not valid: /required expected array, found \"name\"",
                "{\"$schema\": \"https://x.org/y\"}           | Schema is not valid: /\\$schema expected one of .*, found \"https://x.org/y\"",
                "{\"properties\": {\"a\": {\"$ref\": \"#/$defs/b\"}}} | Schema is not valid: Reference /\\$defs/b cannot be resolved",
                "{\"pattern\": \"(\"}                         | Schema is not valid: .*",
                "{\"docdb:type\": \"BIGINTEGER\"}             | Schema is not valid: docdb:type expected the name of an SQL type, found \"BIGINTEGER\""
            })
    void faultySchemaIsRefusedAndTheMessageSaysWhere(String schema, String message) {
        assertThatThrownBy(() -> DocumentSchema.compile(schema))
                .isInstanceOf(StatementException.class)
                .hasMessageMatching(message)
                .extracting(e -> ((StatementException) e).code())
                .isEqualTo(ErrorCode.INVALID_DEFINITION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/s.json",
                "http://localhost:1/s",
                "file:///etc/passwd",
                "classpath:a.json",
                "b.json"
            })
    void referencesToOtherDocumentsAreNeverFollowed(String reference) {
        assertThatThrownBy(() -> DocumentSchema.compile("{\"properties\": {\"a\": {\"$ref\": \"" + reference + "\"}}}"))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("nothing outside is ever loaded")
                .hasMessageContaining(reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\": \"#\"}",
                "{\"properties\": {\"a\": {\"$ref\": \"#/properties/a\"}}}",
                "{\"$ref\": \"#/$defs/x\", \"$defs\": {\"x\": {\"anyOf\": [{\"type\": \"null\"}, {\"$ref\": \"#/$defs/y\"}]}, \"y\": {\"not\": {\"$ref\": \"#/$defs/x\"}}}}"
            })
    void schemaThatNeverComesToAnEndIsRefused(String schema) {
        assertThatThrownBy(() -> DocumentSchema.compile(schema))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("leads back to itself");
    }

    @Test
    void recursiveSchemaChecksEveryLevel() {
        DocumentSchema tree = DocumentSchema.compile("""
                {"type": "object", "properties": {"n": {"type": "integer"}, "kids": {"type": "array", "items": {"$ref": "#"}}}}""");
        Document leaf = Document.of("n", new TextValue("x"));
        Document document = leaf;
        for (int i = 0; i < 50; i++) {
            document = Document.builder()
                    .put("n", LongValue.ONE)
                    .put("kids", ArrayValue.of(document))
                    .build();
        }
        assertThat(tree.validate(document)).singleElement().satisfies(violation -> {
            assertThat(violation.pointer()).isEqualTo("/kids/0".repeat(50) + "/n");
            assertThat(violation.expected()).isEqualTo("integer");
        });
    }

    @Test
    void emailsOfPrivateAndYoungDomainsAreValid() {
        DocumentSchema schema = DocumentSchema.compile("{\"format\": \"email\"}");
        assertThat(schema.validate(new TextValue("ops@db.internal"))).isEmpty();
        assertThat(schema.validate(new TextValue("@db.internal"))).hasSize(1);
    }

    @Test
    void schemaOfACollectionWithoutOneAcceptsEverything() {
        assertThat(DocumentSchema.ANYTHING.validate(Document.EMPTY)).isEmpty();
        assertThat(DocumentSchema.ANYTHING.validate(LongValue.ONE)).isEmpty();
        assertThat(DocumentSchema.ANYTHING.model().columns()).isEmpty();
        assertThat(DocumentSchema.ANYTHING.model().isOpen()).isTrue();
    }

    private static Document field(String name, String number) {
        return Document.of(name, new DecimalValue(new BigDecimal(number)));
    }
}
