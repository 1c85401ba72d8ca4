package io.docdb.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.value.ArrayValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @Test
    void wholeNumbersAreLongsOrDecimalsOfScaleZero() {
        assertForm("9223372036854775807", LongValue.of(Long.MAX_VALUE));
        assertForm("-9223372036854775808", LongValue.of(Long.MIN_VALUE));
        assertForm("9223372036854775808", decimal("9223372036854775808"));
        assertForm("1234567890123456789012345678901234567890", decimal("1234567890123456789012345678901234567890"));
        assertForm("-0", LongValue.ZERO);
    }

    @Test
    void decimalsKeepTheirScale() {
        assertForm("0.10", decimal("0.10"));
        assertForm("-12.500", decimal("-12.500"));
        assertForm("0.0", decimal("0.0"));
        assertForm("3.1415926535897932384626433832795028841971", decimal("3.1415926535897932384626433832795028841971"));
        assertForm("0.000000000000000001", decimal("0.000000000000000001"));
    }

    @Test
    void exponentFormIsADoubleIfThatIsExactElseADecimal() {
        assertForm("1e3", new DoubleValue(1000));
        assertForm("1.5E-7", new DoubleValue(1.5e-7));
        assertForm("1e400", decimal("1E+400"));
        assertForm("1e-400", decimal("1E-400"));
        assertForm("1.23456789012345678901e5", decimal("1.23456789012345678901E+5"));
        assertForm("0e0", new DoubleValue(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1E-999999999", "1e10001", "[1e99999999999999999999]", "-0.1e123456"})
    void exponentsThatWouldFillTheMemoryAreRefused(String json) {
        assertThatThrownBy(() -> JsonReader.parse(json))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("expected an exponent of at most 10000")
                .hasMessageContaining("line 1, column")
                .extracting(e -> ((DatabaseException) e).code())
                .isEqualTo(ErrorCode.NUMBER_OUT_OF_RANGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | expected a value, found the end | line 1, column 1",
                "`  ` | expected a value, found the end | line 1, column",
                "{ | Unexpected end of the text | line 1, column 2",
                "[1,] | ']' | line 1, column 4",
                "[1 2] | '2' | line 1, column 4",
                "{\"a\":tru} | 'tru' | line 1, column 6",
                "{\"a\" 1} | colon | line 1, column 6",
                "{a:1} | 'a' | line 1, column 2",
                "{'a':1} | '''' | line 1, column 2",
                "[01] | Leading zeroes | line 1, column",
                "[.5] | '.' | line 1, column 2",
                "[+1] | '+' | line 1, column",
                "[NaN] | 'NaN' | line 1, column",
                "[1.] | Decimal point | line 1, column",
                "1 2 | expected the end of the text, found a number | line 1, column 3",
                "{} x | 'x' | line 1, column 4",
                "{}} | '}' | line 1, column 3",
                "\"\\x\" | 'x' | line 1, column",
                "\"abc | Unexpected end of the text | line 1, column",
                "/**/1 | '/' | line 1, column 1",
            })
    void malformedTextIsRefusedWithItsPlace(String json, String problem, String place) {
        for (ThrowingRead read : new ThrowingRead[] {
            () -> JsonReader.parse(json), () -> JsonReader.parse(json.getBytes(StandardCharsets.UTF_8))
        }) {
            assertThatThrownBy(read::run)
                    .isInstanceOf(StatementException.class)
                    .hasMessageStartingWith("Invalid JSON: ")
                    .hasMessageContaining(problem.replace("''''", "'''"))
                    .hasMessageContaining(place)
                    .extracting(e -> ((DatabaseException) e).sqlState())
                    .isEqualTo("22032");
        }
    }

    private interface ThrowingRead {
        Value run();
    }

    @Test
    void aFieldThatStandsTwiceIsRefusedWithPointerAndPlace() {
        String json = "{\"a\": 1,\n \"list\": [0, {\"x\": 1, \"y\": 2, \"x\": 3}]}";

        assertThatThrownBy(() -> JsonReader.parse(json))
                .hasMessage(
                        "Invalid JSON: expected every field once, found \"x\" again, at /list/1/x (line 2, column 31)");
        assertThatThrownBy(() -> JsonReader.encode(json, FieldNames.inMemory(), 0))
                .hasMessage(
                        "Invalid JSON: expected every field once, found \"x\" again, at /list/1/x (line 2, column 31)");
    }

    @Test
    void duplicatesAreFoundInWideObjectsAndWithoutADictionaryToo() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 2000; i > 0; i--) {
            json.append("\"f").append(i * 7919 % 2003).append("\":1,");
        }
        String wide = json.append("\"f4\":2}").toString();

        for (FieldNames names : new FieldNames[] {FieldNames.inMemory(), FieldNames.none(), new MemoryFieldNames(5)}) {
            assertThatThrownBy(() -> JsonReader.encode(wide, names, 0)).hasMessageContaining("found \"f4\" again");
        }
        assertThatThrownBy(() -> JsonReader.parse(wide)).hasMessageContaining("found \"f4\" again");
    }

    @Test
    void nestingHasALimit() {
        assertThat(JsonReader.parse("[".repeat(512) + "]".repeat(512))).isInstanceOf(ArrayValue.class);
        assertThat(JsonReader.encode("{\"a\":".repeat(512) + "1" + "}".repeat(512), FieldNames.inMemory(), 0))
                .isNotEmpty();
        for (String deep : new String[] {"[".repeat(513) + "]".repeat(513), "{\"a\":".repeat(100_000)}) {
            assertThatThrownBy(() -> JsonReader.parse(deep))
                    .hasMessage("Document nested too deeply: expected at most 512 levels, found more");
        }
        assertThatThrownBy(() ->
                        JsonReader.encode("{\"a\":".repeat(513) + "1" + "}".repeat(513), FieldNames.inMemory(), 0))
                .hasMessage("Document nested too deeply: expected at most 512 levels, found more");
    }

    @Test
    void documentsHaveASizeLimit() {
        String large = "{\"text\":\"" + "x".repeat(16 << 20) + "\"}";
        String many = "{\"list\":[" + "1000000000000,".repeat(2_000_000) + "1]}";

        for (String json : new String[] {large, many}) {
            assertThatThrownBy(() -> JsonReader.encode(json, FieldNames.inMemory(), 8))
                    .hasMessageContaining("Document too large: expected at most 16777216 bytes")
                    .extracting(e -> ((DatabaseException) e).sqlState())
                    .isEqualTo("54011");
        }
        assertThatThrownBy(() -> JsonReader.parse(large)).hasMessageContaining("Document too large");
        assertThatThrownBy(() -> DocumentCodec.encode(
                        Document.of("text", new TextValue("x".repeat(16 << 20))), FieldNames.inMemory(), 0))
                .hasMessageContaining("Document too large");
    }

    @Test
    void onlyAnObjectIsADocument() {
        assertThatThrownBy(() -> JsonReader.parseDocument("[1]"))
                .hasMessageContaining("expected an object, found array");
        assertThatThrownBy(() -> JsonReader.encode("[1]", FieldNames.none(), 0))
                .hasMessageContaining("expected an object, found an array");
    }

    @Test
    void unpairedSurrogatesAreKept() {
        String json = "{\"half\":\"a\\ud83d\",\"other\":\"\\ude00b\"}";
        Document document = JsonReader.parseDocument(json);

        byte[] bytes = JsonReader.encode(json, FieldNames.inMemory(), 0);

        assertThat(document.get("half")).isEqualTo(new TextValue("a\uD83D"));
        for (FieldNames names : new FieldNames[] {FieldNames.inMemory(), FieldNames.none()}) {
            byte[] encoded = DocumentCodec.encode(document, names, 0);
            assertThat(DocumentCodec.decode(encoded, 0, names)).isEqualTo(document);
            assertThat(JsonReader.parse(JsonWriter.toUtf8(encoded, 0, names))).isEqualTo(document);
        }
        assertThat(bytes).hasSizeGreaterThan(10);
    }

    @Test
    void anyEncodingOfUnicodeAndAByteOrderMarkAreRead() {
        Value expected = JsonReader.parse("{\"grüße\":\"\uD83D\uDE00\"}");
        String json = "{\"grüße\":\"\uD83D\uDE00\"}";

        assertThat(JsonReader.parse("\uFEFF" + json)).isEqualTo(expected);
        assertThat(JsonReader.parse(("\uFEFF" + json).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(expected);
        assertThat(JsonReader.parse(json.getBytes(StandardCharsets.UTF_16BE))).isEqualTo(expected);
        assertThat(JsonReader.parse(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(expected);
        assertThat(JsonReader.parse(new StringReader(json))).isEqualTo(expected);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] latin = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> JsonReader.parse(latin))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("UTF-8")
                .hasMessageContaining("line 1, column");
    }

    @Property(tries = 1000)
    void textOfAStoredDocumentIsTheTextOfTheDocumentAndReadsBack(@ForAll long seed) {
        Document document = new Values(seed).document(3);
        for (FieldNames names : new FieldNames[] {FieldNames.inMemory(), new MemoryFieldNames(4)}) {
            byte[] bytes = DocumentCodec.encode(document, names, 2);

            String text = JsonWriter.toText(bytes, 2, names);

            Value read = JsonReader.parse(text);
            assertThat(read).isEqualTo(JsonReader.parse(JsonWriter.toText(document)));
            assertThat(JsonReader.parse(JsonWriter.toText(read))).isEqualTo(read);
            byte[] streamed = JsonReader.encode(text, names, 2);
            assertThat(SameForm.of(DocumentCodec.decode(streamed, 2, names), read))
                    .isTrue();
        }
    }

    private static void assertForm(String json, Value expected) {
        Value parsed = JsonReader.parse(json);
        assertThat(SameForm.of(parsed, expected))
                .as("%s became %s", json, parsed)
                .isTrue();
        FieldNames names = FieldNames.inMemory();
        byte[] bytes = JsonReader.encode("{\"n\":" + json + "}", names, 8);
        Value encoded = DocumentCodec.decode(bytes, 8, names).get("n");
        assertThat(SameForm.of(encoded, expected))
                .as("%s was stored as %s", json, encoded)
                .isTrue();
    }

    private static DecimalValue decimal(String text) {
        return new DecimalValue(new BigDecimal(text));
    }
}
