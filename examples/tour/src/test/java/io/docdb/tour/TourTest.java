package io.docdb.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourTest {
    @Test
    void theTourKeepsItsPromisesOnASample(@TempDir Path folder) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Tour.run(folder.resolve("tour"), new PrintStream(bytes, true, StandardCharsets.UTF_8), 600);

        String story = bytes.toString(StandardCharsets.UTF_8);
        assertThat(story)
                .contains(
                        "1. Opening",
                        "11. Closing",
                        "equal to the fluent answer: true",
                        "answered from the cache: true",
                        "the same as before: true",
                        "/location/lat",
                        "40001",
                        "\"principal\":\"ada\"")
                .doesNotContain("equal to the fluent answer: false");
    }
}
