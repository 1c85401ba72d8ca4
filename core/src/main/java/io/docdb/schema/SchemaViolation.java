package io.docdb.schema;

/**
 * One place of a document that breaks one rule of its schema. Prints as {@code /age expected integer, found "old"}.
 *
 * @param pointer JSON Pointer into the document; empty for the document itself. For a missing or a surplus property it
 *     points at that property
 * @param keyword the keyword of the schema that is broken, such as {@code type}
 * @param expected what the rule asks for, as a noun phrase: {@code integer}, {@code at most 80 characters}
 * @param found what stands there, as shortened JSON text; {@code nothing} for a missing property
 */
public record SchemaViolation(String pointer, String keyword, String expected, String found) {
    @Override
    public String toString() {
        return (pointer.isEmpty() ? "document" : pointer) + " expected " + expected + ", found " + found;
    }
}
