package io.docdb.bind;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.schema.SchemaModel;
import io.docdb.sql.ast.NullOrdering;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the session knows and the catalog does not.
 *
 * @param defaultSchema where names without a schema are sought
 * @param furtherSchemas where they are sought then, one after the other
 * @param catalogName what a name of three parts must begin with
 * @param temporarySchema where unqualified names are sought first; empty if the session has no temporary objects
 * @param nullOrdering where NULLs stand if the statement does not say
 * @param models what the JSON Schema of a collection declares; called for collections that have one
 */
public record BindContext(
        String defaultSchema,
        List<String> furtherSchemas,
        String catalogName,
        String temporarySchema,
        NullOrdering nullOrdering,
        Function<CollectionDefinition, SchemaModel> models) {
    public BindContext {
        Objects.requireNonNull(defaultSchema);
        furtherSchemas = List.copyOf(furtherSchemas);
        Objects.requireNonNull(catalogName);
        Objects.requireNonNull(models);
        Objects.requireNonNull(temporarySchema);
        Objects.requireNonNull(nullOrdering);
    }

    /** A session without temporary objects in the default schema. */
    public static BindContext of(Function<CollectionDefinition, SchemaModel> models) {
        return new BindContext(CatalogSnapshot.DEFAULT_SCHEMA, List.of(), "docdb", "", NullOrdering.LOW, models);
    }

    /** For what is defined in a schema: temporary objects are seen by temporary ones alone. */
    BindContext within(String schema) {
        return schema.equals(temporarySchema)
                ? this
                : new BindContext(schema, List.of(), catalogName, "", nullOrdering, models);
    }

    /** The schemas in which a name without one is sought, one after the other. */
    List<String> searchPath() {
        if (furtherSchemas.isEmpty()) {
            return temporarySchema.isEmpty() ? List.of(defaultSchema) : List.of(temporarySchema, defaultSchema);
        }
        return Stream.of(
                        temporarySchema.isEmpty() ? List.<String>of() : List.of(temporarySchema),
                        List.of(defaultSchema),
                        furtherSchemas)
                .flatMap(List::stream)
                .toList();
    }
}
