package io.docdb.definition;

import io.docdb.catalog.CollectionDefinition;
import io.docdb.catalog.IndexDefinition;
import io.docdb.error.ErrorCode;
import io.docdb.sql.SqlPrinter;
import io.docdb.sql.ast.SchemaChange.CreateIndex;
import io.docdb.sql.ast.SortItem;
import io.docdb.value.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** CREATE INDEX, with the entries of the documents that are there already. Confined to one statement. */
final class IndexDefiner {
    private static final String INSTEAD_OF_GIN =
            "; an index on tags[*] finds the elements of an array, one on data.customer.id a field inside";

    /** All are B-trees, which find single values as a hash does, and ranges as block ranges do; empty if none is said. */
    private static final Set<String> METHODS = Set.of("", "btree", "hash", "brin");

    private final DefinitionContext context;

    IndexDefiner(DefinitionContext context) {
        this.context = context;
    }

    void create(CreateIndex create) {
        CollectionDefinition collection = context.getCollection(create.target());
        if (collection.origin() == CollectionDefinition.Origin.SYSTEM) {
            throw context.error(
                    ErrorCode.WRONG_OBJECT_TYPE,
                    "Index expected a collection, found the system collection \"" + collection.name() + "\"",
                    create.target().at());
        }
        Names names = new Names();
        create.name()
                .map(name -> name.last().text())
                .filter(name -> exists(collection, name, List.of()))
                .ifPresent(names::take);
        define(create, collection, names, List.of()).ifPresent(index -> build(collection, index));
    }

    /**
     * The definition of an index that is yet to be built.
     *
     * @param names that it cannot have: where it is one of the items of a table, those of the table, as in MySQL
     * @param dropped indexes that the statement takes away: their names are free
     * @return empty if the index exists and IF NOT EXISTS was said
     */
    Optional<IndexDefinition> define(
            CreateIndex create, CollectionDefinition collection, Names names, List<IndexDefinition> dropped) {
        if (!METHODS.contains(create.method())) {
            throw context.error(
                    ErrorCode.NOT_SUPPORTED,
                    "Index method expected btree, found " + create.method()
                            + (create.method().equals("gin") ? INSTEAD_OF_GIN : ""),
                    create.at());
        }
        Optional<String> given = create.name().map(name -> name.last().text());
        boolean taken = given.filter(names::isTaken).isPresent();
        if (taken && create.ifNotExists()) {
            context.warnExists("Index", given.get());
            return Optional.empty();
        }
        if (taken) {
            throw context.error(ErrorCode.INDEX_EXISTS, "Index \"" + given.get() + "\" exists already", create.at());
        }
        given.ifPresent(names::take);
        List<IndexDefinition.Part> parts = parts(create, collection);
        Optional<String> predicate = create.where().map(SqlPrinter::print);
        predicate.ifPresent(sql -> compile(collection, sql, create));
        return Optional.of(new IndexDefinition(
                context.numbers().nextObjectId(),
                collection.id(),
                collection.schema(),
                given.orElseGet(() -> freeName(collection, parts, names, dropped)),
                parts,
                create.unique(),
                predicate,
                false,
                !create.nullsDistinct(),
                ""));
    }

    private boolean exists(CollectionDefinition collection, String name, List<IndexDefinition> dropped) {
        return context.catalog()
                .findIndex(collection.schema(), name)
                .filter(index -> !dropped.contains(index))
                .isPresent();
    }

    /** Makes the map, fills it from the documents there are, and writes the definition. */
    void build(CollectionDefinition collection, IndexDefinition index) {
        context.transaction().createMap(index.map());
        context.editor().put(index);
        context.collections().fill(context.transaction(), collection, index);
    }

    private List<IndexDefinition.Part> parts(CreateIndex create, CollectionDefinition collection) {
        List<IndexDefinition.Part> parts = new ArrayList<>();
        int multi = 0;
        for (SortItem item : create.parts()) {
            Optional<FieldPath> path = Paths.of(collection, item.expression(), context);
            if (path.isPresent()) {
                parts.add(IndexDefinition.Part.of(path.get(), item.descending()));
                multi += path.get().isMulti() ? 1 : 0;
            } else {
                String sql = SqlPrinter.print(item.expression());
                compile(collection, sql, create);
                parts.add(new IndexDefinition.Part(Optional.empty(), Optional.of(sql), item.descending()));
            }
        }
        if (multi > 1) {
            throw context.error(
                    ErrorCode.NOT_SUPPORTED,
                    "Index expected at most one path into an array ([*]), found " + multi
                            + ": entries would multiply; make one index for each",
                    create.at());
        }
        return parts;
    }

    /** What is in an index is found again by what it was made from: it must be the same when the document goes. */
    private void compile(CollectionDefinition collection, String sql, CreateIndex create) {
        context.collections().rules().compile(collection, sql);
        if (!context.collections().rules().isLasting(collection, sql)) {
            throw context.error(
                    ErrorCode.INVALID_DEFINITION,
                    "Index expected what is always the same for a document, found " + sql,
                    create.at());
        }
    }

    private String freeName(
            CollectionDefinition collection,
            List<IndexDefinition.Part> parts,
            Names names,
            List<IndexDefinition> dropped) {
        List<FieldPath> paths = parts.stream()
                .map(part -> part.path().orElse(FieldPath.of("expr")))
                .toList();
        String name = names.make(collection.name(), paths, "idx");
        while (exists(collection, name, dropped)) {
            name = names.make(collection.name(), paths, "idx");
        }
        return name;
    }
}
