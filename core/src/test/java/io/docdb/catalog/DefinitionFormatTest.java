package io.docdb.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.codec.JsonReader;
import io.docdb.error.StorageException;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.JsonText;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The texts that definitions are on disk: those of today, and those that older databases hold. */
class DefinitionFormatTest {
    private static final String PLAIN_KEY =
            "{\"name\":\"c_fkey\",\"paths\":[\"a\",\"b\"],\"referencedId\":7,\"referencedPaths\":[\"x\",\"y\"],"
                    + "\"onDelete\":\"SET_NULL\",\"onUpdate\":\"CASCADE\",\"deferrable\":true,\"initiallyDeferred\":false}";
    private static final String OTHER_KEY =
            "{\"name\":\"d_fkey\",\"paths\":[\"a\",\"b\"],\"referencedId\":7,\"referencedPaths\":[\"x\",\"y\"],"
                    + "\"onDelete\":\"SET_DEFAULT\",\"onUpdate\":\"NO_ACTION\",\"deferrable\":true,\"initiallyDeferred\":true,"
                    + "\"matchFull\":true,\"setPaths\":[\"b\"]}";
    private static final String TABLE =
            "{\"id\":9,\"schema\":\"public\",\"name\":\"c\",\"origin\":\"TABLE\",\"columns\":["
                    + "{\"name\":\"a\",\"type\":{\"name\":\"INTEGER\"},\"nullable\":false,\"comment\":\"\","
                    + "\"default\":\"nextval('s')\"},"
                    + "{\"name\":\"b\",\"type\":{\"name\":\"DECIMAL\",\"precision\":10,\"scale\":2},\"nullable\":true,"
                    + "\"comment\":\"money\",\"onUpdate\":\"0\",\"domain\":5,\"identity\":\"c_b_seq\",\"identityAlways\":true}],"
                    + "\"primaryKey\":[\"a\"],\"primaryKeyName\":\"c_pkey\",\"checks\":[{\"name\":\"k\",\"condition\":\"a > 0\"}],"
                    + "\"foreignKeys\":[" + PLAIN_KEY + "," + OTHER_KEY + "],\"temporary\":false,\"comment\":\"\"}";
    private static final String OLD_SEQUENCE =
            "{\"id\":3,\"schema\":\"public\",\"name\":\"s\",\"start\":1,\"increment\":1,\"minimum\":1,"
                    + "\"maximum\":9223372036854775807,\"cycle\":false}";
    private static final String SEQUENCE =
            "{\"id\":3,\"schema\":\"public\",\"name\":\"s\",\"type\":\"SMALLINT\",\"start\":-5,\"increment\":-2,"
                    + "\"minimum\":-32768,\"maximum\":-1,\"cycle\":true,\"owner\":9,\"ownerColumn\":\"a\",\"restart\":-7,"
                    + "\"comment\":\"counts down\"}";

    private static Document read(String text) {
        return (Document) JsonReader.parse(text);
    }

    @Test
    void aTableWithForeignKeysOfEveryKind() {
        CollectionDefinition table = DefinitionFormat.readCollection(read(TABLE));
        assertThat(JsonText.of(DefinitionFormat.write(table))).isEqualTo(TABLE);
        ForeignKeyDefinition plain = table.foreignKeys().get(0);
        assertThat(plain.matchFull()).isFalse();
        assertThat(plain.setPaths()).as("all of them").isEqualTo(plain.paths());
        assertThat(table.foreignKeys().get(1))
                .isEqualTo(new ForeignKeyDefinition(
                        "d_fkey",
                        List.of(FieldPath.of("a"), FieldPath.of("b")),
                        7,
                        List.of(FieldPath.of("x"), FieldPath.of("y")),
                        ForeignKeyDefinition.Action.SET_DEFAULT,
                        ForeignKeyDefinition.Action.NO_ACTION,
                        true,
                        true,
                        true,
                        List.of(FieldPath.of("b"))));
    }

    @Test
    void aTypeOfANewerVersionIsTold() {
        assertThatThrownBy(() -> DefinitionFormat.readType(read("{\"name\":\"CIRCLE\"}")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("CIRCLE");
    }

    @Test
    void aSequenceWithAllThereIsToSayOfIt() {
        SequenceDefinition sequence = DefinitionFormat.readSequence(read(SEQUENCE));
        assertThat(JsonText.of(DefinitionFormat.write(sequence))).isEqualTo(SEQUENCE);
        assertThat(sequence)
                .isEqualTo(new SequenceDefinition(
                        3,
                        "public",
                        "s",
                        SqlType.of(SqlType.Name.SMALLINT),
                        -5,
                        -2,
                        -32768,
                        -1,
                        true,
                        Optional.of(9),
                        Optional.of("a"),
                        Optional.of(-7L),
                        "counts down"));
    }

    @Test
    void aSequenceOfAnOlderDatabaseIsOneOf64BitsThatBelongsToNobody() {
        SequenceDefinition sequence = DefinitionFormat.readSequence(read(OLD_SEQUENCE));
        assertThat(sequence.type()).isEqualTo(SqlType.BIGINT);
        assertThat(sequence.maximum()).isEqualTo(Long.MAX_VALUE);
        assertThat(sequence.ownerId()).isEmpty();
        assertThat(sequence.ownerColumn()).isEmpty();
        assertThat(sequence.restart()).isEmpty();
        assertThat(sequence.comment()).isEmpty();
    }

    @Test
    void theLowestNumberOfASequenceIsReadBack() {
        SequenceDefinition sequence = DefinitionFormat.readSequence(
                read(OLD_SEQUENCE.replace("\"minimum\":1", "\"minimum\":" + Long.MIN_VALUE)));
        assertThat(sequence.minimum()).isEqualTo(Long.MIN_VALUE);
        assertThat(DefinitionFormat.readSequence(DefinitionFormat.write(sequence)))
                .isEqualTo(sequence);
    }
}
