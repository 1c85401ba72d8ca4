package io.docdb.exec;

import io.docdb.catalog.IndexDefinition;
import io.docdb.plan.physical.IndexAccess;
import io.docdb.plan.physical.KeyRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Ranges of keys as EXPLAIN shows them: conditions on the parts of the index. */
final class RangeTexts {
    private final ExpressionText expressions;

    RangeTexts(ExpressionText expressions) {
        this.expressions = expressions;
    }

    /** Of the primary key. */
    String ofKey(List<KeyRange> ranges) {
        return of(ranges, List.of(), " or ");
    }

    String of(IndexAccess access) {
        return of(access.ranges(), parts(access.index()), " or ");
    }

    /** @param parts how the parts are called that the ranges are about */
    String of(IndexAccess access, List<String> parts, boolean descending) {
        List<KeyRange> inOrder = new ArrayList<>(access.ranges());
        if (access.inTurn() && descending) {
            Collections.reverse(inOrder);
        }
        return of(inOrder, parts, access.inTurn() ? " then " : " or ");
    }

    static List<String> parts(IndexDefinition index) {
        return index.parts().stream()
                .map(part -> part.path().map(Object::toString).orElseGet(() -> part.expressionSql()
                        .orElse("")))
                .toList();
    }

    private String of(List<KeyRange> ranges, List<String> parts, String between) {
        String shown = ranges.stream()
                .limit(ExpressionText.MOST_SHOWN)
                .map(range -> of(range, parts))
                .collect(Collectors.joining(between));
        return ranges.size() <= ExpressionText.MOST_SHOWN
                ? shown
                : shown + between + (ranges.size() - ExpressionText.MOST_SHOWN) + " more";
    }

    private String of(KeyRange range, List<String> parts) {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < range.prefix().size(); i++) {
            terms.add(of(range.prefix().get(i), part(parts, i)));
        }
        addTail(range.tail(), range.prefix().size(), parts, terms);
        return terms.isEmpty() ? "all" : String.join(" AND ", terms);
    }

    private String of(KeyRange.Equal equal, String part) {
        String value = expressions.of(equal.value());
        boolean isOfArrays =
                equal.conversion().filter(KeyRange.Conversion::isOfArrays).isPresent();
        if (equal.conversion().isPresent() && !isOfArrays) {
            return "(" + part + " = " + value + orOther(equal.conversion().get()) + ")";
        }
        return part
                + (equal.nullMatches()
                        ? " IS "
                        : (equal.orNested() ? " holds" : " =") + (equal.ofElements() ? " ANY " : " "))
                + value
                + (isOfArrays ? " or in a text" : "");
    }

    private static String orOther(KeyRange.Conversion conversion) {
        return conversion.type().isNumeric() ? " or no number" : " or no text";
    }

    private void addTail(KeyRange.Tail tail, int place, List<String> parts, List<String> terms) {
        String next = part(parts, place);
        if (tail instanceof KeyRange.NotNull) {
            terms.add(next + " IS NOT NULL");
        } else if (tail instanceof KeyRange.StartsWith start) {
            terms.add(next + " starts with " + expressions.of(start.text()));
        } else if (tail instanceof KeyRange.Matches like) {
            terms.add(next + " starts as " + expressions.of(like.pattern()));
        } else if (tail instanceof KeyRange.Beyond beyond) {
            List<String> compared = new ArrayList<>();
            for (int i = 0; i < beyond.values().size(); i++) {
                compared.add(part(parts, place + i));
            }
            terms.add("(" + String.join(", ", compared) + ") " + (beyond.after() ? ">" : "<")
                    + (beyond.inclusive() ? "=" : "") + " (" + expressions.list(beyond.values()) + ")");
        } else if (tail instanceof KeyRange.Between between) {
            between.from()
                    .ifPresent(bound ->
                            terms.add(next + (bound.inclusive() ? " >= " : " > ") + expressions.of(bound.value())));
            between.to()
                    .ifPresent(bound ->
                            terms.add(next + (bound.inclusive() ? " <= " : " < ") + expressions.of(bound.value())));
        } else if (tail instanceof KeyRange.Converted converted) {
            List<String> inner = new ArrayList<>();
            addTail(converted.tail(), place, parts, inner);
            terms.add("(" + String.join(" AND ", inner) + orOther(converted.conversion()) + ")");
        }
    }

    private static String part(List<String> parts, int position) {
        return position < parts.size() ? parts.get(position) : "key";
    }
}
