package io.docdb.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.value.Document;
import io.docdb.value.JsonText;
import io.docdb.value.LongValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The text made of bytes is the text made of values. */
class JsonOutputTest {
    @Property(tries = 2000)
    void stringsAreEscapedAsThoseOfValuesAre(
            @ForAll @StringLength(max = 40) @CharRange(from = 0, to = 'z') @CharRange(from = 'à', to = '€')
                    String text) {
        byte[] utf8 = ("_" + text + "_").getBytes(StandardCharsets.UTF_8);

        assertThat(written(out -> out.string(text, 0))).isEqualTo(JsonText.quote(text));
        assertThat(written(out -> out.quoted(utf8, 1, utf8.length - 2, 0))).isEqualTo(JsonText.quote(text));
    }

    @Test
    void anEscapeIsSeenAtEveryPlaceOfAText() {
        for (int length = 1; length <= 40; length++) {
            for (int place = 0; place < length; place++) {
                for (char character : "\0\t\n\u001f !\"#[\\]~\u007f\u0080ÿ€".toCharArray()) {
                    String text = "x".repeat(place) + character + "y".repeat(length - place - 1);
                    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);

                    assertThat(written(out -> out.quoted(utf8, 0, utf8.length, 0)))
                            .isEqualTo(JsonText.quote(text));
                }
            }
        }
    }

    @Property(tries = 2000)
    void wholeNumbersHaveTheirDigits(@ForAll long value, @ForAll @IntRange(max = 63) int shift) {
        for (long number : new long[] {value >> shift, -(value >> shift), Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThat(written(out -> out.whole(number, 0))).isEqualTo(Long.toString(number));
        }
    }

    @Test
    void wholeNumbersHaveTheirDigitsWhereTheirLengthChanges() {
        for (long ten = 1; ten > 0; ten = ten > Long.MAX_VALUE / 10 ? 0 : ten * 10) {
            for (long number : new long[] {ten - 1, ten, ten + 1, -ten}) {
                assertThat(written(out -> out.whole(number, 0))).isEqualTo(Long.toString(number));
            }
        }
    }

    @Property(tries = 2000)
    void decimalsHaveTheirPointInItsPlace(
            @ForAll long value, @ForAll @IntRange(max = 63) int shift, @ForAll @IntRange(min = 1, max = 18) int scale) {
        long unscaled = value == Long.MIN_VALUE ? 0 : value >> shift;

        assertThat(written(out -> out.decimal(unscaled, scale, 0)))
                .isEqualTo(BigDecimal.valueOf(unscaled, scale).toPlainString());
    }

    @Test
    void otherDecimalsAreLeftToArithmetic() {
        assertThat(JsonOutput.ofUtf8(1).decimal(1, 0, 7)).isEqualTo(7);
        assertThat(JsonOutput.ofUtf8(1).decimal(1, 19, 7)).isEqualTo(7);
        assertThat(JsonOutput.ofUtf8(1).decimal(1, -2, 7)).isEqualTo(7);
        assertThat(JsonOutput.ofUtf8(1).decimal(Long.MIN_VALUE, 2, 7)).isEqualTo(7);
    }

    @Property(tries = 2000)
    void textsOfAllAlphabetsFollowOneAnother(@ForAll @Size(max = 6) List<@From("texts") String> texts) {
        String quoted = texts.stream().map(JsonText::quote).collect(Collectors.joining());

        assertThat(written(out -> {
                    int at = 0;
                    for (String text : texts) {
                        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                        at = out.quoted(utf8, 0, utf8.length, at);
                    }
                    return at;
                }))
                .isEqualTo(quoted);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.frequencyOf(
                        Tuple.of(8, Arbitraries.chars().range('a', 'z').map(String::valueOf)),
                        Tuple.of(2, Arbitraries.chars().range('\u0080', 'ÿ').map(String::valueOf)),
                        Tuple.of(1, Arbitraries.of("€", "漢", "\uD83D\uDE00", "\n", "\"")))
                .list()
                .ofMaxSize(20)
                .map(units -> String.join("", units));
    }

    @Property(tries = 2000)
    void bytesThatAreNoUtf8AreShownAsSuch(@ForAll @Size(max = 24) byte[] damaged) {
        assertThat(written(out -> out.quoted(damaged, 0, damaged.length, 0))).startsWith("\"");
    }

    @Test
    void fieldNamesOfEveryLengthAndAlphabetAreWritten() {
        for (String name : new String[] {"", "a", "ä", "漢", "\"", "a\nb", "naïveté", "ein Name mit ß"}) {
            for (int length = 0; length <= 20; length++) {
                Document document = Document.of(name + "x".repeat(length), LongValue.of(length));
                for (FieldNames names : new FieldNames[] {FieldNames.inMemory(), FieldNames.none()}) {
                    byte[] encoded = DocumentCodec.encode(document, names, 0);

                    assertThat(JsonReader.parse(JsonWriter.toText(encoded, 0, names)))
                            .isEqualTo(document);
                    assertThat(new String(JsonWriter.toUtf8(encoded, 0, names), StandardCharsets.UTF_8))
                            .isEqualTo(JsonWriter.toText(encoded, 0, names));
                }
            }
        }
    }

    @Test
    void whatHoldsNothingIsOpenedAndClosed() {
        String json = "{\"a\":[],\"b\":{},\"c\":[[],{},[1,{\"d\":[{}]}]]}";
        FieldNames names = FieldNames.inMemory();
        byte[] encoded = JsonReader.encode(json, names, 0);

        assertThat(JsonWriter.toText(encoded, 0, names)).isEqualTo(json);
    }

    /** As UTF-8 and as a string, which must be the same. */
    private static String written(ToIntFunction<JsonOutput> write) {
        JsonOutput utf8 = JsonOutput.ofUtf8(1); // grows
        String text = new String(utf8.toUtf8(write.applyAsInt(utf8)), StandardCharsets.UTF_8);
        JsonOutput latin = JsonOutput.ofLatin(1);
        assertThat(latin.toText(write.applyAsInt(latin))).isEqualTo(text);
        return text;
    }
}
