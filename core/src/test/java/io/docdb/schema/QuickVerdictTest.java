package io.docdb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.testdata.DataSet;
import io.docdb.testdata.Events;
import io.docdb.testdata.NoBench;
import io.docdb.testdata.Shop;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The law of {@link Rule}: VALID and INVALID are said only where the networknt validator says the same. */
class QuickVerdictTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static Stream<DataSet> everySet() {
        return Stream.concat(
                DataSet.real().stream(),
                Stream.of(
                        Shop.customers(1, 500),
                        Shop.orders(1, 50, 500),
                        NoBench.objects(1, 500),
                        Events.events(1, 500)));
    }

    @ParameterizedTest
    @MethodSource("everySet")
    void realDocumentsHardlyEverNeedTheValidatorAndSpoiltOnesAreJudgedAlike(DataSet set) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        DocumentSchema schema = DocumentSchema.compile(set.schema());
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        try (Stream<String> lines = set.lines()) {
            lines.limit(500).map(line -> JsonNodes.toValue(JSON.readTree(line))).forEach(document -> {
                verdicts.merge(assertAgreement("seed " + seed, schema, document), 1, Integer::sum);
                assertAgreement("seed " + seed, schema, spoil(random, document));
            });
        }
        int unsure = verdicts.getOrDefault(Verdict.UNSURE, 0);
        assertThat(verdicts).doesNotContainKey(Verdict.INVALID);
        assertThat(unsure).as(verdicts.toString()).isLessThanOrEqualTo(verdicts.get(Verdict.VALID) / 50);
    }

    @Test
    void randomSchemasAndDocumentsAreJudgedAlike() {
        compareOnRandomSchemas(System.nanoTime(), 500);
    }

    @Test
    @Tag("proof")
    void manyRandomSchemasAndDocumentsAreJudgedAlike() {
        for (int round = 0; round < 20; round++) {
            compareOnRandomSchemas(System.nanoTime(), 2_000);
        }
    }

    private static void compareOnRandomSchemas(long seed, int schemas) {
        RandomSchemas random = new RandomSchemas(new Random(seed));
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (int i = 0; i < schemas; i++) {
            String text = random.schema();
            DocumentSchema schema = DocumentSchema.compile(text);
            for (int j = 0; j < 20; j++) {
                counts.merge(assertAgreement("seed " + seed, schema, random.document()), 1, Integer::sum);
            }
        }
        // The comparison is worth something only if both verdicts are frequent.
        assertThat(counts.getOrDefault(Verdict.VALID, 0)).as(counts.toString()).isGreaterThan(schemas);
        assertThat(counts.getOrDefault(Verdict.INVALID, 0))
                .as(counts.toString())
                .isGreaterThan(schemas);
    }

    private static Verdict assertAgreement(String seed, DocumentSchema schema, Value document) {
        Verdict quick = schema.quickVerdict(document);
        if (quick != Verdict.UNSURE) {
            List<SchemaViolation> violations = schema.validatorVerdict(document);
            if (violations.isEmpty() != (quick == Verdict.VALID)) {
                throw new AssertionError(seed + ": " + quick + " for " + document + " under " + schema
                        + " though the validator says " + violations);
            }
        }
        return quick;
    }

    /** Changes, removes or adds one thing somewhere in the document. */
    private static Value spoil(Random random, Value value) {
        if (value instanceof Document document && document.size() > 0) {
            int position = random.nextInt(document.size());
            String name = document.name(position);
            return switch (random.nextInt(6)) {
                case 0 -> document.without(name);
                case 1 -> document.with("surplus", LongValue.ONE);
                default -> document.with(name, spoil(random, document.value(position)));
            };
        }
        if (value instanceof ArrayValue array && array.size() > 0 && random.nextInt(4) > 0) {
            List<Value> elements = new ArrayList<>(array.elements());
            int position = random.nextInt(elements.size());
            elements.set(position, spoil(random, elements.get(position)));
            return new ArrayValue(elements);
        }
        return switch (random.nextInt(5)) {
            case 0 -> NullValue.NULL;
            case 1 -> LongValue.of(random.nextInt(3) - 1);
            case 2 -> new TextValue(value.toString());
            case 3 -> Document.EMPTY;
            default ->
                value instanceof TextValue text ? new TextValue(RandomSchemas.spoil(random, text.value())) : value;
        };
    }
}
