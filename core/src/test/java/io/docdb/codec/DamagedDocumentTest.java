package io.docdb.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.TextValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DamagedDocumentTest {
    /** Damage may go unseen here, where there is no checksum; but it must not end in anything but a value or this error. */
    @Property(tries = 3000)
    void damagedBytesEndInAValueOrInDataCorrupted(@ForAll long seed) {
        Random random = new Random(seed);
        FieldNames names = FieldNames.inMemory();
        byte[] bytes = DocumentCodec.encode(new Values(seed, 8).document(2), names, 0);
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        byte[] damaged = random.nextInt(3) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length) + 1) : bytes;

        expectCorruption(() -> DocumentCodec.decode(damaged, 0, names));
        expectCorruption(() -> DocumentCodec.open(damaged, 0, names).values());
        expectCorruption(() -> DocumentCodec.open(damaged, 0, names).toString());
        expectCorruption(() -> JsonWriter.toUtf8(damaged, 0, names));
        for (String path : new String[] {"a", "name.b", "tags[0]", "items[*].a", "\"a.b\"[-1]"}) {
            expectCorruption(() -> PathReader.of(FieldPath.parse(path), names).read(damaged, 0));
        }
    }

    private static void expectCorruption(Runnable read) {
        try {
            read.run();
        } catch (StorageException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.DATA_CORRUPTED);
        }
    }

    /** Found by chance by the property above: a name that ends before it begins. */
    @Test
    void damagedEndsOfNamesAreToldAsDamage() {
        Document document = Document.builder()
                .put("a", new TextValue("1"))
                .put("b", new TextValue("2"))
                .put("c", new TextValue("3"))
                .build();
        byte[] bytes = DocumentCodec.encode(document, FieldNames.none(), 0);
        byte[] roomy = Arrays.copyOf(bytes, 100);
        roomy[4] = 57; // where the first name ends; the second, which is looked at first, begins there

        assertThatThrownBy(() ->
                        PathReader.of(FieldPath.parse("c"), FieldNames.none()).read(roomy, 0))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("Document damaged: ");
    }

    /** Found by chance by the property above: two billion bytes were set aside for a text of eight. */
    @Test
    void aDamagedLengthSetsNoRoomAside() {
        FieldNames names = FieldNames.inMemory();
        String text = "x".repeat(200);
        byte[] bytes = DocumentCodec.encode(Document.of("a", new TextValue(text)), names, 0);
        int length = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text) - 2;
        for (int i = 0; i < 4; i++) {
            bytes[length + i] = (byte) 0xFF;
        }
        bytes[length + 4] = 7; // 2^31 - 1 in groups of seven bits

        assertThatThrownBy(() -> JsonWriter.toUtf8(bytes, 0, names))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("Document damaged: ");
        assertThatThrownBy(() -> DocumentCodec.decode(bytes, 0, names))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("Document damaged: ");
    }

    @Test
    void aNewerFormatIsNamed() {
        byte[] bytes = DocumentCodec.encode(Document.EMPTY, FieldNames.none(), 0);
        bytes[0] = 2;

        assertThatThrownBy(() -> DocumentCodec.decode(bytes, 0, FieldNames.none()))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("Document damaged: expected format version 1, found 2");
    }
}
