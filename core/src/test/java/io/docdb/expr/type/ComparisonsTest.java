package io.docdb.expr.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.value.TextValue;
import io.docdb.value.ValueKind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparisonsTest {
    private static final List<ValueKind> READ_FROM_TEXT = List.of(
            ValueKind.DATE,
            ValueKind.TIME,
            ValueKind.TIMESTAMP,
            ValueKind.TIMESTAMP_TZ,
            ValueKind.INTERVAL,
            ValueKind.UUID);

    private static final List<String> PARTS = List.of(
            "2024-02-29",
            "20240229",
            "2024",
            "10:30",
            "5",
            "12.5",
            "-",
            "+",
            ".",
            ",",
            " ",
            "\t",
            "T",
            "t",
            "Z",
            "P",
            "p",
            "D",
            "days",
            "Years",
            "mons",
            "m",
            "x",
            "s",
            "ago",
            "epoch",
            "Infinity",
            "@",
            "PM",
            "{",
            "}",
            "0123456789abcdef",
            "FEDCBA98",
            "\u212A",
            "\u0660",
            "\u00A0",
            "apple");

    @Test
    void aTextThatReadsAsAnotherKindIsToldFromOneThatMayNot() {
        long seed = System.nanoTime();
        System.out.println("aTextThatReadsAsAnotherKindIsToldFromOneThatMayNot seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            StringBuilder built = new StringBuilder();
            for (int part = random.nextInt(6); part >= 0; part--) {
                built.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            String text = built.toString();
            if (readsAsOther(text)) {
                assertThat(Comparisons.mayReadAsOther(text)).as(text).isTrue();
            }
        }
    }

    private static boolean readsAsOther(String text) {
        return READ_FROM_TEXT.stream().anyMatch(kind -> !Comparisons.counterpart(new TextValue(text), kind)
                .isNull());
    }

    @Test
    void everydayTextsAreToldWithoutReadingThem() {
        for (String text : List.of(
                "",
                "Ada",
                "PAID",
                "p",
                "SKU-17",
                "Eve",
                "Ice",
                "Tea",
                "5YZBGEOWC5JAV2ZJ",
                "4711 Main Street",
                "24x7",
                "deadbeef")) {
            assertThat(Comparisons.mayReadAsOther(text)).as(text).isFalse();
        }
        for (String text : List.of(
                "2024-02-29",
                "20240229T10:30",
                "T10:30",
                "10:30 PM",
                "5",
                "5 days",
                "5dago",
                "1Y",
                "P1D",
                "PT0.5S",
                "@ 1 day",
                "-1 day",
                "epoch",
                "Infinity",
                "0123456789abcdef0123456789ABCDEF")) {
            assertThat(Comparisons.mayReadAsOther(text)).as(text).isTrue();
            assertThat(readsAsOther(text)).as(text).isTrue();
        }
    }
}
