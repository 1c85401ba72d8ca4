package io.docdb.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MemoryFieldNamesTest {
    @Test
    void aNameThatIsLostLeavesTheOthersTheirNumbers() {
        MemoryFieldNames names = FieldNames.inMemory();
        names.restore(0, "a");
        names.restore(2, "c");
        names.restore(2, "c"); // told twice: by the checkpoint and by the log

        assertThat(names.find("a")).isZero();
        assertThat(names.find("c")).isEqualTo(2);
        assertThat(names.name(2)).isEqualTo("c");
        assertThat(names.add("d")).isEqualTo(3);
        assertThat(names.size()).isEqualTo(4);
        assertThatThrownBy(() -> names.name(1))
                .hasMessage("Document damaged: the name of its field number 1 is lost")
                .extracting(e -> ((DatabaseException) e).sqlState())
                .isEqualTo("XX001");
        assertThatThrownBy(() -> names.jsonName(1)).hasMessageContaining("is lost");
        assertThatThrownBy(() -> names.jsonName(4)).hasMessageContaining("below 4, found 4");
        assertThatThrownBy(() -> names.jsonName(40)).hasMessageContaining("below 4, found 40");
        assertThatThrownBy(() -> names.jsonName(-1)).hasMessageContaining("below 4, found -1");
        assertThatThrownBy(() -> names.name(4)).hasMessageContaining("expected a field number below 4, found 4");
    }

    @Test
    void namesStandInJsonAsTheyAreWritten() {
        MemoryFieldNames names = FieldNames.inMemory();
        for (int i = 0; i < 40; i++) {
            names.add("name \"" + i);
        }

        assertThat(new String(names.jsonName(33).utf8, StandardCharsets.UTF_8)).isEqualTo(",\"name \\\"33\":");
    }
}
