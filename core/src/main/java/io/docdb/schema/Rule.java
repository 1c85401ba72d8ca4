package io.docdb.schema;

import io.docdb.value.Value;

/**
 * A part of a schema in a form that judges values fast: no tree is built, no path is kept, nothing is reported.
 *
 * <p>Law: a rule says VALID or INVALID only where the networknt validator says the same. Thread-safe: immutable.
 */
@FunctionalInterface
interface Rule {
    Rule ALWAYS = value -> Verdict.VALID;
    Rule NEVER = value -> Verdict.INVALID;
    Rule UNKNOWN = value -> Verdict.UNSURE;

    Verdict judge(Value value);
}
