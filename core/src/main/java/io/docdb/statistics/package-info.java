/**
 * Gathers what the planner estimates by, from a sample, and keeps it fresh.
 *
 * <p>Entry class: {@link io.docdb.statistics.Statistics}. It answers for each collection how many documents there are, which
 * is exact, and for paths the fraction of nulls, distinct values, common values, a histogram, array lengths
 * ({@link io.docdb.catalog.PathStatistics}).
 *
 * <p><b>When.</b> The first plan that reads a collection takes a quick sample of some hundred documents, a few milliseconds. A
 * larger collection is then sampled again, thoroughly, in the background; so it is whenever a tenth of its documents has
 * changed. Nobody waits for that. {@code ANALYZE} does the same at once. Sampling reads an immutable snapshot and locks
 * nothing.
 *
 * <p><b>How.</b> Positions spread evenly over the key range, one at random in each stretch, drawn from a seed: the same
 * contents give the same statistics. Values are read out of the stored bytes path by path; only to find which paths there
 * are, a few documents are decoded. What is read does not grow with the collection.
 *
 * <p>Invariant: statistics are derived. Losing them, or finding stored ones unreadable, changes plans and never answers. They
 * are kept in a map of their own by transactions of their own. This package knows neither queries nor plans.
 *
 * <p>Sources: Haas, Naughton, Seshadri, Stokes, "Sampling-based estimation of the number of distinct values of an attribute"
 * (VLDB 1995); Chaudhuri, Motwani, Narasayya, "Random sampling for histogram construction" (SIGMOD 1998).
 */
package io.docdb.statistics;
