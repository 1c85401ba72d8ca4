package io.docdb.expr.scalar;

import java.util.Set;
import java.util.regex.Pattern;

/** Names and texts as they stand in a statement. */
final class Quoting {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

    /** Words that PostgreSQL takes for no name, or not for each kind of name. */
    private static final Set<String> WORDS = Set.of(
            ("all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case cast"
                            + " char character check coalesce collate collation column concurrently constraint create cross"
                            + " current_catalog current_date current_role current_schema current_time current_timestamp"
                            + " current_user dec decimal default deferrable desc distinct do else end except exists extract"
                            + " false fetch float for foreign freeze from full grant greatest group grouping having ilike in"
                            + " initially inner inout int integer intersect interval into is isnull join lateral leading"
                            + " least left like limit localtime localtimestamp national natural nchar none normalize not"
                            + " notnull null nullif numeric offset on only or order out outer overlaps overlay placing"
                            + " position precision primary real references returning right row select session_user setof"
                            + " similar smallint some substring symmetric table tablesample then time timestamp to trailing"
                            + " treat trim true union unique user using values varchar variadic verbose when where window"
                            + " with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi"
                            + " xmlroot xmlserialize xmltable")
                    .split(" "));

    private Quoting() {}

    /** In quotes only if it would be another name, or none, without them. */
    static String name(String name) {
        return PLAIN.matcher(name).matches() && !WORDS.contains(name) ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
