package io.docdb.exec.scan;

import io.docdb.exec.operator.Frame;

/** A compiled term of a predicate that can be tested on bytes. Thread-safe. */
@FunctionalInterface
interface ByteTestStep {
    /** Evaluates what the term compares with, once per execution. */
    ByteTest bind(Frame frame);
}
