package io.docdb.sql;

import java.util.LinkedHashSet;
import java.util.Set;

/** What would have fitted at one token: gathered by parsing a faulty text once more, so that right texts pay nothing. */
final class Expectations {
    private static final int NO_TOKEN = -1;

    private final int token;
    private final Set<String> expected = new LinkedHashSet<>(0);

    /** Notes nothing. */
    Expectations() {
        this(NO_TOKEN);
    }

    Expectations(int token) {
        this.token = token;
    }

    int token() {
        return token;
    }

    void add(String text) {
        expected.add(text);
    }

    /** In the order in which the parser tried them. */
    Set<String> all() {
        return expected;
    }
}
