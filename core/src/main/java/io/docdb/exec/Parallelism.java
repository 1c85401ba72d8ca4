package io.docdb.exec;

/**
 * When a query reads a collection by several threads at once.
 *
 * @param threads how many at most, the session's own among them; 1 for never
 * @param fromDocuments the smallest collection that is worth it
 */
public record Parallelism(int threads, long fromDocuments) {
    /** Two threads are started and joined in about the time one reads a few hundred documents. */
    private static final long WORTH_IT = 10_000;

    /** Everything by the session's thread. */
    public static final Parallelism NONE = new Parallelism(1, Long.MAX_VALUE);

    public Parallelism {
        if (threads < 1) {
            throw new IllegalArgumentException("threads expected 1 or more, found " + threads);
        }
    }

    /** So many threads for collections that are large enough. */
    public static Parallelism of(int threads) {
        return new Parallelism(threads, WORTH_IT);
    }
}
