package io.docdb.benchmark.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsTest {
    @TempDir
    private Path folder;

    @Test
    void everyWorkIsMeasuredAtEveryLevelAndLeavesNothingBehind() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int status = Limits.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                "--rounds=1",
                "--millis=16",
                "--documents=300",
                "--folder=" + folder);

        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("64 threads, bare transactions / R", "64 threads, JDBC / R")
                .contains("JDBC, batches / puts into MVStore", "get in a transaction / MVMap.get")
                .contains("a reader beside 8 writers and checkpoints / alone")
                .contains("commit in µs during checkpoints: 99th percentile / median")
                .contains("load, encrypted / not", "reads by key, from the file, encrypted / not")
                .contains("1,000 in a transaction, audited / not audited");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
