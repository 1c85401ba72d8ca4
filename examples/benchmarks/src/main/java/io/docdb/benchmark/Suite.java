package io.docdb.benchmark;

import java.util.List;
import java.util.Locale;

/** Documents, and what is asked of them. */
public enum Suite {
    /** Orders and their customers. */
    SHOP(List.of("customers", "orders")),
    /** Objects of changing shape and the queries Q1 to Q11 of NoBench (Chasseur, Li, Patel, WebDB 2013). */
    NOBENCH(List.of("nobench")),
    /** Events of a social network and the five queries of JSONBench. */
    EVENTS(List.of("events"));

    private final List<String> collections;

    Suite(List<String> collections) {
        this.collections = collections;
    }

    /** In the order in which they are loaded. */
    public List<String> collections() {
        return collections;
    }

    /** As it is named on the command line. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }
}
