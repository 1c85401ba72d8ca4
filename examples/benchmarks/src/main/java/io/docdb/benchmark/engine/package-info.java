/**
 * One adapter per engine: the fastest way of doing each work that its documentation offers, with durable commits.
 *
 * <p>An adapter's class is loaded only in the JVM of its engine. The remarks printed with the table (in {@code
 * EngineKind}) say what an engine cannot do and what stands in for it.
 */
package io.docdb.benchmark.engine;
