package io.docdb.jdbc;

import java.sql.SQLException;

/**
 * Positions and lengths in a large object, as JDBC counts them: from 1. Its methods refuse (22023) what lies outside.
 *
 * @param what is named in messages: {@code Blob}
 * @param size bytes or characters
 */
record LargeObjectRange(String what, int size) {
    /** @param position 1 is the first byte or character, size + 1 just behind the last. @return from 0 */
    int offset(long position) throws SQLException {
        if (position < 1 || position > size + 1L) {
            throw SqlErrors.wrongUse(
                    "22023", what + " position expected from 1 to " + (size + 1L) + ", found " + position);
        }
        return (int) position - 1;
    }

    /** Of a part that has to be there as a whole. @return from 0 */
    int offset(long position, long length) throws SQLException {
        int offset = offset(position);
        if (length < 0 || length > size - offset) {
            throw SqlErrors.wrongUse(
                    "22023",
                    what + " length expected from 0 to " + (size - offset) + " at position " + position + ", found "
                            + length);
        }
        return offset;
    }

    /** Of a part that ends where the object ends, at the latest. @param from an offset from 0. @return exclusive */
    int end(int from, long length) throws SQLException {
        if (length < 0) {
            throw SqlErrors.wrongUse("22023", what + " length expected 0 or more, found " + length);
        }
        return (int) Math.min(size, from + length);
    }

    /** Of a Java array or text. @param from an offset from 0 */
    void requirePart(int from, int length) throws SQLException {
        if (from < 0 || length < 0 || length > size - from) {
            throw SqlErrors.wrongUse(
                    "22023", what + " of " + size + " expected to hold " + length + " from offset " + from);
        }
    }

    <T> T given(T argument) throws SQLException {
        if (argument == null) {
            throw SqlErrors.wrongUse("22004", what + " expected a part or pattern, found null");
        }
        return argument;
    }
}
