package io.docdb.benchmark.limit;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured: per name and round how often a work and its limit were done in a second. */
final class Ratios {
    /** In one round work and limit take so many turns. */
    private static final int TURNS = 4;

    private final int rounds;
    private final long nanos;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** Something that is done again and again. */
    interface Repeated {
        /** How often a second it is done, over {@code nanos}. */
        double perSecond(long nanos) throws Exception;
    }

    /** All rounds of one comparison. */
    private record Line(String target, List<double[]> rounds) {}

    /** @param nanos for which each work is measured in a round */
    Ratios(int rounds, long nanos) {
        this.rounds = rounds;
        this.nanos = nanos;
    }

    int rounds() {
        return rounds;
    }

    long nanos() {
        return nanos;
    }

    /** Lets work and limit take turns, and adds what came out; {@code target} is text, such as "at least 0.85". */
    void compare(int round, String name, String target, Repeated work, Repeated limit) throws Exception {
        double done = 0;
        double possible = limit.perSecond(nanos / TURNS / 2);
        for (int turn = 0; turn < TURNS; turn++) {
            done += work.perSecond(nanos / TURNS);
            possible += 2 * limit.perSecond(nanos / TURNS / 2);
        }
        add(round, name, target, done / TURNS, possible / (2 * TURNS + 1));
    }

    /** Adds a measurement; the first round only warms up. */
    void add(int round, String name, String target, double value, double limit) {
        Line line = lines.computeIfAbsent(name, key -> new Line(target, new ArrayList<>()));
        if (round > 0 || rounds == 1) {
            line.rounds.add(new double[] {value, limit, value / limit});
        }
    }

    void print(Limits.Work work, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%n%-58s %12s %12s   ratio (from, to)     should be%n",
                work.name().toLowerCase(Locale.ROOT) + ", medians of " + Math.max(1, rounds - 1) + " rounds",
                "docdb",
                "limit");
        lines.forEach((name, line) -> out.printf(
                Locale.ROOT,
                "%-58s %,12.0f %,12.0f   %5.2f (%.2f, %.2f)   %s%n",
                name,
                quantile(line.rounds, 0, 0.5),
                quantile(line.rounds, 1, 0.5),
                quantile(line.rounds, 2, 0.5),
                quantile(line.rounds, 2, 0),
                quantile(line.rounds, 2, 1),
                line.target));
        out.flush();
    }

    private static double quantile(List<double[]> values, int column, double share) {
        double[] sorted =
                values.stream().mapToDouble(value -> value[column]).sorted().toArray();
        double place = share * (sorted.length - 1);
        return (sorted[(int) Math.floor(place)] + sorted[(int) Math.ceil(place)]) / 2;
    }
}
