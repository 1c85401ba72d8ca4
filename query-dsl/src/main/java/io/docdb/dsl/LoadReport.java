package io.docdb.dsl;

import java.util.List;

/**
 * What became of a load.
 *
 * @param inserted documents that are in the collection now
 * @param rejected documents that were refused
 * @param rejections the first of them with their reasons
 */
public record LoadReport(long inserted, long rejected, List<Rejection> rejections) {
    /** @param position of the document in the stream, from 0 */
    public record Rejection(long position, String reason) {}

    /** Told how far a load has come. */
    @FunctionalInterface
    public interface Progress {
        Progress NONE = (inserted, rejected) -> {};

        void report(long inserted, long rejected);
    }

    public LoadReport {
        rejections = List.copyOf(rejections);
    }
}
