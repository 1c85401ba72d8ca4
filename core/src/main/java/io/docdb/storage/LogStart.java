package io.docdb.storage;

import io.docdb.storage.seal.Encryption;
import java.util.UUID;

/**
 * What the log must know of the store when it is opened.
 *
 * @param database identifies the database in every file
 * @param timeline 1, and one more after each restore to a point in time
 * @param checkpointSequence newest commit in the checkpoint; the log must not end before it
 * @param checkpointSegment newest segment when the checkpoint was made, which must still exist; 0 if there was none
 * @param encryption how records are encrypted, or that they are not
 */
public record LogStart(
        UUID database, int timeline, long checkpointSequence, long checkpointSegment, Encryption encryption) {}
