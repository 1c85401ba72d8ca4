package io.docdb.value;

/**
 * What a {@link Document} is made of when somebody looks into it: its stored bytes. Until then its text can be had without.
 * Immutable, and of the document alone: it stays readable for ever. Both methods fail as decoding does if the bytes are damaged.
 */
public interface DocumentSource {
    /** The document, decoded. */
    Document decode();

    /** What {@link JsonText#of} answers for the document. */
    String toJson();

    int sizeBytes();

    /** True if {@link #field} answers faster than decoding all of it. */
    default boolean givesFields() {
        return false;
    }

    /** What {@link Document#get} answers for the document. */
    default Value field(String name) {
        return decode().get(name);
    }

    /** About what the document takes on the heap once it is decoded: a field of ten stored bytes becomes three small objects. */
    default long decodedBytes() {
        return 5L * sizeBytes();
    }
}
