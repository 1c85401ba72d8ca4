package io.docdb.storage;

/** A key and its value. The arrays are shared, not copied: whoever hands them over does not modify them later. */
public record Entry(byte[] key, byte[] value) {}
