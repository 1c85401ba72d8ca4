package io.docdb.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.codec.JsonReader;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void aSurrogateWithoutPartnerIsEscapedAndReadsBackAsItself() {
        for (String text : new String[] {"\uD800", "a\uDC00b", "\uDC00\uD800", "x\uD83D\uDE00\uD83D", "\uD83D\uDE00"}) {
            String json = JsonText.of(new TextValue(text));
            assertThat(JsonReader.parse(json)).isEqualTo(new TextValue(text));
            assertThat(new String(
                            json.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(json);
        }
        assertThat(JsonText.of(new TextValue("\uD800!"))).isEqualTo("\"\\ud800!\"");
        assertThat(JsonText.of(new TextValue("\uD83D\uDE00"))).isEqualTo("\"\uD83D\uDE00\"");
    }
}
