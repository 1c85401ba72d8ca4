package io.docdb.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.codec.JsonReader;
import io.docdb.value.FieldPath;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangedPathsTest {
    private static List<String> between(String before, String after) {
        return ChangedPaths.between(JsonReader.parseDocument(before), JsonReader.parseDocument(after)).stream()
                .map(FieldPath::toString)
                .toList();
    }

    @Test
    void theDeepestFieldsThatDifferAreNamed() {
        assertThat(between(
                        "{\"a\": 1, \"b\": {\"c\": \"x\", \"d\": true}, \"e\": [1], \"f\": null}",
                        "{\"a\": 2, \"b\": {\"c\": \"y\", \"d\": true}, \"e\": [1, 2], \"g\": null}"))
                .containsExactly("a", "b.c", "e", "f", "g");
    }

    @Test
    void anotherFormOfAnEqualNumberIsAChange() {
        assertThat(between("{\"a\": 1}", "{\"a\": 1.0}")).containsExactly("a");
        assertThat(between("{\"a\": 1.0}", "{\"a\": 1}")).containsExactly("a");
        assertThat(between("{\"a\": 1.0}", "{\"a\": 1.00}")).containsExactly("a");
        assertThat(between("{\"a\": 1.50}", "{\"a\": 1.50}")).isEmpty();
    }

    @Test
    void anotherKindOfValueIsAChange() {
        assertThat(between("{\"a\": 1, \"b\": true, \"c\": \"2\"}", "{\"a\": \"1\", \"b\": \"true\", \"c\": 2}"))
                .containsExactly("a", "b", "c");
        assertThat(between("{\"a\": {\"b\": 1}}", "{\"a\": [1]}")).containsExactly("a");
    }

    @Test
    void whatIsEqualIsNotNamed() {
        String text = "{\"a\": 1, \"b\": {\"c\": \"x\"}, \"d\": [1.0, {}], \"e\": null, \"f\": false}";
        assertThat(between(text, text)).isEmpty();
    }
}
