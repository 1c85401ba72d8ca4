package io.docdb.codec;

import io.docdb.value.FieldPath;

/** One step of a path in the terms of the bytes. Thread-safe. */
final class PathStep {
    private static final byte[] NO_NAME = {};

    /** A number no field has. */
    private static final int UNNUMBERED = -1;

    private final FieldPath.Step step;
    private final FieldNames names;
    private final String name;
    private final byte[] nameBytes;
    private final int element;
    private int number; // a race finds it twice, alike

    private PathStep(FieldPath.Step step, FieldNames names) {
        this.step = step;
        this.names = names;
        this.name = step instanceof FieldPath.Field field ? field.name() : "";
        this.nameBytes = step instanceof FieldPath.Field ? TextBytes.of(name) : NO_NAME;
        this.element = step instanceof FieldPath.Element place ? place.position() : 0;
        this.number = step instanceof FieldPath.Field ? names.find(name) : UNNUMBERED;
    }

    static PathStep of(FieldPath.Step step, FieldNames names) {
        return new PathStep(step, names);
    }

    boolean isAnyElement() {
        return step == FieldPath.AnyElement.INSTANCE;
    }

    /** The position this step leads to from the value at {@code position}; -1 if it leads nowhere. */
    int from(byte[] bytes, int position) {
        int tag = bytes[position];
        if (step instanceof FieldPath.Field) {
            return field(bytes, position, tag);
        }
        return step instanceof FieldPath.Element && Tag.isArray(tag)
                ? Containers.findElement(bytes, position, element)
                : -1;
    }

    private int field(byte[] bytes, int position, int tag) {
        if (Tag.isObject(tag)) {
            int known = number;
            if (known == UNNUMBERED) {
                known = names.find(name);
                number = known;
            }
            return known == UNNUMBERED ? -1 : Containers.findField(bytes, position, known);
        }
        return Tag.isNamedObject(tag) ? Containers.findNamed(bytes, position, nameBytes) : -1;
    }
}
