package io.docdb.dsl.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.docdb.codec.JsonReader;
import io.docdb.error.DatabaseException;
import io.docdb.value.DateValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DocumentMapperTest {
    private final DocumentMapper mapper = DocumentMapper.standard();

    enum Colour {
        RED,
        @JsonProperty("deep-blue")
        BLUE
    }

    record Everything(
            int whole,
            long big,
            BigInteger huge,
            BigDecimal exact,
            double rough,
            float small,
            boolean flag,
            char letter,
            Colour colour,
            UUID uuid,
            Instant instant,
            LocalDate date,
            LocalTime time,
            LocalDateTime dateTime,
            OffsetDateTime offset,
            OffsetTime clock,
            Duration duration,
            Optional<Integer> some,
            Optional<Integer> none,
            List<Inner> list,
            Map<String, BigDecimal> map) {}

    record Inner(String name, Optional<Inner> inner) {}

    public static final class Bean {
        private String name;
        private boolean ready;

        @Id
        @JsonProperty("code")
        private int number;

        public String getName() {
            return name;
        }

        public void setName(String newName) {
            name = newName;
        }

        public boolean isReady() {
            return ready;
        }

        public void setReady(boolean newReady) {
            ready = newReady;
        }

        public int getNumber() {
            return number;
        }

        public void setNumber(int newNumber) {
            number = newNumber;
        }
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        Everything written = new Everything(
                1,
                Long.MIN_VALUE,
                BigInteger.TWO.pow(200),
                new BigDecimal("0.10"),
                0.1,
                0.1f,
                true,
                'x',
                Colour.BLUE,
                UUID.fromString("0190a1b2-0000-7000-8000-000000000001"),
                Instant.parse("2024-02-29T12:00:00.123456789Z"),
                LocalDate.of(2024, 2, 29),
                LocalTime.of(23, 59, 59, 1),
                LocalDateTime.of(2024, 2, 29, 1, 2, 3),
                OffsetDateTime.parse("2024-02-29T12:00:00+05:30"),
                OffsetTime.parse("12:00+05:30"),
                Duration.ofMillis(1500),
                Optional.of(5),
                Optional.empty(),
                List.of(new Inner("a", Optional.of(new Inner("b", Optional.empty())))),
                Map.of("k", new BigDecimal("1.00")));

        Document document = mapper.toDocument(written);

        assertThat(mapper.fromValue(document, Everything.class)).isEqualTo(written);
        assertThat(mapper.fromValue(JsonReader.parse(document.toString()), Everything.class))
                .isEqualTo(written);
        assertThat(document.get("exact")).isInstanceOf(DecimalValue.class).hasToString("0.10");
        assertThat(document.get("colour")).isEqualTo(new TextValue("deep-blue"));
        assertThat(document.get("small")).hasToString("0.1");
        assertThat(document.has("none")).isFalse();
    }

    record Validity(LocalDate from, LocalDate until, LocalDateTime local, OffsetDateTime instant) {}

    @Test
    void infinityIsTheLastMomentOfJava() {
        Document document = Document.builder()
                .put("from", DateValue.MINUS_INFINITY)
                .put("until", DateValue.INFINITY)
                .put("local", TimestampValue.INFINITY)
                .put("instant", TimestampTzValue.MINUS_INFINITY)
                .build();

        assertThat(mapper.fromValue(document, Validity.class))
                .isEqualTo(new Validity(LocalDate.MIN, LocalDate.MAX, LocalDateTime.MAX, OffsetDateTime.MIN));
    }

    record Written(
            LocalDate from,
            LocalDate until,
            LocalDateTime local,
            OffsetDateTime instant,
            Instant last,
            @JsonFormat(pattern = "dd.MM.yyyy") LocalDate formatted,
            @JsonFormat(pattern = "dd.MM.yyyy") LocalDate endless) {}

    @Test
    void theLastMomentOfJavaIsInfinity() {
        Written written = new Written(
                LocalDate.MIN,
                LocalDate.MAX,
                LocalDateTime.MAX,
                OffsetDateTime.MIN,
                Instant.MAX,
                LocalDate.of(2024, 5, 1),
                LocalDate.MAX);

        Document document = mapper.toDocument(written);

        assertThat(document)
                .hasToString("{\"from\":\"-infinity\",\"until\":\"infinity\",\"local\":\"infinity\","
                        + "\"instant\":\"-infinity\",\"last\":\"infinity\",\"formatted\":\"01.05.2024\","
                        + "\"endless\":\"infinity\"}");
        assertThat(mapper.fromValue(document, Written.class)).isEqualTo(written);
        assertThat(mapper.toValue(LocalDate.MAX)).isEqualTo(new TextValue("infinity"));
        assertThatThrownBy(() -> mapper.fromValue(new TextValue("infinite"), LocalDate.class))
                .isInstanceOf(DatabaseException.class);
    }

    @Test
    void beansAreMappedAndTheirPropertiesFound() {
        Bean bean = new Bean();
        bean.setName("n");
        bean.setReady(true);
        bean.setNumber(7);
        Document document = mapper.toDocument(bean);
        assertThat(mapper.fromValue(document, Bean.class))
                .usingRecursiveComparison()
                .isEqualTo(bean);
        Getter<Bean, Boolean> ready = Bean::isReady;
        Getter<Bean, Integer> number = Bean::getNumber;
        assertThat(mapper.path(ready)).hasToString("ready");
        assertThat(mapper.path(number)).hasToString("code");
        assertThat(mapper.entity(Bean.class).findId().orElseThrow().field()).isEqualTo("code");
    }

    @Test
    void unknownFieldsAreSkippedAndNullsFilled() {
        Inner inner = mapper.fromValue(JsonReader.parse("{\"name\":\"a\",\"more\":[1,{}]}"), Inner.class);
        assertThat(inner).isEqualTo(new Inner("a", Optional.empty()));
        assertThat(mapper.toValue(null)).isEqualTo(NullValue.NULL);
        assertThat(mapper.toValue(Optional.empty())).isEqualTo(NullValue.NULL);
    }

    @Test
    void whatIsNoObjectIsNoDocument() {
        assertThatThrownBy(() -> mapper.toDocument(List.of(1)))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("expected an object with fields");
        assertThatThrownBy(() -> mapper.fromValue(JsonReader.parse("{\"inner\":{\"name\":[]}}"), Inner.class))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("/inner/name");
    }
}
