package io.docdb.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.value.JsonText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The text made of bytes is the text made of values. */
class JsonOutputTest {
    @Property(tries = 2000)
    void stringsAreEscapedAsThoseOfValuesAre(
            @ForAll @StringLength(max = 40) @CharRange(from = 0, to = 'z') @CharRange(from = 'à', to = '€')
                    String text) {
        byte[] utf8 = ("_" + text + "_").getBytes(StandardCharsets.UTF_8);

        assertThat(written(out -> out.string(text))).isEqualTo(JsonText.quote(text));
        assertThat(written(out -> out.quoted(utf8, 1, utf8.length - 2))).isEqualTo(JsonText.quote(text));
    }

    @Test
    void anEscapeIsSeenAtEveryPlaceOfAText() {
        for (int length = 1; length <= 40; length++) {
            for (int place = 0; place < length; place++) {
                for (char character : "\0\t\n\u001f !\"#[\\]~\u007f\u0080ÿ€".toCharArray()) {
                    String text = "x".repeat(place) + character + "y".repeat(length - place - 1);
                    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);

                    assertThat(written(out -> out.quoted(utf8, 0, utf8.length))).isEqualTo(JsonText.quote(text));
                }
            }
        }
    }

    @Property(tries = 2000)
    void wholeNumbersHaveTheirDigits(@ForAll long value, @ForAll @IntRange(max = 63) int shift) {
        for (long number : new long[] {value >> shift, -(value >> shift), Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThat(written(out -> out.whole(number))).isEqualTo(Long.toString(number));
        }
    }

    @Test
    void wholeNumbersHaveTheirDigitsWhereTheirLengthChanges() {
        for (long ten = 1; ten > 0; ten = ten > Long.MAX_VALUE / 10 ? 0 : ten * 10) {
            for (long number : new long[] {ten - 1, ten, ten + 1, -ten}) {
                assertThat(written(out -> out.whole(number))).isEqualTo(Long.toString(number));
            }
        }
    }

    @Property(tries = 2000)
    void decimalsHaveTheirPointInItsPlace(
            @ForAll long value, @ForAll @IntRange(max = 63) int shift, @ForAll @IntRange(min = 1, max = 18) int scale) {
        long unscaled = value == Long.MIN_VALUE ? 0 : value >> shift;

        assertThat(written(out -> assertThat(out.decimal(unscaled, scale)).isTrue()))
                .isEqualTo(BigDecimal.valueOf(unscaled, scale).toPlainString());
    }

    @Test
    void otherDecimalsAreLeftToArithmetic() {
        assertThat(new JsonOutput(1).decimal(1, 0)).isFalse();
        assertThat(new JsonOutput(1).decimal(1, 19)).isFalse();
        assertThat(new JsonOutput(1).decimal(1, -2)).isFalse();
        assertThat(new JsonOutput(1).decimal(Long.MIN_VALUE, 2)).isFalse();
    }

    private static String written(Consumer<JsonOutput> write) {
        JsonOutput output = new JsonOutput(1); // grows
        write.accept(output);
        return new String(output.bytes().toBytes(), StandardCharsets.UTF_8);
    }
}
