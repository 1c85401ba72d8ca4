package io.docdb.benchmark.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in the templates of {@code Work}: {@code {text:commit.collection}} becomes what an engine writes for that path as a text,
 * {@code {long:…}} as a whole number, {@code {number:…}} as a number or NULL where it is something else, {@code {any:…}} the test
 * that an array of texts holds the parameter. Paths begin with an alias, {@code t} if none is written.
 */
abstract class Dialect {
    private static final Pattern PLACE = Pattern.compile("\\{(?:(\\w+):)?([\\w.]+)}");

    abstract String text(String alias, String path);

    abstract String whole(String alias, String path);

    /** NULL if the value is not a number. */
    String number(String alias, String path) {
        return whole(alias, path);
    }

    abstract String any(String alias, String path);

    abstract String document();

    /** The hour of the day of {@code time_us}. */
    abstract String hour();

    final String render(String template) {
        Matcher matcher = PLACE.matcher(template);
        StringBuilder sql = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(sql, Matcher.quoteReplacement(replacement(matcher.group(1), matcher.group(2))));
        }
        return matcher.appendTail(sql).toString();
    }

    private String replacement(String kind, String name) {
        if (kind == null) {
            return switch (name) {
                case "id", "t.id" -> "t.id";
                case "u.id" -> "u.id";
                case "doc" -> document();
                case "hour" -> hour();
                default -> throw new IllegalArgumentException("No replacement for " + name);
            };
        }
        boolean aliased = name.startsWith("t.") || name.startsWith("u.");
        String alias = aliased ? name.substring(0, 1) : "t";
        String path = aliased ? name.substring(2) : name;
        return switch (kind) {
            case "text" -> text(alias, path);
            case "long" -> whole(alias, path);
            case "number" -> number(alias, path);
            case "any" -> any(alias, path);
            default -> throw new IllegalArgumentException("No replacement for " + kind);
        };
    }
}
