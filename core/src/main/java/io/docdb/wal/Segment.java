package io.docdb.wal;

/**
 * A begun segment.
 *
 * @param name of its file in the database folder
 * @param bytes size of the file
 */
record Segment(long number, String name, long firstSequence, long bytes) {}
