package io.docdb.storage.file;

/**
 * Something a check found to be wrong.
 *
 * @param file the path of the file, or what stands for it
 * @param position in the file in bytes; 0 when the damage has no single place
 * @param description what was expected and what was found
 */
public record Damage(String file, long position, String description) {
    @Override
    public String toString() {
        return file + " at " + position + ": " + description;
    }
}
