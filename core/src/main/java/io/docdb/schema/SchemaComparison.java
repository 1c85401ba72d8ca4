package io.docdb.schema;

import java.util.List;

/**
 * How a new schema stands to the old one, told from the two texts alone.
 *
 * <p>{@code SAME} and {@code WIDER} are proofs: every document the old schema accepts is accepted by the new one, so
 * stored documents need no second look. The other answers only mean that there is no proof: the stored documents are
 * to be checked, and {@code obstacles} says what for.
 *
 * @param kind the answer
 * @param obstacles why documents of the old schema may break the new one, each at its JSON Pointer; empty if there is
 *     a proof that none does
 */
public record SchemaComparison(Kind kind, List<Obstacle> obstacles) {

    /** How the documents the two schemas accept stand to each other. */
    public enum Kind {
        /** Both accept the same documents. */
        SAME,
        /** The new schema accepts all the old one accepts, and perhaps more. */
        WIDER,
        /** The old schema accepts all the new one accepts, and perhaps more. */
        NARROWER,
        /** Neither is known. */
        DIFFERENT
    }

    /**
     * A rule of the new schema that the old one does not grant.
     *
     * @param pointer JSON Pointer of the values concerned; {@code *} stands for any name or element
     * @param rule what the new schema asks for
     */
    public record Obstacle(String pointer, String rule) {
        @Override
        public String toString() {
            return (pointer.isEmpty() ? "document" : pointer) + " " + rule;
        }
    }

    public SchemaComparison {
        obstacles = List.copyOf(obstacles);
    }

    /** True if every document that was valid is valid still. */
    public boolean isCompatible() {
        return kind == Kind.SAME || kind == Kind.WIDER;
    }

    static SchemaComparison of(DocumentSchema before, DocumentSchema after) {
        List<Obstacle> obstacles = Containment.obstacles(after, before);
        boolean narrower = Containment.obstacles(before, after).isEmpty();
        Kind kind = obstacles.isEmpty() ? narrower ? Kind.SAME : Kind.WIDER : narrower ? Kind.NARROWER : Kind.DIFFERENT;
        return new SchemaComparison(kind, obstacles);
    }
}
