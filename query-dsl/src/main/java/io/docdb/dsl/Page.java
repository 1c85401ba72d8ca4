package io.docdb.dsl;

/**
 * Which part of a result is wanted.
 *
 * @param number of the page, from 0
 * @param size documents per page, from 1
 * @param sort the order; pages are only dependable in an order that tells all documents apart
 */
public record Page(long number, int size, Sort sort) {
    public Page {
        if (number < 0 || size < 1 || number > Long.MAX_VALUE / size) {
            throw Given.refused("Page does not exist: expected a number from 0 and a size from 1, found number "
                    + number + " and size " + size);
        }
        Given.given(sort, "an order (Sort.NONE for none)");
    }

    public static Page of(long number, int size) {
        return new Page(number, size, Sort.NONE);
    }

    public static Page of(long number, int size, Sort sort) {
        return new Page(number, size, sort);
    }

    public static Page first(int size) {
        return of(0, size);
    }

    public Page sortedBy(Sort order) {
        return new Page(number, size, order);
    }

    /** The page after this one. */
    public Page next() {
        return new Page(number + 1, size, sort);
    }

    /** How many documents come before it. */
    public long offset() {
        return number * size;
    }
}
