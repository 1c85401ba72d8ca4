package io.docdb.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.CollectionDefinition.Origin;
import io.docdb.catalog.ColumnDefinition;
import io.docdb.expr.Column;
import io.docdb.expr.Comparison;
import io.docdb.expr.Comparison.Operator;
import io.docdb.expr.Expression;
import io.docdb.expr.Parameter;
import io.docdb.plan.logical.CollectionRef;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.logical.ScanField;
import io.docdb.plan.physical.KeyRange;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import io.docdb.value.ValueKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What ranges know of the kinds of values that they are about. */
class PartRangesTest {
    private static final List<FieldPath> KEY = List.of(FieldPath.of("day"), FieldPath.of("name"), FieldPath.of("id"));

    private static CollectionDefinition definition(Origin origin) {
        return new CollectionDefinition(
                16,
                "public",
                "visits",
                origin,
                List.of(
                        ColumnDefinition.of("day", SqlType.DATE, false),
                        ColumnDefinition.of("name", SqlType.of(SqlType.Name.VARCHAR, 20), false),
                        ColumnDefinition.of("id", SqlType.of(SqlType.Name.JSON), false)),
                Optional.empty(),
                KEY,
                "visits_pkey",
                List.of(),
                List.of(),
                false,
                "");
    }

    private static PartRanges ranges(CollectionDefinition definition, Operator operator) {
        Column day = new Column(3, "day", SqlType.DATE, false);
        Scan scan = new Scan(
                new CollectionRef(16, "public", "visits"),
                "visits",
                new Column(1, "rowId", SqlType.VARBINARY, false),
                new Column(2, "document", SqlType.OBJECT, false),
                List.of(new ScanField(day, FieldPath.of("day"))),
                Optional.empty());
        Expression term = new Comparison(operator, day.ref(), new Parameter(0, SqlType.ANY));
        return PartRanges.of(NormalForm.Part.ofKey(definition), PathRestrictions.of(List.of(term), scan));
    }

    @Test
    void columnsOfTablesAndCollectionsAreOfTheKindTheyAreDeclared() {
        for (Origin origin : List.of(Origin.TABLE, Origin.COLLECTION)) {
            for (Operator operator : List.of(Operator.EQUAL, Operator.LESS)) {
                KeyRange range = ranges(definition(origin), operator).list().get(0);

                assertThat(range.kinds())
                        .containsExactly(Optional.of(ValueKind.DATE), Optional.of(ValueKind.TEXT), Optional.empty());
            }
        }
    }

    @Test
    void whatTheSystemKeepsMayBeOfAnyKind() {
        KeyRange range =
                ranges(definition(Origin.SYSTEM), Operator.EQUAL).list().get(0);

        assertThat(range.kinds()).containsOnly(Optional.empty());
    }
}
