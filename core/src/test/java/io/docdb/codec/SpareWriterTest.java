package io.docdb.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.StatementException;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SpareWriterTest {
    private final SpareWriter writers = new SpareWriter();
    private final FieldNames names = FieldNames.inMemory();

    @Property(tries = 1000)
    void aKeptWriterWritesWhatANewOneWrites(@ForAll long seed) {
        Values values = new Values(seed);
        for (int i = 0; i < 3; i++) {
            Document document = values.document(3);
            assertThat(DocumentCodec.encode(document, names, i, writers))
                    .isEqualTo(DocumentCodec.encode(document, names, i));
        }
    }

    @Test
    void aWriterIsLentToOneOnlyAndComesBack() {
        DocumentWriter first = writers.take(names, 0);
        DocumentWriter second = writers.take(names, 0);
        assertThat(second).isNotSameAs(first);

        writers.handBack(first);

        assertThat(writers.take(names, 0)).isSameAs(first);
    }

    @Test
    void aRefusedDocumentLeavesNothingBehind() {
        Value deep = new TextValue("end");
        for (int i = 0; i < 600; i++) {
            deep = ArrayValue.of(deep);
        }
        Document refused = Document.of("deep", deep);
        assertThatThrownBy(() -> DocumentCodec.encode(refused, names, 0, writers))
                .isInstanceOf(StatementException.class);

        Document next = Document.of("a", new TextValue("b"));
        assertThat(DocumentCodec.encode(next, names, 0, writers)).isEqualTo(DocumentCodec.encode(next, names, 0));
    }

    @Test
    void theBufferOfALargeDocumentIsNotKept() {
        DocumentWriter writer = writers.take(names, 0);
        writer.value(new TextValue("x".repeat(1 << 17)));

        writers.handBack(writer);

        assertThat(writers.take(names, 0)).isNotSameAs(writer);
    }
}
