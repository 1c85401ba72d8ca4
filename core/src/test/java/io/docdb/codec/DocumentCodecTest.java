package io.docdb.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.JsonText;
import io.docdb.value.Value;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DocumentCodecTest {
    private static final List<FieldPath> PATHS = List.of(
            FieldPath.parse("a"),
            FieldPath.parse("name"),
            FieldPath.parse("a.b"),
            FieldPath.parse("tags[0]"),
            FieldPath.parse("tags[-1]"),
            FieldPath.parse("items[*]"),
            FieldPath.parse("items[*].a"),
            FieldPath.parse("\"a.b\"[1].c"),
            FieldPath.parse("field7"),
            FieldPath.parse("nowhere"),
            FieldPath.ROOT);

    @Property(tries = 2000)
    void decodingGivesBackTheSameDocumentInTheSameForm(@ForAll long seed) {
        Document document = new Values(seed).document(3);
        for (FieldNames names : List.of(FieldNames.inMemory(), FieldNames.none(), new MemoryFieldNames(4))) {
            byte[] bytes = DocumentCodec.encode(document, names, 8);

            Document decoded = DocumentCodec.decode(bytes, 8, names);

            assertThat(SameForm.of(document, decoded))
                    .as("%s became %s", document, decoded)
                    .isTrue();
        }
    }

    @Property(tries = 2000)
    void aChangedDocumentIsEncodedAsIfItWereNew(@ForAll long seed) {
        Values values = new Values(seed);
        Document document = values.document(3);
        Random random = new Random(seed);
        for (FieldNames names : List.of(FieldNames.inMemory(), FieldNames.none(), new MemoryFieldNames(4))) {
            Document before = DocumentCodec.open(DocumentCodec.encode(document, names, 8), 8, names);
            Document after = before;
            for (String name : before.names()) {
                after = switch (random.nextInt(6)) {
                    case 0 -> after.with(name, values.value(2));
                    case 1 -> after.without(name);
                    case 2 -> after.without(name).with(name, before.get(name));
                    default -> after;
                };
            }
            after = random.nextBoolean() ? after.with("added", values.value(1)) : after;

            byte[] bytes = DocumentCodec.encodeChanged(after, before, names, 8, new SpareWriter());

            assertThat(SameForm.of(DocumentCodec.decode(bytes, 8, names), withoutMissing(after)))
                    .as("%s made from %s", after, document)
                    .isTrue();
            assertThat(bytes).isEqualTo(DocumentCodec.encode(after, names, 8));
        }
    }

    private static Document withoutMissing(Document document) {
        Document present = document;
        for (String name : document.names()) {
            present = document.get(name).isMissing() ? present.without(name) : present;
        }
        return present;
    }

    @Property(tries = 2000)
    void valuesAreCopiedFromOneDocumentToAnotherAsTheyStand(@ForAll long seed) {
        Document document = new Values(seed).document(3);
        for (FieldNames names : List.of(FieldNames.inMemory(), FieldNames.none(), new MemoryFieldNames(4))) {
            byte[] bytes = DocumentCodec.encode(document, names, 3);
            int root = DocumentCodec.rootPosition(bytes, 3);
            DocumentWriter writer = new DocumentWriter();
            writer.reset(names, 3);
            writer.startObject();
            for (String name : document.names()) {
                int position = EncodedValue.field(bytes, root, name, names);
                if (position >= 0) {
                    writer.name(name);
                    writer.copy(bytes, position);
                }
            }
            writer.endObject();

            assertThat(writer.toBytes()).isEqualTo(bytes);
            assertThat(EncodedValue.field(bytes, root, "nowhere", names)).isNegative();
        }
    }

    @Property(tries = 2000)
    void aDocumentNobodyHasLookedIntoIsTheDecodedOne(@ForAll long seed) {
        Document document = new Values(seed).document(3);
        for (FieldNames names : List.of(FieldNames.inMemory(), FieldNames.none(), new MemoryFieldNames(4))) {
            byte[] bytes = DocumentCodec.encode(document, names, 8);
            Document decoded = DocumentCodec.decode(bytes, 8, names);
            Document opened = DocumentCodec.open(bytes, 8, names);

            assertThat(opened.undecoded()).isPresent();
            assertThat(JsonText.of(opened)).isEqualTo(JsonText.of(decoded));
            assertThat(new ArrayValue(List.of(opened)).toString())
                    .isEqualTo(new ArrayValue(List.of(decoded)).toString());
            assertThat(opened.undecoded()).as("its text needs no fields").isPresent();
            assertThat(SameForm.of(opened, decoded)).isTrue();
            assertThat(opened).isEqualTo(decoded).hasSameHashCodeAs(decoded);
            assertThat(decoded).isEqualTo(DocumentCodec.open(bytes, 8, names));
            assertThat(opened.undecoded()).isEmpty();
            assertThat(opened.names()).isEqualTo(decoded.names());
            assertThat(opened.with("more", BooleanValue.TRUE)).isEqualTo(decoded.with("more", BooleanValue.TRUE));
            for (String name : decoded.names()) {
                Document again = DocumentCodec.open(bytes, 8, names);
                assertThat(again.with(name, BooleanValue.TRUE)).isEqualTo(decoded.with(name, BooleanValue.TRUE));
                assertThat(DocumentCodec.open(bytes, 8, names).without(name)).isEqualTo(decoded.without(name));
            }
        }
    }

    @Property(tries = 2000)
    void aPathReadFromBytesIsThePathReadFromTheDocument(@ForAll long seed) {
        Document document = new Values(seed).document(3);
        for (FieldNames names : List.of(FieldNames.inMemory(), FieldNames.none(), new MemoryFieldNames(4))) {
            byte[] bytes = DocumentCodec.encode(document, names, 3);
            for (FieldPath path : PATHS) {
                Value expected = path.get(document);

                Value read = PathReader.of(path, names).read(bytes, 3);

                assertThat(SameForm.of(expected, read))
                        .as("%s of %s is %s", path, document, read)
                        .isTrue();
            }
        }
    }
}
