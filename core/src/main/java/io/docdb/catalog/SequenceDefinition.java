package io.docdb.catalog;

/** A number generator. What it gave last is not part of the definition and is not rolled back. */
public record SequenceDefinition(
        int id, String schema, String name, long start, long increment, long minimum, long maximum, boolean cycle) {}
