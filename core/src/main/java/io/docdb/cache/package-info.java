/**
 * Bounded caches: of results and of compiled statements. Alone imports Caffeine.
 *
 * <p>Entry classes: {@link io.docdb.cache.ResultCache}, {@link io.docdb.cache.StatementCache}.
 *
 * <p>Invariant: no entry is ever invalidated, for none can be wrong: the key of a result holds the compiled statement, the
 * parameters, and for each collection the query read the sequence of the commit that changed it last, as the snapshot had
 * it before the query read anything. A change of data makes a new key; the old entry is no longer asked for and leaves by
 * weight.
 */
package io.docdb.cache;
