/**
 * docdb beside H2, SQLite, Nitrite and DuckDB: the same documents, the same work, one run.
 *
 * <p>Entry: {@link io.docdb.benchmark.SideBySide}. Each engine lives in a JVM of its own ({@link
 * io.docdb.benchmark.EngineMain}), so that heaps and garbage collectors are equal and jars with equal classes do not
 * meet; one works while the others wait. Rounds are interleaved and their order rotates, because a shared machine's
 * speed drifts: trust ratios, not milliseconds.
 *
 * <p>Invariant: every answer is reduced to a checksum, and an engine whose checksum differs is reported as wrong.
 */
package io.docdb.benchmark;
