package io.docdb.session;

import io.docdb.storage.file.Damage;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What can be done with the files of a database as a whole. Implemented where they are opened. Thread-safe. */
public interface Maintenance {
    /** Writes what only the log holds into the store. */
    void checkpoint();

    /** Reads every file and hands on what is damaged. */
    void verify(Consumer<Damage> out);

    /**
     * Writes a backup while others go on.
     *
     * @param folder empty for a new backup; with one of this database in it, it is extended by what has come since
     * @return the last commit in it
     */
    long backup(Path folder);
}
