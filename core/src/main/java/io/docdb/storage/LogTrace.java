package io.docdb.storage;

import java.util.UUID;

/**
 * What the log tells of a database whose own record is lost.
 *
 * @param timeline 1 if there is no log to tell it
 * @param fromFirst true if it goes back to the first commit, so that all can be made of it
 */
public record LogTrace(UUID database, int timeline, boolean fromFirst) {}
