/**
 * Real and generated documents for tests, examples and benchmarks.
 *
 * <p>Entry class: {@link io.docdb.testdata.DataSet}. The real sets are compressed JSON Lines on the class path, with
 * sources and licences in the module's README; the generated ones ({@link io.docdb.testdata.Shop},
 * {@link io.docdb.testdata.NoBench}, {@link io.docdb.testdata.Events}) follow from a seed.
 *
 * <p>Invariant: a set's documents, their order and their number never depend on anything but the set (and its seed),
 * and each is valid under {@link io.docdb.testdata.DataSet#schema()}. This package knows no other part of docdb.
 */
package io.docdb.testdata;
