package io.docdb.plan.logical;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The unique keys that ON CONFLICT watches.
 *
 * @param primaryKey whether that is one of them
 * @param indexes ids of unique indexes; empty for all there are
 */
public record WatchedKeys(boolean primaryKey, Optional<Set<Integer>> indexes) {
    public static final WatchedKeys ALL = new WatchedKeys(true, Optional.empty());

    public WatchedKeys {
        indexes = indexes.map(Set::copyOf);
    }

    public boolean hasIndex(int id) {
        return indexes.isEmpty() || indexes.get().contains(id);
    }

    @Override
    public String toString() {
        if (equals(ALL)) {
            return "ANY KEY";
        }
        List<String> names = new ArrayList<>(primaryKey ? List.of("PRIMARY KEY") : List.of());
        indexes.ifPresent(ids -> ids.stream().sorted().forEach(id -> names.add("INDEX " + id)));
        return String.join(", ", names);
    }
}
