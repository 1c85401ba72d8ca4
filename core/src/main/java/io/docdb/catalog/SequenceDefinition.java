package io.docdb.catalog;

import io.docdb.value.SqlType;
import java.util.Optional;

/**
 * A number generator. What it gave last is not part of the definition and is not rolled back.
 *
 * @param type SMALLINT, INTEGER or BIGINT: what its numbers fit
 * @param ownerId the collection it belongs to and is dropped and restarted with, as OWNED BY says; of an identity column the
 *     column names the sequence
 */
public record SequenceDefinition(
        int id,
        String schema,
        String name,
        SqlType type,
        long start,
        long increment,
        long minimum,
        long maximum,
        boolean cycle,
        Optional<Integer> ownerId) {}
