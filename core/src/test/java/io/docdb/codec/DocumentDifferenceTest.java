package io.docdb.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.value.Document;
import io.docdb.value.TextValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DocumentDifferenceTest {
    private static DocumentDifference between(Document before, Document after, FieldNames names) {
        return DocumentDifference.of(
                DocumentCodec.encode(before, names, 8), DocumentCodec.encode(after, names, 8), 8, names);
    }

    private static Document json(String text) {
        return JsonReader.parseDocument(text.replace('\'', '"'));
    }

    @Test
    void onlyFieldsWithOtherBytesAreInIt() {
        DocumentDifference difference = between(
                json("{'z': [1], 'id': 1, 'n': 1.0, 'gone': null, 'a': {'b': 'x', 'c': 1}}"),
                json("{'id': 1, 'z': [1], 'n': 1.00, 'a': {'b': 'y', 'c': 1}, 'new': 'text'}"),
                FieldNames.inMemory());

        assertThat(difference.before()).hasToString("{\"n\":1.0,\"gone\":null,\"a\":{\"b\":\"x\",\"c\":1}}");
        assertThat(difference.after()).hasToString("{\"n\":1.00,\"a\":{\"b\":\"y\",\"c\":1},\"new\":\"text\"}");
    }

    @Test
    void aValueThatBeginsLikeAnotherOneIsAnotherOne() {
        DocumentDifference difference =
                between(json("{'a': [1, 2], 'b': 'x'}"), json("{'a': [1, 2, 3], 'b': 'xy'}"), FieldNames.inMemory());

        assertThat(difference.before().names()).containsExactly("a", "b");
        assertThat(difference.after().names()).containsExactly("a", "b");
    }

    @Test
    void oneFieldOfManyIsFoundByTheBytesOfItsValue() {
        FieldNames names = FieldNames.inMemory();
        Document before = json("{'id': 7, 'z': {'a': [1, 'x']}, 'n': 1, 'text': 'long enough', 'd': 1.5}");

        assertThat(between(before, before, names).before()).isEqualTo(Document.EMPTY);
        for (String name : before.names()) {
            DocumentDifference difference = between(before, before.with(name, new TextValue("other")), names);

            assertThat(difference.before()).isEqualTo(Document.of(name, before.get(name)));
            assertThat(difference.after()).isEqualTo(Document.of(name, new TextValue("other")));
        }
        DocumentDifference two =
                between(before, json("{'id': 8, 'z': {'a': [1, 'x']}, 'n': 1, 'text': 'x', 'd': 1.5}"), names);
        assertThat(two.before().names()).containsExactly("id", "text");
    }

    @Property(tries = 1000)
    void whatIsLeftOutIsTheSameInBoth(@ForAll long seed) {
        Values values = new Values(seed);
        Document before = values.document(2);
        Document after = changed(before, values, new Random(seed));
        for (FieldNames names : List.of(FieldNames.inMemory(), FieldNames.none(), new MemoryFieldNames(4))) {
            DocumentDifference difference = between(before, after, names);

            Set<String> all = new LinkedHashSet<>(before.names());
            all.addAll(after.names());
            for (String name : all) {
                boolean same = SameForm.of(before.get(name), after.get(name));
                boolean leftOut =
                        !difference.before().has(name) && !difference.after().has(name);
                assertThat(same || !leftOut)
                        .as("%s of %s and of %s", name, before, after)
                        .isTrue();
                assertThat(leftOut || SameForm.of(difference.before().get(name), before.get(name)))
                        .isTrue();
                assertThat(leftOut || SameForm.of(difference.after().get(name), after.get(name)))
                        .isTrue();
            }
        }
    }

    /** Some fields of the document, some with other values, and some new ones. */
    private static Document changed(Document document, Values values, Random random) {
        Document changed = Document.EMPTY;
        for (String name : document.names()) {
            switch (random.nextInt(4)) {
                case 0 -> {}
                case 1 -> changed = changed.with(name, values.value(1));
                default -> changed = changed.with(name, document.get(name));
            }
        }
        Document others = values.document(1);
        for (String name : others.names()) {
            changed = changed.has(name) ? changed : changed.with(name, others.get(name));
        }
        return changed;
    }
}
