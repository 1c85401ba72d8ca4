package io.docdb.dsl;

import io.docdb.sql.ParsedStatement;
import io.docdb.sql.Parser;
import io.docdb.value.ArrayValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A statement in which {@code IN (:ids)} of a list has become {@code IN (:ids, :ids_2 …)}, and its values.
 *
 * <p>Short lists are written out, so that each element can be sought in an index; their lengths are rounded up to powers of
 * two, so that few different statements come of it. Long and empty ones are the rows of UNNEST.
 */
record ListParameters(String text, List<Value> values) {
    /** As for lists of the builder: more elements than this would make the statement long without making it faster. */
    private static final int LONGEST_LIST = 64;

    /** The same statement and values if no list stands in {@code IN (…)}. */
    static ListParameters spread(String text, List<Value> values) {
        if (values.stream().noneMatch(ArrayValue.class::isInstance)) {
            return new ListParameters(text, values);
        }
        ParsedStatement parsed = Parser.parse(text);
        List<ParsedStatement.ListParameter> lists = parsed.listParameters().stream()
                .filter(list -> list.ordinal() < values.size() && values.get(list.ordinal()) instanceof ArrayValue)
                .toList();
        return lists.isEmpty() ? new ListParameters(text, values) : new Spreading(parsed, values).spread(lists);
    }

    /** Confined to one statement. */
    private static final class Spreading {
        private final ParsedStatement parsed;
        private final List<Value> given;
        private final Map<String, Value> named = new HashMap<>();
        private final List<Value> more = new ArrayList<>();
        /** For {@code ?}: what each place in the text becomes; one place per ordinal. */
        private final Map<Integer, List<Value>> places = new HashMap<>();

        Spreading(ParsedStatement parsed, List<Value> given) {
            this.parsed = parsed;
            this.given = given;
            for (int i = 0; i < parsed.parameterNames().size() && i < given.size(); i++) {
                named.put(parsed.parameterNames().get(i), given.get(i));
            }
        }

        ListParameters spread(List<ParsedStatement.ListParameter> lists) {
            StringBuilder text = new StringBuilder();
            int done = 0;
            for (ParsedStatement.ListParameter list : lists) {
                text.append(parsed.text(), done, list.fromInclusive());
                String written = parsed.text().substring(list.fromInclusive(), list.toExclusive());
                List<Value> elements = ((ArrayValue) given.get(list.ordinal())).elements();
                text.append(
                        elements.isEmpty() || elements.size() > LONGEST_LIST
                                ? "SELECT * FROM UNNEST(" + written + ")"
                                : spread(written, list.ordinal(), rounded(elements)));
                done = list.toExclusive();
            }
            text.append(parsed.text().substring(done));
            return new ListParameters(text.toString(), values(text.toString()));
        }

        /** Filled up with its last element to a power of two. */
        private static List<Value> rounded(List<Value> elements) {
            List<Value> rounded = new ArrayList<>(elements);
            int size = Integer.highestOneBit(Math.max(1, elements.size() * 2 - 1));
            while (rounded.size() < size) {
                rounded.add(elements.get(elements.size() - 1));
            }
            return rounded;
        }

        private String spread(String written, int ordinal, List<Value> elements) {
            List<String> places = new ArrayList<>();
            if (written.startsWith(":")) {
                for (int i = 0; i < elements.size(); i++) {
                    String name = written.substring(1).strip() + "__" + (i + 1);
                    named.put(name, elements.get(i));
                    places.add(":" + name);
                }
            } else if (written.equals("?")) {
                this.places.put(ordinal, elements);
                elements.forEach(element -> places.add("?"));
            } else {
                String sign = written.substring(0, 1);
                for (Value element : elements) {
                    more.add(element);
                    places.add(sign + (given.size() + more.size()));
                }
            }
            return String.join(", ", places);
        }

        private List<Value> values(String text) {
            List<Value> values = new ArrayList<>();
            if (!parsed.parameterNames().isEmpty()) {
                Parser.parse(text).parameterNames().stream()
                        .filter(named::containsKey)
                        .map(named::get)
                        .forEach(values::add);
                return values;
            }
            for (int i = 0; i < given.size(); i++) {
                values.addAll(places.getOrDefault(i, List.of(given.get(i))));
            }
            values.addAll(more);
            return values;
        }
    }
}
