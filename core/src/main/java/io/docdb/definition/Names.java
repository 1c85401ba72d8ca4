package io.docdb.definition;

import io.docdb.value.FieldPath;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes up names for what was not given one, as PostgreSQL does, and never one that is taken. */
final class Names {
    private final Set<String> taken = new HashSet<>();

    void take(String name) {
        taken.add(name.toLowerCase(Locale.ROOT));
    }

    void free(String name) {
        taken.remove(name.toLowerCase(Locale.ROOT));
    }

    /** {@code table_a_b_suffix}, with a number behind it if that is taken. */
    String make(String table, List<FieldPath> paths, String suffix) {
        String middle = paths.stream()
                .map(path -> path.toString().replaceAll("[^\\p{Alnum}_]+", "_").replaceAll("_+$", ""))
                .map(path -> "_" + path)
                .collect(Collectors.joining());
        String base = table + middle + "_" + suffix;
        String name = base;
        for (int i = 1; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = base + i;
        }
        return name;
    }

    boolean isTaken(String name) {
        return taken.contains(name.toLowerCase(Locale.ROOT));
    }
}
