package io.docdb.benchmark.engine;

import java.util.Set;

/** How each engine writes paths. */
final class Dialects {
    /** Columns of H2 that are generated, so that they can be indexed: arrays, JSON paths have no index there. */
    private static final Set<String> H2_COLUMNS = Set.of("str1", "num", "dyn1");

    static final Dialect DOCDB = new Dialect() {
        @Override
        String text(String alias, String path) {
            return alias + ".\"" + path.replace(".", "\".\"") + '"';
        }

        @Override
        String whole(String alias, String path) {
            return text(alias, path);
        }

        @Override
        String any(String alias, String path) {
            return "? = ANY(" + alias + "." + path + "[*])";
        }

        @Override
        String document() {
            return "t._doc";
        }

        @Override
        String hour() {
            return "MOD(FLOOR(t.time_us / 3600000000), 24)";
        }
    };

    static final Dialect SQLITE = new Dialect() {
        @Override
        String text(String alias, String path) {
            return alias + ".doc ->> '$." + path + "'";
        }

        @Override
        String whole(String alias, String path) {
            return "(" + text(alias, path) + ")";
        }

        @Override
        String any(String alias, String path) {
            return "EXISTS (SELECT 1 FROM json_each(" + alias + ".doc, '$." + path + "') WHERE value = ?)";
        }

        @Override
        String document() {
            return "json(t.doc)";
        }

        @Override
        String hour() {
            return "(t.doc ->> '$.time_us') / 3600000000 % 24";
        }
    };

    static final Dialect DUCKDB = new Dialect() {
        @Override
        String text(String alias, String path) {
            return "(" + alias + ".doc ->> '$." + path + "')";
        }

        @Override
        String whole(String alias, String path) {
            return "CAST(" + text(alias, path) + " AS BIGINT)";
        }

        @Override
        String number(String alias, String path) {
            return "TRY_CAST(" + text(alias, path) + " AS BIGINT)";
        }

        @Override
        String any(String alias, String path) {
            return "list_contains(" + alias + ".doc ->> '$." + path + "[*]', ?)";
        }

        @Override
        String document() {
            return "CAST(t.doc AS VARCHAR)";
        }

        @Override
        String hour() {
            return whole("t", "time_us") + " // 3600000000 % 24";
        }
    };

    static final Dialect H2 = new Dialect() {
        private String json(String alias, String path) {
            return "(" + alias + ".doc).\"" + path.replace(".", "\".\"") + '"';
        }

        @Override
        String text(String alias, String path) {
            return H2_COLUMNS.contains(path)
                    ? alias + "." + path
                    : "TRIM(BOTH '\"' FROM CAST(" + json(alias, path) + " AS VARCHAR))";
        }

        @Override
        String whole(String alias, String path) {
            return H2_COLUMNS.contains(path)
                    ? alias + "." + path
                    : "CAST(CAST(" + json(alias, path) + " AS VARCHAR) AS BIGINT)";
        }

        @Override
        String any(String alias, String path) {
            return "CAST(" + json(alias, path) + " AS VARCHAR) LIKE '%\"' || ? || '\"%'";
        }

        @Override
        String document() {
            return "t.doc";
        }

        @Override
        String hour() {
            return "MOD(" + whole("t", "time_us") + " / 3600000000, 24)";
        }
    };

    private Dialects() {}
}
