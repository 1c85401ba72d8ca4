package io.docdb.session;

import io.docdb.statistics.Statistics;
import java.util.Arrays;
import java.util.Set;
import java.util.function.LongSupplier;

/** The versions of the statistics a plan was made by. Immutable. */
final class PlanAge {
    private final LongSupplier[] newest;
    private final long[] versions;

    private PlanAge(LongSupplier[] newest) {
        this.newest = newest;
        this.versions = Arrays.stream(newest).mapToLong(LongSupplier::getAsLong).toArray();
    }

    /** As of now: taken before the plan is made, so that a plan is never thought younger than it is. */
    static PlanAge now(Statistics statistics, Set<Integer> collections) {
        return new PlanAge(collections.stream().map(statistics::version).toArray(LongSupplier[]::new));
    }

    boolean isFresh() {
        for (int i = 0; i < versions.length; i++) {
            if (newest[i].getAsLong() != versions[i]) {
                return false;
            }
        }
        return true;
    }
}
