package io.docdb.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.testdata.NoBench;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SideBySideTest {
    @TempDir
    Path folder;

    @Test
    void docdbAndSqliteGiveEqualAnswersToEveryWork() {
        Output output = run(
                "--documents=400", "--rounds=1", "--warm-up=0", "--repeat=0", "--engines=docdb,sqlite", "--heap=256m");

        assertThat(output.text)
                .contains("All complete answers are equal across the engines.")
                .doesNotContain("FAILED");
        assertThat(output.code).isZero();
        assertThatAllWorksAreReported(output, Suite.SHOP);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOBENCH", "EVENTS"})
    void theOtherSuitesHaveEqualAnswersToo(Suite suite) {
        Output output = run(
                "--suite=" + suite.option(),
                "--documents=3000",
                "--rounds=1",
                "--warm-up=10",
                "--repeat=0",
                "--engines=docdb,sqlite-jsonb",
                "--heap=256m");

        assertThat(output.text)
                .contains("All complete answers are equal across the engines.")
                .doesNotContain("FAILED");
        assertThat(output.code).isZero();
        assertThatAllWorksAreReported(output, suite);
    }

    private static void assertThatAllWorksAreReported(Output output, Suite suite) {
        for (Work work : Work.values()) {
            assertThat(output.text.contains("round 1, " + work.title() + ": docdb "))
                    .as(work.title())
                    .isEqualTo(work.isOf(suite));
        }
    }

    @Test
    void theTextsOfNoBenchParametersAreThoseOfItsObjects() {
        String first = NoBench.objects(3, 50).lines().skip(11).findFirst().orElseThrow();
        long num = Long.parseLong(first.replaceAll(".*?\"num\":(\\d+).*", "$1"));

        assertThat(first).contains("\"str1\":\"" + Work.Q5.textOf(num) + '"');
        assertThat(IntStream.range(0, 1_000).mapToObj(Work.Q9::textOf))
                .contains(first.replaceAll(".*\"sparse_110\":\"(\\w+)\".*", "$1"));
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThat(run("--engines=oracle").code).isEqualTo(2);
    }

    @Test
    void anEngineWithAnotherAnswerIsReported() {
        Report report = new Report(List.of(EngineKind.DOCDB, EngineKind.SQLITE));
        report.add(Work.JOIN, EngineKind.DOCDB, new Outcome(1, 1000, 7, true, ""));
        report.add(Work.JOIN, EngineKind.SQLITE, new Outcome(1, 2000, 8, true, ""));

        assertThat(report.isClean()).isFalse();
        assertThat(report.disagreements()).singleElement().asString().startsWith("join, round 1");
    }

    @Test
    void anOutcomeCrossesTheProcessBorder() {
        Outcome outcome = new Outcome(3, 4, -5, false, "disk is full");

        assertThat(Outcome.isLine(outcome.toLine())).isTrue();
        assertThat(Outcome.ofLine(outcome.toLine())).isEqualTo(outcome);
        assertThat(Outcome.isLine("[0.004s][warning][perf,memops] Cannot use file"))
                .isFalse();
    }

    @Test
    void aRepetitionAddsToTheTimeAndKeepsTheAnswer() {
        Outcome twice = new Outcome(3, 40, 7, true, "").and(new Outcome(3, 60, 7, true, ""));

        assertThat(twice).isEqualTo(new Outcome(6, 100, 7, true, ""));
        assertThat(twice.and(new Outcome(1, 5, 0, false, "")).complete()).isFalse();
    }

    private record Output(int code, String text) {}

    private Output run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--folder=" + folder;
        int code = SideBySide.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), all);
        return new Output(code, bytes.toString(StandardCharsets.UTF_8));
    }
}
