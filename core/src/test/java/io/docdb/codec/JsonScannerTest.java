package io.docdb.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.StatementException;
import io.docdb.value.Document;
import io.docdb.value.Value;
import java.io.StringReader;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scanner reads, and what it leaves to the parser, is what the parser alone reads out of a stream. */
class JsonScannerTest {
    private static final String EDITS = "{}[]\",:\\ \n\t\u0000\u000b\u00a0eE+-.0159tfnux/b\uD83D\uFEFF";

    @Property(tries = 3000)
    void textWithSmallErrorsIsReadAsTheParserReadsIt(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(JsonWriter.toText(new Values(seed).document(3)));
        assertSame(text.toString());
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            int place = random.nextInt(text.length() + 1);
            if (random.nextBoolean() && place < text.length()) {
                text.deleteCharAt(place);
            } else {
                text.insert(place, EDITS.charAt(random.nextInt(EDITS.length())));
            }
        }
        assertSame(text.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                " 1 ",
                "-",
                "-0",
                "-0.0",
                "01",
                "1.",
                ".5",
                "-.5",
                "1e5",
                "1E",
                "+1",
                "999999999999999999",
                "1000000000000000000",
                "-999999999999999999",
                "123456789.123456789",
                "123456789.1234567890",
                "0.000000000000000000",
                "true",
                "truex",
                "true false",
                "nul",
                "null\n",
                "\"\"",
                "\"a",
                "\"a\\",
                "\"\\u00e9\\uD83D\\uDE00\\n\\/\\\"\"",
                "\"\\u00g0\"",
                "\"\\u１234\"",
                "\"\\x\"",
                "\"\\u12",
                "\"a\nb\"",
                "\"\u007f\"",
                "[]",
                "[ ]",
                "{ }",
                "[,]",
                "[1,]",
                "[1 2]",
                "[1}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1]",
                "{a:1}",
                "{'a':1}",
                "{\"a\\n\":1}",
                "{\"a\":1,\"a\":2}",
                "{\"\":{\"\":[]}}",
                "{\"a\" : [ 1 , { } , \"x\" ] }",
                "{}{}",
                "]",
                "\uFEFF{}",
                "{}\uFEFF",
                "/* */{}",
                "NaN"
            })
    void everyTextIsReadAsTheParserReadsIt(String text) {
        assertSame(text);
    }

    @Test
    void namesThatShareAPlaceAreToldApart() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < 5000; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("\"field")
                    .append(i)
                    .append("\":")
                    .append(i);
        }

        Document document = (Document) JsonReader.parse(text.append('}').toString());

        for (int i = 0; i < 5000; i++) {
            assertThat(document.name(i)).isEqualTo("field" + i);
        }
    }

    @Test
    void containersNestAsDeeplyAsTheParserAllows() {
        assertSame("[".repeat(512) + "]".repeat(512));
        assertSame("[".repeat(513) + "]".repeat(513));
        assertSame("{\"a\":".repeat(512) + "1" + "}".repeat(512));
    }

    private static void assertSame(String text) {
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String expected = outcome(() -> JsonReader.parse(new StringReader(unmarked)));
        assertThat(outcome(() -> JsonReader.parse(text))).isEqualTo(expected);
        FieldNames names = FieldNames.inMemory();
        String encoded = outcome(() -> DocumentCodec.decode(JsonReader.encode(text, names, 3), 3, names));
        if (expected.startsWith("Document")) {
            assertThat(encoded).isEqualTo(expected);
        } else {
            assertThat(encoded).startsWith("refused");
        }
    }

    private interface Reading {
        Value read();
    }

    /** The value with its form, or the error. */
    private static String outcome(Reading reading) {
        try {
            Value value = reading.read();
            return value.getClass().getSimpleName() + " " + value;
        } catch (StatementException refused) {
            return "refused " + refused.code() + " " + refused.getMessage();
        }
    }
}
