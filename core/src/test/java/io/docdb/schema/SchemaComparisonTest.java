package io.docdb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.StatementException;
import io.docdb.schema.SchemaComparison.Kind;
import io.docdb.schema.SchemaComparison.Obstacle;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class SchemaComparisonTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type': 'integer'}                         | {'type': 'number'}                            | WIDER",
                "{'type': 'number'}                          | {'type': 'integer'}                           | NARROWER",
                "{'type': 'integer'}                         | {'type': ['integer', 'null']}                 | WIDER",
                "{'minimum': 5}                              | {'minimum': 3}                                | WIDER",
                "{'minimum': 5}                              | {'exclusiveMinimum': 5}                       | NARROWER",
                "{'exclusiveMinimum': 5}                     | {'minimum': 5}                                | WIDER",
                "{'maxLength': 5}                            | {'maxLength': 9}                              | WIDER",
                "{'multipleOf': 0.1}                         | {'multipleOf': 0.01}                          | WIDER",
                "{'type': 'integer'}                         | {'type': 'integer', 'multipleOf': 0.5}        | SAME",
                "{'enum': ['a', 'b']}                        | {'enum': ['a', 'b', 'c']}                     | WIDER",
                "{'enum': ['a', 'b']}                        | {'type': 'string'}                            | WIDER",
                "{'enum': ['a', 'b']}                        | {'type': 'string', 'maxLength': 1}            | WIDER",
                "{'enum': ['a', 'bb']}                       | {'type': 'string', 'maxLength': 1}            | DIFFERENT",
                "{'const': 1}                                | {'enum': [1, 2]}                              | WIDER",
                "{'required': ['a', 'b']}                    | {'required': ['a']}                           | WIDER",
                "{'properties': {'a': {'type': 'integer'}}}  | {'properties': {'a': {'type': 'number'}}}     | WIDER",
                "{'properties': {'a': {}}, 'additionalProperties': false} | {'properties': {'a': {}, 'b': {}}, 'additionalProperties': false} | WIDER",
                "{'properties': {'a': {}}}                   | {'properties': {'a': {}, 'b': {'type': 'string'}}} | NARROWER",
                "{'properties': {'a': {}}, 'additionalProperties': false} | {'properties': {'a': {}}} | WIDER",
                "{'items': {'type': 'integer'}}              | {'items': {'type': 'number'}}                 | WIDER",
                "{'type': 'string', 'pattern': '^a'}         | {'type': 'string'}                            | WIDER",
                "{'type': 'string', 'pattern': '^a'}         | {'type': 'string', 'pattern': '^b'}           | DIFFERENT",
                "{'type': 'integer'}                         | {'type': 'integer', 'maxLength': 3}           | SAME",
                "{'type': 'integer'}                         | {'anyOf': [{'type': 'string'}, {'type': 'integer'}]} | WIDER",
                "{'anyOf': [{'type': 'string'}, {'type': 'integer'}]} | {'type': ['string', 'number']}       | WIDER",
                "{'type': 'string'}                          | {'$ref': '#/$defs/s', '$defs': {'s': {'type': 'string'}}} | SAME",
                "{'allOf': [{'type': 'string'}, {'maxLength': 3}]} | {'type': 'string', 'maxLength': 3}      | SAME",
                "{'if': {'type': 'string'}, 'then': {'maxLength': 3}} | {'if': {'type': 'string'}, 'then': {'maxLength': 3}} | SAME",
                "{'title': 'a'}                              | {'title': 'b', 'x-note': 1}                   | SAME",
                "{'type': 'string'}                          | {'type': 'string', 'docdb:type': 'DATE'}      | NARROWER",
                "{'anyOf': [{'type': 'array'}, true]}        | {'type': 'string'}                            | NARROWER",
                "true                                        | false                                         | NARROWER"
            })
    void kindFollowsFromTheRules(String before, String after, Kind kind) {
        SchemaComparison comparison = compare(before, after);
        assertThat(comparison.kind()).as(comparison.toString()).isEqualTo(kind);
        assertThat(comparison.isCompatible()).isEqualTo(comparison.obstacles().isEmpty());
    }

    @Test
    void obstaclesSayWhereAndWhat() {
        SchemaComparison comparison = compare(
                "{'type': 'object', 'properties': {'name': {'type': 'string'}, 'age': {'type': 'integer', 'minimum': 0},"
                        + "'tags': {'type': 'array', 'items': {'type': 'string'}}, 'nick': {}}}",
                "{'type': 'object', 'properties': {'name': {'type': 'string', 'maxLength': 80},"
                        + " 'age': {'type': 'integer', 'minimum': 18}, 'tags': {'type': 'array', 'items': {'enum': ['a']}},"
                        + " 'nick': false}, 'required': ['name']}");
        assertThat(comparison.obstacles())
                .extracting(Obstacle::toString)
                .containsExactlyInAnyOrder(
                        "/name must have at most 80 characters",
                        "/age must be at least 18",
                        "/tags/* must obey enum [\"a\"]",
                        "/nick is allowed no value",
                        "/name must be there, was optional");
    }

    @Test
    void recursiveSchemasAreCompared() {
        String tree = "{'type': 'object', 'properties': {'n': {'type': '%s'}, 'kids': {'items': {'$ref': '#'}}}}";
        assertThat(compare(tree.formatted("integer"), tree.formatted("number")).kind())
                .isEqualTo(Kind.WIDER);
        assertThat(compare(tree.formatted("integer"), tree.formatted("string")).kind())
                .isEqualTo(Kind.DIFFERENT);
    }

    @Test
    void noDocumentContradictsAProof() {
        searchForContradictions(System.nanoTime(), 200);
    }

    @Test
    @Tag("proof")
    void noDocumentContradictsAnyOfManyProofs() {
        for (int round = 0; round < 20; round++) {
            searchForContradictions(System.nanoTime(), 2_000);
        }
    }

    /** Changes schemas a little, compares, and looks for a document that is valid on the wrong side. */
    private static void searchForContradictions(long seed, int rounds) {
        Random random = new Random(seed);
        RandomSchemas schemas = new RandomSchemas(random);
        Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
        for (int i = 0; i < rounds; i++) {
            String first = schemas.schema();
            DocumentSchema before = DocumentSchema.compile(first);
            DocumentSchema after;
            try {
                after = DocumentSchema.compile(changed(random, schemas, first));
            } catch (StatementException e) {
                continue; // the change made it faulty
            }
            SchemaComparison comparison = before.comparisonWith(after);
            kinds.merge(comparison.kind(), 1, Integer::sum);
            for (int j = 0; j < 30; j++) {
                Value document = schemas.document();
                boolean was = before.validate(document).isEmpty();
                boolean is = after.validate(document).isEmpty();
                boolean contradicts = was && !is && comparison.isCompatible()
                        || is && !was && (comparison.kind() == Kind.NARROWER || comparison.kind() == Kind.SAME);
                assertThat(contradicts)
                        .as("seed %d: %s, %s: %s to %s", seed, comparison, document, before, after)
                        .isFalse();
            }
        }
        assertThat(kinds).as(kinds.toString()).hasSize(4);
    }

    /** One keyword somewhere taken away, a number moved, or a keyword of another schema put in. */
    private static String changed(Random random, RandomSchemas schemas, String text) {
        JsonNode root = JSON.readTree(text);
        List<ObjectNode> objects = new ArrayList<>();
        collect(root, objects);
        ObjectNode place = objects.get(random.nextInt(objects.size()));
        List<String> names = new ArrayList<>(place.propertyNames());
        names.remove("$schema");
        if (names.isEmpty() || random.nextInt(3) == 0) {
            JsonNode other = JSON.readTree(schemas.schema());
            other.properties().forEach(entry -> {
                if (!entry.getKey().startsWith("$") && !entry.getKey().equals("definitions")) {
                    place.set(entry.getKey(), entry.getValue());
                }
            });
        } else {
            String name = names.get(random.nextInt(names.size()));
            JsonNode value = place.get(name);
            if (value.isInt()) {
                place.put(name, value.intValue() + random.nextInt(3) - 1);
            } else if (value instanceof ArrayNode list && list.size() > 1) {
                list.remove(random.nextInt(list.size()));
            } else {
                place.remove(name);
            }
        }
        return root.toString();
    }

    private static void collect(JsonNode node, List<ObjectNode> into) {
        if (node instanceof ObjectNode object) {
            into.add(object);
        }
        node.forEach(child -> collect(child, into));
    }

    private static SchemaComparison compare(String before, String after) {
        return DocumentSchema.compile(before.replace('\'', '"'))
                .comparisonWith(DocumentSchema.compile(after.replace('\'', '"')));
    }
}
