package io.docdb.catalog;

import java.util.regex.Pattern;

/**
 * The schemas of temporary objects: one for each session, named by its number and never to be made by hand. What is in them is
 * found before what has the same name elsewhere, by its session alone.
 */
public final class TemporarySchema {
    private static final Pattern NAME = Pattern.compile("temp_\\d+", Pattern.CASE_INSENSITIVE);

    private TemporarySchema() {}

    public static String of(long session) {
        return "temp_" + session;
    }

    public static boolean isOne(String schema) {
        return NAME.matcher(schema).matches();
    }
}
