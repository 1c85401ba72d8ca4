package io.docdb.storage.file;

import java.io.IOException;
import java.util.List;

/**
 * The folder of one database, as the store and the log see it: the seam at which tests cut the power. Names are relative,
 * with {@code /} between folder and file; there is one level of sub-folders. Thread-safe.
 */
public interface Folder {
    /** The path of a file, or of the folder for the empty name, for messages. */
    String describe(String name);

    boolean exists(String name) throws IOException;

    /** The names of the files in a sub-folder ("" for the folder itself) in ascending order, empty if it does not exist. */
    List<String> list(String subFolder) throws IOException;

    /** Makes a new, empty file and its sub-folder; durable only after {@link #sync}. Fails if the file exists. */
    DataFile create(String name) throws IOException;

    /** Opens an existing file. */
    DataFile open(String name, boolean writable) throws IOException;

    /** Renames a file, replacing what has the new name; durable only after {@link #sync}. */
    void rename(String from, String to) throws IOException;

    /** Deletes a file if it exists; durable only after {@link #sync}. */
    void delete(String name) throws IOException;

    /** Makes creations, renames and deletions in a sub-folder ("" for the folder itself) durable. */
    void sync(String subFolder) throws IOException;

    /** The bytes that can still be written; {@link Long#MAX_VALUE} if unknown. */
    long usableBytes() throws IOException;
}
