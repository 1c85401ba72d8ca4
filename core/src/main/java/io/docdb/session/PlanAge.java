package io.docdb.session;

import io.docdb.statistics.Statistics;
import java.util.Set;

/** The versions of the statistics a plan was made by. Immutable. */
final class PlanAge {
    private final Statistics statistics;
    private final int[] collections;
    private final long[] versions;

    private PlanAge(Statistics statistics, int[] collections) {
        this.statistics = statistics;
        this.collections = collections;
        this.versions = new long[collections.length];
        for (int i = 0; i < versions.length; i++) {
            versions[i] = statistics.version(collections[i]);
        }
    }

    /** As of now: taken before the plan is made, so that a plan is never thought younger than it is. */
    static PlanAge now(Statistics statistics, Set<Integer> collections) {
        return new PlanAge(
                statistics, collections.stream().mapToInt(Integer::intValue).toArray());
    }

    boolean isFresh() {
        for (int i = 0; i < versions.length; i++) {
            if (statistics.version(collections[i]) != versions[i]) {
                return false;
            }
        }
        return true;
    }
}
