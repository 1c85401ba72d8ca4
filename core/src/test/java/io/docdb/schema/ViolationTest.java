package io.docdb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.value.Value;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How violations read, keyword by keyword. */
class ViolationTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type': ['integer', 'null']}        | 'x'       | document expected integer or null, found \"x\"",
                "{'enum': [1, 'a']}                   | 2         | document expected one of 1, \"a\", found 2",
                "{'const': {'a': 0.10}}               | 2         | document expected {\"a\":0.10}, found 2",
                "{'minimum': 3}                       | 2.50      | document expected at least 3, found 2.50",
                "{'exclusiveMaximum': 3}              | 3         | document expected less than 3, found 3",
                "{'multipleOf': 0.01}                 | 0.001     | document expected a multiple of 0.01, found 0.001",
                "{'minLength': 1}                     | ''        | document expected at least 1 character, found \"\"",
                "{'pattern': '^a'}                    | 'b'       | document expected text that matches ^a, found \"b\"",
                "{'maxItems': 1}                      | [1, 2]    | document expected at most 1 element, found [1,2]",
                "{'minProperties': 2}                 | {}        | document expected at least 2 properties, found {}",
                "{'uniqueItems': true}                | [1, 1.0]  | document expected elements that all differ, found [1,1.0]",
                "{'contains': {'type': 'null'}}       | [1]       | document expected at least 1 element to match {\"type\":\"null\"}, found [1]",
                "{'prefixItems': [true], 'items': false} | [1, 2] | /1 expected no such element, found 2",
                "{'properties': {'a': false}}         | {'a': 1}  | /a expected no value here, found 1",
                "{'propertyNames': {'maxLength': 1}}  | {'ab': 1} | /ab expected a property name that fits the schema, found \"ab\"",
                "{'propertyNames': {'enum': ['a']}}   | {'b': 1}  | /b expected a property name that is one of \"a\", found \"b\"",
                "{'dependentRequired': {'a': ['b']}}  | {'a': 1}  | /b expected a value as a is there, found nothing",
                "{'not': {'type': 'string'}}          | 'x'       | document expected anything but a match of {\"type\":\"string\"}, found \"x\"",
                "{'oneOf': [{'type': 'string'}, {'minLength': 1}]} | 'x' | document expected a match of exactly one of 2 alternatives, found \"x\"",
                "{'if': {'type': 'integer'}, 'then': {'minimum': 3}} | 1 | document expected at least 3, found 1",
                "{'unevaluatedProperties': false}     | {'a': 1}  | /a expected no such property, found 1",
                "{'$schema': 'http://json-schema.org/draft-07/schema#', 'dependencies': {'x': ['y', 'z']}} | {'x': 1} | document expected y and z as x is there, found {\"x\":1}"
            })
    void violationReadsWell(String schema, String document, String text) {
        assertThat(validate(schema, document))
                .extracting(SchemaViolation::toString)
                .containsExactly(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'anyOf': [{'type': 'string'}, {'type': 'null'}]}          | 1   | document expected string or null, found 1",
                "{'anyOf': [{'type': 'string', 'maxLength': 2}, {'type': 'integer'}]} | 'abc' | document expected at most 2 characters, found \"abc\"",
                "{'anyOf': [{'type': 'string'}, {'const': false}, {'maxLength': 1, 'type': 'array'}]} | 5 | document expected string or false or array, found 5",
                "{'anyOf': [{'const': 1}, {'const': 2}]}                    | 3   | document expected 1 or 2, found 3",
                "{'oneOf': [{'required': ['x']}, {'required': ['y']}]}      | {}  | document expected /x a value or /y a value, found {}",
                "{'properties': {'a': {'oneOf': [{'type': 'object', 'required': ['w']}, {'type': 'array'}]}}} | {'a': {}} | /a/w expected a value, found nothing",
                "{'properties': {'a': {'$ref': '#/$defs/n'}}, '$defs': {'n': {'anyOf': [{'type': 'string'}, {'items': {'type': 'string'}}]}}} | {'a': [1]} | /a/0 expected string, found 1",
                "{'properties': {'anyOf': {'anyOf': [{'type': 'string'}, {'anyOf': [{'type': 'null'}, {'const': false}]}]}}} | {'anyOf': 1} | /anyOf expected string or null or false, found 1"
            })
    void alternativesBecomeOneViolation(String schema, String document, String text) {
        assertThat(validate(schema, document))
                .extracting(SchemaViolation::toString)
                .containsExactly(text);
    }

    @Test
    void everyPointerLeadsToWhatWasFoundOrToThePlaceWhereItIsMissing() {
        long seed = System.nanoTime();
        RandomSchemas random = new RandomSchemas(new Random(seed));
        int violationsSeen = 0;
        for (int i = 0; i < 300; i++) {
            DocumentSchema schema = DocumentSchema.compile(random.schema());
            for (int j = 0; j < 5; j++) {
                Value document = random.document();
                JsonNode tree = JsonNodes.of(document);
                for (SchemaViolation violation : schema.validate(document)) {
                    violationsSeen++;
                    assertThat(violation.expected()).as("seed " + seed).isNotBlank();
                    JsonNode place = tree.at(JsonPointer.compile(violation.pointer()));
                    boolean shown = !place.isMissingNode() && violation.found().equals(ViolationReader.shorten(place));
                    boolean missing = violation.found().equals("nothing") && place.isMissingNode();
                    boolean name = violation.keyword().equals("propertyNames") && !place.isMissingNode();
                    assertThat(shown || missing || name)
                            .as("seed %d: %s of %s under %s", seed, violation, document, schema)
                            .isTrue();
                }
            }
        }
        assertThat(violationsSeen).isGreaterThan(300);
    }

    private static List<SchemaViolation> validate(String schema, String document) {
        return DocumentSchema.compile(schema.replace('\'', '"'))
                .validate(JsonNodes.toValue(JSON.readTree(document.replace('\'', '"'))));
    }
}
