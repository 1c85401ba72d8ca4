package io.docdb.session;

/** Which docdb this is: what {@code VERSION()} and the driver's metadata answer. */
public final class ProductVersion {
    public static final int MAJOR = 0;
    public static final int MINOR = 1;

    /** {@code "0.1"}. */
    public static final String TEXT = MAJOR + "." + MINOR;

    /** In PostgreSQL's manner: whole and comparable. */
    public static final int NUMBER = MAJOR * 10_000 + MINOR;

    private ProductVersion() {}
}
