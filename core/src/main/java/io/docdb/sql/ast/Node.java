package io.docdb.sql.ast;

/** A part of the syntax tree. Immutable; equality is by content without regard to {@link Position}. */
public interface Node {
    /** Where the node begins. */
    Position at();

    /** Offset of the node in the text of the statement, from 0; -1 if a program made it. */
    default int position() {
        return at().offset();
    }
}
