package io.docdb.bind;

import io.docdb.catalog.CatalogSnapshot;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.schema.SchemaModel;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What the session knows and the catalog does not.
 *
 * @param defaultSchema where names without a schema are sought
 * @param catalogName what a name of three parts must begin with
 * @param temporary the session's own collections; they hide others of the same name
 * @param models what the JSON Schema of a collection declares; called for collections that have one
 */
public record BindContext(
        String defaultSchema,
        String catalogName,
        List<CollectionDefinition> temporary,
        Function<CollectionDefinition, SchemaModel> models) {
    public BindContext {
        Objects.requireNonNull(defaultSchema);
        Objects.requireNonNull(catalogName);
        Objects.requireNonNull(models);
        temporary = List.copyOf(temporary);
    }

    /** A session without temporary collections in the default schema. */
    public static BindContext of(Function<CollectionDefinition, SchemaModel> models) {
        return new BindContext(CatalogSnapshot.DEFAULT_SCHEMA, "docdb", List.of(), models);
    }

    BindContext withDefaultSchema(String schema) {
        return new BindContext(schema, catalogName, temporary, models);
    }
}
