/**
 * docdb's commits and reads beside what the disk and the bare store allow, in one run, as ratios.
 *
 * <p>Entry: {@link io.docdb.benchmark.commit.CommitSpeed}.
 */
package io.docdb.benchmark.commit;
