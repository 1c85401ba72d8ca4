package io.docdb.codec;

import java.util.Arrays;
import java.util.Comparator;

/** Writes the form of an object that carries its names, sorted by their bytes. Used once. */
final class NamedObject {
    /** A field's place in the order of writing, its name, where its value starts in the body. */
    private record Field(byte[] name, int offset) {}

    /** Names a field by its number in the table being written. */
    interface Naming {
        String nameOf(int number, FieldNames names);
    }

    private final ByteBuilder out;
    private final int bodyStart;
    private final int count;

    NamedObject(ByteBuilder out, int bodyStart, int count) {
        this.out = out;
        this.bodyStart = bodyStart;
        this.count = count;
    }

    void write(EntryStack entries, int from, Naming naming, FieldNames names) {
        Field[] fields = new Field[count];
        int nameBytes = 0;
        for (int i = 0; i < count; i++) {
            byte[] name = TextBytes.of(naming.nameOf(entries.number(from + i), names));
            fields[i] = new Field(name, entries.offset(from + i));
            nameBytes = Math.addExact(nameBytes, name.length);
        }
        Arrays.sort(fields, Comparator.comparing(Field::name, Arrays::compareUnsigned));
        writeTable(fields, nameBytes);
    }

    private void writeTable(Field[] fields, int nameBytes) {
        int size = out.length - bodyStart;
        int width = Bytes.widthCode(Math.max(size, nameBytes));
        int nameEnds = bodyStart + 1 + (2 << width);
        int offsets = nameEnds + (count << width);
        int nameText = offsets + (count << width);
        out.insertGap(bodyStart, nameText + nameBytes - bodyStart);
        byte[] bytes = out.bytes;
        bytes[bodyStart] = (byte) (Tag.NAMED_OBJECT + width);
        Bytes.putUnsigned(bytes, bodyStart + 1, width, count);
        Bytes.putUnsigned(bytes, bodyStart + 1 + (1 << width), width, size);
        int nameEnd = 0;
        for (int i = 0; i < count; i++) {
            byte[] name = fields[i].name();
            System.arraycopy(name, 0, bytes, nameText + nameEnd, name.length);
            nameEnd += name.length;
            Bytes.putUnsigned(bytes, nameEnds + (i << width), width, nameEnd);
            Bytes.putUnsigned(bytes, offsets + (i << width), width, fields[i].offset());
        }
    }
}
