package io.docdb.schema;

/** What a {@link Rule} says about a value. UNSURE leaves the decision to the networknt validator. */
enum Verdict {
    VALID,
    INVALID,
    UNSURE;

    static Verdict of(boolean valid) {
        return valid ? VALID : INVALID;
    }
}
