package io.docdb.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the name a writer probably meant, for the "did you mean" of an error message. */
public final class NearNames {
    private NearNames() {}

    /** {@code ", did you mean \"city\"?"}, or the empty text when no candidate is near. */
    public static String didYouMean(String name, Collection<String> candidates) {
        int limit = Math.max(1, name.length() / 3);
        return candidates.stream()
                .filter(candidate -> isNear(distance(name, candidate), limit, name, candidate))
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .map(candidate -> ", did you mean \"" + candidate + "\"?")
                .orElse("");
    }

    /** All candidates, those first that are written most alike. */
    public static List<String> nearest(String name, Collection<String> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .toList();
    }

    /** Names of a letter or two are near nothing that shares no letter with them. */
    private static boolean isNear(int distance, int limit, String name, String candidate) {
        return distance <= limit && distance < Math.max(name.length(), candidate.length());
    }

    /** Edits (insert, delete, replace, swap of neighbours) between two names, without regard to case. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
