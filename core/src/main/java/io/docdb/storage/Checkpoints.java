package io.docdb.storage;

/** What a {@link TreeStore} on disk needs beside its trees. */
interface Checkpoints {}
