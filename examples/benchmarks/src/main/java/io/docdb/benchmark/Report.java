package io.docdb.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Collects the outcomes of a run and prints medians and ratios. Confined to the runner's thread. */
final class Report {
    private static final int FIRST_COLUMN = 18;
    private static final int COLUMN = 20;
    private final List<EngineKind> engines;
    private final Map<Work, Map<EngineKind, List<Outcome>>> outcomes = new EnumMap<>(Work.class);

    Report(List<EngineKind> engines) {
        this.engines = engines;
    }

    /** In the order of rounds. */
    void add(Work work, EngineKind engine, Outcome outcome) {
        outcomes.computeIfAbsent(work, key -> new EnumMap<>(EngineKind.class))
                .computeIfAbsent(engine, key -> new ArrayList<>())
                .add(outcome);
    }

    /** The rounds in which engines disagree, as sentences; empty if all answers were equal. */
    List<String> disagreements() {
        List<String> found = new ArrayList<>();
        outcomes.forEach((work, byEngine) -> {
            int rounds = byEngine.values().iterator().next().size();
            for (int round = 0; round < rounds; round++) {
                Map<Long, List<String>> answers = answers(byEngine, round);
                if (answers.size() > 1) {
                    found.add(work.title() + ", round " + (round + 1) + ": " + answers.values());
                }
            }
        });
        return found;
    }

    /** The engines by their checksums; those that failed or were stopped are left out. */
    private static Map<Long, List<String>> answers(Map<EngineKind, List<Outcome>> byEngine, int round) {
        return byEngine.entrySet().stream()
                .filter(entry -> entry.getValue().get(round).complete())
                .collect(Collectors.groupingBy(
                        entry -> entry.getValue().get(round).checksum(),
                        Collectors.mapping(entry -> entry.getKey().title(), Collectors.toList())));
    }

    /** True if nothing failed and all answers were equal. */
    boolean isClean() {
        return disagreements().isEmpty()
                && outcomes.values().stream()
                        .flatMap(byEngine -> byEngine.values().stream())
                        .flatMap(List::stream)
                        .noneMatch(Outcome::isFailure);
    }

    void print(PrintStream out) {
        out.println();
        out.println("Median time of one operation, and its ratio to the best engine (1.00 is the best):");
        StringBuilder head = new StringBuilder(padded("", FIRST_COLUMN));
        engines.forEach(engine -> head.append(padded(engine.title(), COLUMN)));
        out.println(head);
        outcomes.forEach((work, byEngine) -> out.println(line(work, byEngine)));
        out.println();
        outcomes.keySet()
                .forEach(work -> out.println(
                        padded(work.title(), FIRST_COLUMN) + work.operations() + " × " + work.description()));
        out.println();
        engines.forEach(engine -> out.println(padded(engine.title(), FIRST_COLUMN) + engine.remark()));
        out.println("* stopped by the time limit of a round; the time is that of the operations done");
        printFailures(out);
    }

    private void printFailures(PrintStream out) {
        outcomes.forEach((work, byEngine) -> byEngine.forEach((engine, rounds) -> rounds.stream()
                .filter(Outcome::isFailure)
                .findFirst()
                .ifPresent(outcome ->
                        out.println("FAILED: " + engine.title() + ", " + work.title() + ": " + outcome.failure()))));
        List<String> disagreements = disagreements();
        if (disagreements.isEmpty()) {
            out.println("All complete answers are equal across the engines.");
        } else {
            out.println("WRONG ANSWERS (engines grouped by answer):");
            disagreements.forEach(out::println);
        }
    }

    private String line(Work work, Map<EngineKind, List<Outcome>> byEngine) {
        double best =
                byEngine.values().stream().mapToDouble(Report::median).min().orElse(Double.NaN);
        StringBuilder line = new StringBuilder(padded(work.title(), FIRST_COLUMN));
        for (EngineKind engine : engines) {
            line.append(padded(cell(byEngine.get(engine), best), COLUMN));
        }
        return line.toString();
    }

    private static String cell(List<Outcome> rounds, double best) {
        double median = median(rounds);
        if (Double.isInfinite(median)) {
            return "failed";
        }
        boolean stopped = rounds.stream().anyMatch(outcome -> !outcome.complete() && !outcome.isFailure());
        return time(median) + String.format(Locale.ROOT, " %.2f", median / best) + (stopped ? "*" : "");
    }

    /** Microseconds of an operation; infinite if no round went well. */
    private static double median(List<Outcome> rounds) {
        double[] sorted = rounds.stream()
                .filter(outcome -> !outcome.isFailure())
                .mapToDouble(Outcome::microsPerOperation)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String time(double micros) {
        return micros < 1_000
                ? String.format(Locale.ROOT, "%.1f µs", micros)
                : String.format(Locale.ROOT, "%.2f ms", micros / 1_000);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
