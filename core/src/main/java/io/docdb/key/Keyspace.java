package io.docdb.key;

/**
 * Every map number and key layout on disk, in one table. On disk: do not renumber.
 *
 * <table>
 *   <caption>Maps</caption>
 *   <tr><th>map</th><th>what</th><th>key</th><th>value</th></tr>
 *   <tr><td>0</td><td>catalog</td><td>kind, id</td><td>stamp, definition as JSON</td></tr>
 *   <tr><td>1</td><td>field names</td><td>collection, name number</td><td>stamp, name</td></tr>
 *   <tr><td>2</td><td>statistics</td><td>collection</td><td>stamp, statistics</td></tr>
 *   <tr><td>3</td><td>counters: ids, sequences</td><td>counter</td><td>stamp, next number</td></tr>
 *   <tr><td>4</td><td>the last refused attempt</td><td>empty</td><td>stamp, what was refused</td></tr>
 *   <tr><td>5 to 15</td><td>reserved for the system</td><td></td><td></td></tr>
 *   <tr><td>16 and up</td><td>a collection, by its id</td><td>{@link KeyEncoder}: primary key</td><td>stamp, document</td></tr>
 *   <tr><td>-1</td><td>audit entries</td><td>{@link KeyEncoder}: sequence, ordinal</td><td>stamp, entry</td></tr>
 *   <tr><td>-2 to -15</td><td>derived, reserved for the system</td><td></td><td></td></tr>
 *   <tr><td>-16 and down</td><td>an index, by its id negated</td><td>{@link KeyEncoder}: parts, primary key</td>
 *       <td>{@code index}: what the key does not tell</td></tr>
 * </table>
 *
 * <p>Maps from 0 up are logged. Derived maps, which have the sign bit set, are not: they are made again from the log
 * record that changed what they derive from. A stamp is the eight-byte sequence of the commit that wrote the value.
 */
public final class Keyspace {
    public static final int CATALOG = 0;
    public static final int FIELD_NAMES = 1;
    public static final int STATISTICS = 2;
    public static final int COUNTERS = 3;
    public static final int REFUSALS = 4;

    /** Derived from the annotations of log records. */
    public static final int AUDIT = -1;

    /** The first id of a collection, index, view or sequence. */
    public static final int FIRST_COLLECTION = 16;

    /**
     * Longer keys are refused. Inner pages of the tree hold whole keys: at double, a page of a few keys passes the
     * store's page size; at half, long URLs could not be indexed.
     */
    public static final int MAX_KEY_BYTES = 4096;

    private Keyspace() {}

    /** True if the map is derived: recomputed at replay instead of logged. */
    public static boolean isDerived(int map) {
        return map < 0;
    }

    /** True if the map holds the documents of a collection. */
    public static boolean isCollection(int map) {
        return map >= FIRST_COLLECTION;
    }
}
