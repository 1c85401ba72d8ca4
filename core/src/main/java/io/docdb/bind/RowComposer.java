package io.docdb.bind;

import io.docdb.catalog.ColumnDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.expr.Call;
import io.docdb.expr.Expression;
import io.docdb.expr.document.ComposeDocument;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.sql.ast.DataChange.Insert.Overriding;
import io.docdb.sql.ast.Position;
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Composes documents out of columns: for INSERT and for MERGE. Declared columns come in their order, then other fields
 * as named; a column without a value gets its default, or is left out.
 */
final class RowComposer {
    private final Binding binding;
    private final ChangeTarget target;
    private final Overriding overriding;

    RowComposer(Binding binding, ChangeTarget target, Overriding overriding) {
        this.binding = binding;
        this.target = target;
        this.overriding = overriding;
    }

    /** @throws io.docdb.error.StatementException for a value given to a column that makes its own */
    void requireWritable(ChangeTarget.Place place, Position at) {
        Optional<ColumnDefinition> column = target.column(place.path());
        if (column.flatMap(ColumnDefinition::generatedSql).isPresent()) {
            throw binding.error(
                    at,
                    ErrorCode.WRONG_OBJECT_TYPE,
                    "Column \"" + place.path() + "\" is generated: it computes itself and takes DEFAULT only");
        }
        boolean always = column.flatMap(ColumnDefinition::identity)
                .filter(ColumnDefinition.Identity::always)
                .isPresent();
        if (always && overriding == Overriding.NONE) {
            throw binding.error(
                    at,
                    ErrorCode.WRONG_OBJECT_TYPE,
                    "Column \"" + place.path()
                            + "\" is GENERATED ALWAYS AS IDENTITY: leave it out, or write OVERRIDING SYSTEM VALUE");
        }
    }

    /** @param values one per place, over the columns of {@code input} */
    ComposedDocument compose(LogicalPlan input, List<ChangeTarget.Place> places, List<Expression> values, Position at) {
        Expression whole = null;
        Map<String, Expression> fields = new LinkedHashMap<>();
        List<Integer> nested = new ArrayList<>();
        Map<String, Expression> given = new LinkedHashMap<>();
        for (int i = 0; i < places.size(); i++) {
            ChangeTarget.Place place = places.get(i);
            if (place.isWhole()) {
                whole = place.wholeOf(ChangeTarget.nothing(), values.get(i));
            } else if (place.path().steps().size() == 1
                    && !place.path().firstName().isEmpty()) {
                given.put(place.path().firstName(), target.assigned(values.get(i), place, at));
            } else {
                nested.add(i);
            }
        }
        for (ColumnDefinition column : target.definition().columns()) {
            Expression own = given.remove(column.name());
            Expression value = whole == null ? valueOf(column, own) : own; // what a document lacks it is given below
            if (value != null && column.generatedSql().isEmpty()) {
                fields.put(column.name(), value);
            }
        }
        fields.putAll(given);
        Expression document = whole == null ? composed(fields) : merged(whole, fields);
        for (int place : nested) {
            ChangeTarget.Place deep = places.get(place);
            document = ChangeTarget.set(document, deep.path(), target.assigned(values.get(place), deep, at));
        }
        ComposedDocument result = new ComposedDocument(input, document);
        return whole == null ? result : target.withDefaults(result);
    }

    /** Null if the field is left out: there is neither a value nor a default. */
    private Expression valueOf(ColumnDefinition column, Expression given) {
        boolean ignored = column.identity().isPresent() && overriding == Overriding.USER_VALUE;
        if (given == null || ignored) {
            return target.defaultOf(column).orElse(null);
        }
        return column.defaultOnNull()
                ? target.defaultOf(column)
                        .map(otherwise -> target.unlessNull(given, otherwise))
                        .orElse(given)
                : given;
    }

    private static Expression composed(Map<String, Expression> fields) {
        return new Call(
                new ComposeDocument(List.copyOf(fields.keySet())), List.copyOf(fields.values()), SqlType.OBJECT);
    }

    private static Expression merged(Expression whole, Map<String, Expression> fields) {
        Expression document = whole;
        for (Map.Entry<String, Expression> field : fields.entrySet()) {
            document = ChangeTarget.set(document, io.docdb.value.FieldPath.of(field.getKey()), field.getValue());
        }
        return document;
    }
}
