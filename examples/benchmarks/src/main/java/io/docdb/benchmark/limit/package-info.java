/**
 * docdb's store beside what the disk and a bare {@code MVStore} allow, in one run, as ratios: commits, bulk load, reads,
 * readers beside writers and checkpoints, encryption, audit. Each work is measured at every level, from bare transactions to
 * JDBC, so that it shows where the time goes.
 *
 * <p>Entry: {@link io.docdb.benchmark.limit.Limits}. One class per work; {@link io.docdb.benchmark.limit.Ratios} gathers
 * what they measure. Work and limit take turns in short slices, since the disk of a shared machine changes its speed tenfold
 * within seconds.
 */
package io.docdb.benchmark.limit;
