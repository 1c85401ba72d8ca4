/**
 * JMH benchmarks of the inner parts: document encoding, path access, key encoding, statements. Each class says how it is run; all of
 * them by {@link io.docdb.benchmark.inner.InnerBenchmarks}.
 *
 * <p>Results are checked before they are timed: a benchmark whose answer is wrong does not start.
 */
package io.docdb.benchmark.inner;
