package io.docdb.benchmark.inner;

/** Refuses to time a wrong answer. */
final class Check {
    private Check() {}

    static void equal(Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new IllegalStateException("Benchmark broken: expected " + expected + ", found " + found);
        }
    }
}
