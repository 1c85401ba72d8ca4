package io.docdb.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DataSetTest {
    private static final long SEED = 42;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Stream<DataSet> everySet() {
        return Stream.concat(DataSet.real().stream(), generated(SEED, 3_000));
    }

    private static Stream<DataSet> generated(long seed, int count) {
        return Stream.of(
                Shop.customers(seed, count),
                Shop.orders(seed, count / 10, count),
                NoBench.objects(seed, count),
                Events.events(seed, count));
    }

    @ParameterizedTest
    @MethodSource("everySet")
    void everyDocumentIsValidUnderTheSchemaOfItsSetAndHasAKeyOfItsOwn(DataSet set) {
        Schema schema = compile(set);
        Set<String> keys = new HashSet<>();
        try (Stream<String> lines = set.lines()) {
            lines.forEach(line -> {
                JsonNode document = JSON.readTree(line);
                assertThat(document.isObject()).isTrue();
                List<Error> errors = schema.validate(document, DataSetTest::assertFormats);
                if (!errors.isEmpty()) {
                    throw new AssertionError(line + " breaks " + errors);
                }
                assertThat(keys.add(document.required(set.keyField()).asString()))
                        .as("key is new in %s", line)
                        .isTrue();
            });
        }
        assertThat(keys).hasSize((int) set.documentCount());
    }

    @ParameterizedTest
    @MethodSource("everySet")
    void schemaIsItselfAValidSchemaAndRefusesAnEmptyDocument(DataSet set) {
        JsonNode text = JSON.readTree(set.schema());
        assertThat(text.required("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(SchemaLocation.of(text.required("$schema").asString()))
                        .validate(text))
                .isEmpty();
        assertThat(compile(set).validate(JSON.readTree("{}"))).isNotEmpty();
    }

    @Test
    void sameSeedGivesTheSameDocumentsAndAnotherSeedOthers() {
        List<List<String>> first = generated(7, 500).map(DataSetTest::read).toList();
        List<List<String>> again = generated(7, 500).map(DataSetTest::read).toList();
        List<List<String>> other = generated(8, 500).map(DataSetTest::read).toList();

        assertThat(again).isEqualTo(first);
        for (int i = 0; i < first.size(); i++) {
            assertThat(other.get(i)).isNotEqualTo(first.get(i));
        }
    }

    @Test
    void longerSetOfTheShopBeginsWithTheShorterOne() {
        assertThat(read(Shop.orders(7, 50, 400)).subList(0, 100)).isEqualTo(read(Shop.orders(7, 50, 100)));
        assertThat(read(Shop.customers(7, 400)).subList(0, 100)).isEqualTo(read(Shop.customers(7, 100)));
    }

    @Test
    void parallelStreamGivesTheSameDocuments() {
        try (Stream<String> lines = Shop.orders(7, 50, 2_000).lines().parallel()) {
            assertThat(lines.toList()).isEqualTo(read(Shop.orders(7, 50, 2_000)));
        }
    }

    @Test
    void orderRepeatsItsCustomerAndItsTotalIsExact() {
        Map<Long, JsonNode> customers = new HashMap<>();
        for (String line : read(Shop.customers(SEED, 200))) {
            JsonNode customer = JSON.readTree(line);
            customers.put(customer.required("id").asLong(), customer);
        }
        for (String line : read(Shop.orders(SEED, 200, 2_000))) {
            JsonNode order = JSON.readTree(line);
            JsonNode customer =
                    customers.get(order.required("customer").required("id").asLong());
            assertThat(order.at("/customer/name")).isEqualTo(customer.required("name"));
            assertThat(order.at("/customer/city")).isEqualTo(customer.at("/address/city"));
            assertThat(order.required("total").decimalValue()).isEqualTo(expectedTotal(order));
        }
    }

    @Test
    void ordersHaveMissingNullAndPresentNotes() {
        Map<String, Long> notes = read(Shop.orders(SEED, 10, 1_000)).stream()
                .map(JSON::readTree)
                .map(order -> !order.has("note") ? "missing" : order.get("note").isNull() ? "null" : "text")
                .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
        assertThat(notes.keySet()).containsExactlyInAnyOrder("missing", "null", "text");
    }

    @Test
    void impossibleSizesAreRefused() {
        assertThatThrownBy(() -> Shop.orders(1, 0, 10)).hasMessage("customerCount expected 1 or more, found 0");
        assertThatThrownBy(() -> Events.events(1, -1)).hasMessage("documentCount expected 0 or more, found -1");
    }

    private static BigDecimal expectedTotal(JsonNode order) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : order.required("lines")) {
            sum = sum.add(line.required("price")
                    .decimalValue()
                    .multiply(line.required("qty").decimalValue()));
        }
        BigDecimal rest = order.has("discount")
                ? BigDecimal.ONE.subtract(order.get("discount").decimalValue())
                : BigDecimal.ONE;
        return sum.multiply(rest).setScale(2, RoundingMode.HALF_UP);
    }

    private static Schema compile(DataSet set) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(set.schema());
    }

    private static void assertFormats(ExecutionContext context) {
        context.executionConfig(config -> config.formatAssertionsEnabled(true));
    }

    private static List<String> read(DataSet set) {
        try (Stream<String> lines = set.lines()) {
            return lines.toList();
        }
    }
}
